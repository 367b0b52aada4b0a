"""Les endroits que les gens nomment : communes en trois langues, localités, abrégés usuels, codes postaux."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from .champs import Point
from .models import Commune, Localite
from .orthographe import Voisinage
from .par_version import une_fois_par_version
from .racines import MOTS_VIDES, compose, lit

Nom = tuple[str, ...]
"""Un nom, en mots sans accent ni majuscule : ("louvain", "la", "neuve")."""

LONGUEUR_MIN = 4
_ARTICLES = {"l", "la", "le", "les"}
_LIENS = _ARTICLES | set("a au aux de den des devant du en lez op saint sainte sur ten".split())
_NOMS_DE_LA_REGION = (
    "Bruxelles",
    "Brussel",
    "Brussels",
    "BXL",
    "Bruxelles-Capitale",
    "région bruxelloise",
    "région de Bruxelles",
)
_NOMS_DE_LA_VILLE = ("Bruxelles-Ville", "ville de Bruxelles")
_USAGES = {
    "LLN": "Louvain-la-Neuve",
    "NOH": "Neder-over-Heembeek",
    "Lüttich": "Liège",
    "Brüssel": "Bruxelles",
    "Bruessel": "Bruxelles",
}
"""Ce que les gens écrivent et qu'aucune règle ne donne."""


@dataclass(frozen=True, slots=True)
class Endroit:
    """`communes` : slugs ; vide pour une localité, que disent ses `codes` postaux. `abrege` : le nom n'est qu'un morceau du vrai."""

    libelle: str
    centre: Point | None
    communes: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    abrege: bool = False

    def __or__(self, autre: "Endroit") -> "Endroit":
        """Deux endroits que le même nom désigne ; le centre est celui du premier."""
        libelles = dict.fromkeys((self.libelle, autre.libelle))
        return Endroit(
            ", ".join(libelles),
            self.centre,
            tuple(dict.fromkeys(self.communes + autre.communes)),
            tuple(dict.fromkeys(self.codes + autre.codes)),
            self.abrege or autre.abrege,
        )


class LigneCommune(NamedTuple):
    pk: int
    slug: str
    region: str
    latitude: float
    longitude: float
    nom_fr: str
    nom_nl: str
    nom_de: str


class LigneLocalite(NamedTuple):
    commune_id: int
    code_postal: str
    latitude: float | None
    longitude: float | None
    nom: str
    nom_nl: str
    nom_de: str


def decompose(texte: str) -> Nom:
    return tuple(mot.nu for mot in lit(compose(texte)))


