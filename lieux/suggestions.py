"""Suggestions pendant la frappe : endroits, besoins et lieux, chacun avec sa nature, son adresse et de quoi le distinguer.

Les noms sont en mémoire, relus quand la version des données change ; les lieux choisis sont relus dans la base, à travers
`Lieu.objects.visibles()` : ce que le public ne doit pas voir n'en sort jamais.
"""

from collections.abc import Callable, Iterator
from itertools import islice, product
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from .debuts import Debuts, cle
from .langues import colonne_locale
from .models import Lieu
from .suggestions_lecture import Fiche, Nature, natures, vocabulaire

PAR_NATURE = 4
EN_TOUT = 10
LONGUEUR_MIN = 2
LONGUEUR_MAX = 80
LONGUEUR_CORRIGEE = 4
"""Un mot plus court ressemble à trop d'autres pour qu'on le corrige."""
RESSEMBLANCE = 0.88  # de 0 à 1, Jaro-Winkler : le début du mot compte plus que sa fin
ESSAIS = 3
INCONNUS_MAX = 2
"""Au-delà, le texte n'est pas un nom mal écrit : la recherche ordinaire s'en charge."""


class Trouvee(NamedTuple):
    """`ressemblance`, `nature` et `rang` : les plus petits d'abord. `autre` : le nom qui répond, si le libellé ne le dit pas."""

    ressemblance: int
    nature: int
    rang: int
    mot: str
    fiche: Fiche | int
    autre: str


def suggere(texte: str) -> list[dict[str, str]]:
    """Au plus quatre suggestions par nature et dix en tout ; chacune a `nature`, `libelle`, `complement` et `adresse`.

    Les noms exacts d'abord, puis ceux qui commencent par le texte, puis ceux dont un autre mot commence ainsi. Les fautes de
    frappe ne sont corrigées que si rien ne répond. Vide sous deux lettres ou chiffres ; seul le début d'un long texte est lu.
    """
    cherche = cle(texte[:LONGUEUR_MAX])
    if len(cherche) < LONGUEUR_MIN:
        return []
    toutes = natures()
    return _en_clair(_trouve(toutes, cherche) or _trouve_corrige(toutes, cherche))


def _trouve(toutes: list[Nature], cherche: str) -> list[Trouvee]:
    return _choisit(toutes, cherche, Debuts.cherche) or _choisit(toutes, cherche, Debuts.cherche_mots)


def _choisit(toutes: list[Nature], cherche: str, methode: Callable) -> list[Trouvee]:
    """Chaque nature a sa chance : à ressemblance égale, la première de chacune est retenue avant la deuxième d'aucune."""
    trouvees = [
        trouvee
        for numero, nature in enumerate(toutes)
        for trouvee in _meilleures(numero, nature, methode(nature.debuts, cherche))
    ]
    retenues = sorted(trouvees, key=lambda t: (t.ressemblance, t.rang, t.nature))[:EN_TOUT]
    return sorted(retenues, key=lambda t: (t.ressemblance, t.nature, t.rang))


def _meilleures(numero: int, nature: Nature, reponses: Iterator[tuple[int, int]]) -> Iterator[Trouvee]:
    vues: set[Fiche | int] = set()
    for ressemblance, n in reponses:
        fiche = nature.fiches[n]
        if fiche not in vues:
            autre = nature.autres[n] if nature.autres else ""
            yield Trouvee(ressemblance, numero, len(vues), nature.mot, fiche, autre)
            vues.add(fiche)
        if len(vues) == PAR_NATURE:
            return


def _trouve_corrige(toutes: list[Nature], cherche: str) -> list[Trouvee]:
    """Ce que trouve le texte une fois ses mots inconnus remplacés par leurs plus proches voisins ; rien si l'un n'en a pas."""
    mots = cherche.split()
    inconnus = [mot for mot in mots if not any(nature.debuts.connait(mot) for nature in toutes)]
    if len(inconnus) > INCONNUS_MAX:
        return []
    choix = [_voisins(mot) if mot in inconnus else [mot] for mot in mots]
    essais = (_trouve(toutes, " ".join(essai)) for essai in islice(product(*choix), ESSAIS))
    return next(filter(None, essais), [])


def _voisins(mot: str) -> list[str]:
    if len(mot) < LONGUEUR_CORRIGEE or any(c.isdigit() for c in mot):
        return []
    proches = process.extract(
        mot, vocabulaire(), scorer=JaroWinkler.normalized_similarity, score_cutoff=RESSEMBLANCE, limit=ESSAIS
    )
    return [voisin for voisin, _, _ in proches]


def _en_clair(trouvees: list[Trouvee]) -> list[dict[str, str]]:
    lieux = _fiches_des_lieux([t.fiche for t in trouvees if isinstance(t.fiche, int)])
    fiches = [(t, lieux.get(t.fiche) if isinstance(t.fiche, int) else t.fiche) for t in trouvees]
    return [
        {
            "nature": trouvee.mot,
            "libelle": fiche.libelle,
            "complement": " · ".join(filter(None, (trouvee.autre, fiche.complement))),
            "adresse": fiche.adresse,
        }
        for trouvee, fiche in fiches
        if fiche
    ]


def _fiches_des_lieux(pks: list[int]) -> dict[int, Fiche]:
    lieux = Lieu.objects.visibles().order_by().select_related("type", "commune", "localite")
    noms = {
        "type": {"libelle", colonne_locale("libelle", "libelle")},
        "commune": {"nom_fr", colonne_locale("nom", "nom_fr")},
        "localite": {"nom", colonne_locale("nom", "nom")},
    }
    champs = ["nom", "slug", "etat", *(f"{lien}__{nom}" for lien, siens in noms.items() for nom in siens)]
    return {pk: _fiche(lieu) for pk, lieu in lieux.only(*champs).in_bulk(pks).items()} if pks else {}


def _fiche(lieu: Lieu) -> Fiche:
    genre = lieu.get_etat_display() if lieu.etat == Lieu.Etat.FERME else lieu.type.libelle_local
    return Fiche(lieu.nom, lieu.get_absolute_url(), f"{genre} · {lieu.ou}" if lieu.commune else genre)
