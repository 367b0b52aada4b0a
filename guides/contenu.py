"""Ce qu'un guide imprimé dit : ses lieux rangés par commune, ses index et sa carte, en données que lit `gabarit/guide.typ`.

Ce qui n'est vrai qu'à l'instant n'y est pas, et ce qu'on ignore y est dit, comme sur une fiche.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from itertools import groupby

from graphiques.qr import code_qr
from lieux import fiches
from lieux.models import Lieu
from lieux.models.vocabulaires import Terme
from lieux.references import references
from lieux.templatetags.formats import sans_protocole
from lieux.texte import sans_accent
from ma_selection.lieux import emporte

from .carte import GRANDE, NORMALE, dessine

SANS_COMMUNE = "Sans commune connue"
DANS_L_ORDRE = "Les lieux, dans l'ordre choisi"
FORMATS = {"a5": NORMALE, "a4": GRANDE}
"""Cahier A5, ou A4 en grands caractères."""


@dataclass(frozen=True, slots=True)
class Guide:
    """Ce qu'on imprime : son titre, l'adresse de la page qu'il reprend, ses lieux, s'il suit leur ordre, et ce qui n'a pas pu y entrer."""

    titre: str
    adresse: str
    lieux: list[Lieu]
    dans_l_ordre: bool = False
    avis: list[str] = field(default_factory=list)


def en_donnees(guide: Guide, racine: str, edition: str, format: str) -> dict[str, object]:
    """`racine` : https://hôte, sans barre finale ; `edition` : « 27 novembre 2026 »."""
    lieux = guide.lieux if guide.dans_l_ordre else sorted(guide.lieux, key=_rang)
    numeros = {lieu.slug: numero for numero, lieu in enumerate(lieux, 1)}
    titre_du_groupe = (lambda lieu: DANS_L_ORDRE) if guide.dans_l_ordre else _commune
    return {
        "format": format,
        "titre": guide.titre,
        "avis": guide.avis,
        "edition": edition,
        "dans_l_ordre": guide.dans_l_ordre,
        "adresse": racine + guide.adresse,
        "code": svg_du_code(racine + guide.adresse),
        "carte": asdict(dessine(lieux, numeros, references().communes.values(), FORMATS[format])),
        "groupes": [
            {"commune": titre, "lieux": [_entree(lieu, numeros[lieu.slug], racine) for lieu in siens]}
            for titre, siens in groupby(lieux, key=titre_du_groupe)
        ],
        "publics": _index(lieux, numeros, lambda lieu: [a.public.libelle for a in lieu.publics_accueillis]),
        "activites": _index(lieux, numeros, lambda lieu: [t.libelle for t in fiches.termes(lieu).activites]),
    }


def _commune(lieu: Lieu) -> str:
    return lieu.commune.nom_fr if lieu.commune else SANS_COMMUNE


def _rang(lieu: Lieu) -> tuple:
    return (lieu.commune is None, sans_accent(_commune(lieu)), sans_accent(lieu.nom), lieu.pk)


def _entree(lieu: Lieu, numero: int, racine: str) -> dict[str, object]:
    termes, page = fiches.termes(lieu), racine + lieu.get_absolute_url()
    emporte_ = emporte(lieu)
    return asdict(emporte_) | {
        "numero": numero,
        "horaires": f"{emporte_.horaires} {emporte_.precisions}".strip(),
        "page": page,
        "code": svg_du_code(page),
        "site": lieu.site_web,
        "site_court": sans_protocole(lieu.site_web),
        "publics": ", ".join(accueil.etiquette for accueil in lieu.publics_accueillis),
        "prix": _prix(lieu),
        "entree": _en_liste(termes.acces),
        "accessibilite": _en_liste(termes.accessibilites),
        "langues": _en_liste(termes.langues),
        "activites": _en_liste(termes.activites),
        "inconnus": _en_serie(_inconnus(lieu, termes)),
    }


def _en_liste(termes: Iterable[Terme]) -> str:
    return ", ".join(terme.libelle for terme in termes)


def _en_serie(mots: Sequence[str]) -> str:
    """« téléphone, prix et accessibilité »."""
    return " et ".join(filter(None, (", ".join(mots[:-1]), *mots[-1:])))


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


def _index(
    lieux: Sequence[Lieu], numeros: dict[str, int], mots: Callable[[Lieu], list[str]]
) -> list[dict[str, object]]:
    """Chaque mot, et sous lui les lieux qui y répondent, par commune dans l'ordre des entrées."""
    par_mot: dict[str, list[Lieu]] = {}
    for lieu in sorted(lieux, key=_rang):
        for mot in dict.fromkeys(mots(lieu)):
            par_mot.setdefault(mot, []).append(lieu)
    plusieurs = len({_commune(lieu) for lieu in lieux}) > 1
    return [
        {
            "mot": mot,
            "communes": [
                {
                    "nom": commune if plusieurs else "",
                    "lieux": [{"nom": lieu.nom, "numero": numeros[lieu.slug]} for lieu in siens],
                }
                for commune, siens in groupby(par_mot[mot], key=_commune)
            ],
        }
        for mot in sorted(par_mot, key=sans_accent)
    ]


def svg_du_code(adresse: str) -> str:
    code = code_qr(adresse)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {code.cote} {code.cote}"><path d="{code.trace}"/></svg>'