class Endroits:
    """`par_nom` : ce que désigne chaque nom. `centres` : celui de chaque code postal connu. `mots` : ceux de tous les noms. `codes_de` : ceux de chaque commune, par slug."""

    def __init__(self, communes: Sequence[LigneCommune], localites: Sequence[LigneLocalite]):
        self.par_nom: dict[Nom, Endroit] = {}
        self.codes_de: dict[str, set[str]] = defaultdict(set)
        self.centres: dict[str, Point] = {}
        self._ajoute((nom, _endroit(commune)) for commune in communes for nom in _noms(commune))
        self.mots_des_communes = {mot for nom in self.par_nom for mot in nom}
        self._ajoute_localites(communes, localites)
        self._ajoute(
            (abrege, _endroit(commune, abrege=True))
            for commune in communes
            for nom in _noms(commune)
            for abrege in _abreges(nom)
        )
        self._ajoute_bruxelles(communes)
        for usage, nom in _USAGES.items():
            if endroit := self.par_nom.get(decompose(nom)):
                self.par_nom.setdefault(decompose(usage), endroit)
        self.longueur_max = max(map(len, self.par_nom), default=0)
        self.mots = {mot for nom in self.par_nom for mot in nom}
        self.voisinage = Voisinage(
            {mot: 1 + (mot in self.mots_des_communes) for mot in self.mots - MOTS_VIDES - _LIENS}
        )

    def du_code(self, code: str) -> Endroit:
        return Endroit(code, self.centres.get(code), codes=(code,))

    def _ajoute(self, noms: Iterable[tuple[Nom, Endroit]]) -> None:
        """Deux endroits du même rang partagent un nom ; mais une commune l'emporte sur une localité, un nom entier sur un abrégé."""
        reunis: dict[Nom, Endroit] = {}
        for nom, endroit in noms:
            if nom and nom not in self.par_nom:
                reunis[nom] = reunis[nom] | endroit if nom in reunis else endroit
        self.par_nom |= reunis

    def _ajoute_localites(self, communes: Sequence[LigneCommune], localites: Sequence[LigneLocalite]) -> None:
        noms, par_cle = [], {commune.pk: commune for commune in communes}
        for localite in localites:
            commune = par_cle[localite.commune_id]
            situe = localite if localite.latitude is not None else commune
            endroit = Endroit(
                localite.nom, Point(situe.latitude, situe.longitude), codes=(localite.code_postal,)
            )
            self.codes_de[commune.slug].add(localite.code_postal)
            self.centres.setdefault(localite.code_postal, endroit.centre)
            noms += [(nom, endroit) for nom in _noms(localite)]
        self._ajoute(noms)

    def _ajoute_bruxelles(self, communes: Sequence[LigneCommune]) -> None:
        """« Bruxelles » veut dire la région, comme on l'entend : ses dix-neuf communes, et non la seule Ville."""
        ville = self.par_nom.get(("bruxelles",))
        if not ville:
            return
        slugs = tuple(c.slug for c in communes if c.region == Commune.Region.BRUXELLES)
        region = Endroit("Bruxelles", ville.centre, slugs)
        self.par_nom |= {decompose(nom): region for nom in _NOMS_DE_LA_REGION}
        self.par_nom |= {decompose(nom): ville for nom in _NOMS_DE_LA_VILLE}


def _noms(ligne: LigneCommune | LigneLocalite) -> set[Nom]:
    """Ses noms dans les trois langues, sans ce qui est entre parenthèses."""
    return {decompose(nom.partition("(")[0]) for nom in ligne[-3:] if nom}


def _endroit(commune: LigneCommune, *, abrege: bool = False) -> Endroit:
    centre = Point(commune.latitude, commune.longitude)
    return Endroit(commune.nom_fr, centre, (commune.slug,), abrege=abrege)


def _abreges(nom: Nom) -> set[Nom]:
    """« Molenbeek » pour Molenbeek-Saint-Jean, « Saint-Josse » pour Saint-Josse-ten-Noode, « Boitsfort », « Roeulx »."""
    lien = next((rang for rang, mot in enumerate(nom) if rang and mot in _LIENS), len(nom))
    abreges = {nom[:lien]}
    if nom[:1] and nom[0] in _ARTICLES:
        abreges.add(nom[1:lien])
    elif lien == len(nom) == 2 and nom[0] not in _LIENS and all(map(str.isalpha, nom)):
        abreges |= {nom[:1], nom[1:]}
    return {a for a in abreges - {nom} if len(a) > 1 or len(a[0]) >= LONGUEUR_MIN}


@une_fois_par_version
def endroits() -> Endroits:
    communes = Commune.objects.order_by("nom_fr").values_list(*LigneCommune._fields)
    localites = Localite.objects.order_by("code_postal", "nom").values_list(*LigneLocalite._fields)
    return _endroits(tuple(map(LigneCommune._make, communes)), tuple(map(LigneLocalite._make, localites)))


@lru_cache(maxsize=1)
def _endroits(communes: tuple[LigneCommune, ...], localites: tuple[LigneLocalite, ...]) -> Endroits:
    """Le territoire ne change presque jamais : on le relit à chaque version, on ne le remâche que s'il a changé."""
    return Endroits(communes, localites)
