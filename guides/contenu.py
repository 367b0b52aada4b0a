"""Ce qu'un guide imprimé dit : ses lieux rangés par commune, ses index et sa carte, en données que lit `gabarit/guide.typ`.

Ce qui n'est vrai qu'à l'instant n'y est pas, et ce qu'on ignore y est dit, comme sur une fiche.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from itertools import groupby

from graphiques.qr import code_qr
from lieux import fiches
from lieux.models import Lieu
from lieux.models.vocabulaires import Terme
from lieux.references import references
from lieux.texte import sans_accent
from ma_selection.lieux import emporte

from .carte import dessine

SANS_COMMUNE = "Sans commune connue"


@dataclass(frozen=True, slots=True)
class Guide:
    """Ce qu'on imprime : `quoi` (« à Schaerbeek »), l'adresse de la page qu'il reprend, ses lieux, et s'il suit leur ordre."""

    quoi: str
    adresse: str
    lieux: list[Lieu]
    dans_l_ordre: bool = False


def en_donnees(guide: Guide, racine: str, edition: str) -> dict[str, object]:
    """`racine` : https://hôte, sans barre finale ; `edition` : « 27 novembre 2026 »."""
    lieux = guide.lieux if guide.dans_l_ordre else sorted(guide.lieux, key=_rang)
    numeros = {lieu.slug: numero for numero, lieu in enumerate(lieux, 1)}
    return {
        "quoi": guide.quoi,
        "edition": edition,
        "racine": racine,
        "adresse": racine + guide.adresse,
        "code": svg_du_code(racine + guide.adresse),
        "carte": dessine(lieux, numeros, references().communes.values()),
        "groupes": [
            {"commune": commune, "lieux": [_entree(lieu, numeros[lieu.slug], racine) for lieu in siens]}
            for commune, siens in groupby(lieux, key=_commune)
        ],
        "publics": _index(lieux, numeros, lambda lieu: [a.public.libelle for a in lieu.publics_accueillis]),
        "activites": _index(
            lieux, numeros, lambda lieu: [terme.libelle for terme in fiches.termes(lieu).activites]
        ),
    }


def _commune(lieu: Lieu) -> str:
    return lieu.commune.nom_fr if lieu.commune else SANS_COMMUNE


def _rang(lieu: Lieu) -> tuple:
    return (lieu.commune is None, sans_accent(_commune(lieu)), sans_accent(lieu.nom), lieu.pk)


def _entree(lieu: Lieu, numero: int, racine: str) -> dict[str, object]:
    termes, adresse = fiches.termes(lieu), racine + lieu.get_absolute_url()
    return asdict(emporte(lieu)) | {
        "numero": numero,
        "page": adresse.partition("://")[2],
        "code": svg_du_code(adresse),
        "site": lieu.site_web.partition("://")[2].rstrip("/"),
        "publics": ", ".join(accueil.etiquette for accueil in lieu.publics_accueillis),
        "prix": _prix(lieu),
        "entree": _en_liste(termes.acces),
        "accessibilite": _en_liste(termes.accessibilites),
        "langues": _en_liste(termes.langues),
        "activites": _en_liste(termes.activites),
        "inconnus": _inconnus(lieu, termes),
    }


def _en_liste(termes: Iterable[Terme]) -> str:
    return ", ".join(terme.libelle for terme in termes)


def _prix(lieu: Lieu) -> str:
    connu = "" if lieu.tarif == Lieu.Tarif.INCONNU else lieu.get_tarif_display()
    return " : ".join(filter(None, (connu, lieu.tarif_note)))


def _inconnus(lieu: Lieu, termes: fiches.Termes) -> list[str]:
    """Ce qu'il faut demander avant de venir. Des horaires inconnus se disent à leur place."""
    connus = {
        "téléphone": lieu.telephone,
        "pour qui": lieu.publics_accueillis,
        "comment on y entre": termes.acces,
        "prix": _prix(lieu),
        "accessibilité": termes.accessibilites,
    }
    return [fait for fait, connu in connus.items() if not connu]


def _index(lieux: Iterable[Lieu], numeros: dict[str, int], mots) -> list[dict[str, object]]:
    """Chaque mot, avec les lieux qui y répondent, dans l'ordre des entrées."""
    par_mot: dict[str, list[dict[str, object]]] = {}
    for lieu in lieux:
        for mot in dict.fromkeys(mots(lieu)):
            par_mot.setdefault(mot, []).append({"nom": lieu.nom, "numero": numeros[lieu.slug]})
    return [{"mot": mot, "lieux": par_mot[mot]} for mot in sorted(par_mot, key=sans_accent)]


def svg_du_code(adresse: str) -> str:
    code = code_qr(adresse)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {code.cote} {code.cote}"><path d="{code.trace}"/></svg>'
