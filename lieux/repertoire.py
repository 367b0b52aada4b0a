"""Les lieux que voit le public, en colonnes gardées en mémoire : de quoi filtrer, compter et trier sans la base.

Une liste dit, pour chaque option de chaque filtre, combien de lieux elle laisserait ; en SQL, ce compte parcourt tous les
lieux une vingtaine de fois par page (docs/decisions/0008). Ces colonnes sont relues quand la version des données change ;
ce qui s'affiche (noms, textes, adresses) est toujours relu dans la base, à travers `Lieu.objects.visibles()`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from . import fraicheur, geographie

Masque = np.ndarray
"""Un booléen par lieu du répertoire."""

TERMES = ("public", "activite", "langue", "acces", "accessibilite")


class Cles:
    """Les clés primaires du répertoire, `pks`, et le chemin d'une clé à sa position."""

    def __init__(self, pks: np.ndarray):
        self.pks = pks
        self._ordre = np.argsort(pks)
        self._triees = pks[self._ordre]

    def positions(self, pks: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Positions des clés connues, dans l'ordre donné, et le masque de celles qui le sont."""
        if not len(self.pks):
            return np.empty(0, dtype=np.int64), np.zeros(len(pks), dtype=bool)
        rangs = np.minimum(np.searchsorted(self._triees, pks), len(self.pks) - 1)
        connues = self._triees[rangs] == pks
        return self._ordre[rangs[connues]], connues

    def position(self, pk: int) -> int | None:
        positions, _ = self.positions(np.array([pk]))
        return int(positions[0]) if len(positions) else None

    def masque(self, pks: Iterable[int]) -> Masque:
        masque = np.zeros(len(self.pks), dtype=bool)
        masque[self.positions(np.fromiter(pks, dtype=np.int64))[0]] = True
        return masque


@dataclass(frozen=True, slots=True)
class Repertoire:
    """Une ligne par lieu visible, dans l'ordre par défaut : horaires connus, type, nom.

    Les lieux définitivement fermés y ont leur ligne, car leur page existe, mais aucune liste ne les montre : `tous` les exclut.

    `cles` : clés primaires. `latitudes`, `longitudes` : degrés WGS 84, NaN si inconnues. `communes`, `types`, `gouvernances`, `tarifs`,
    `etats`, `precisions`, `methodes` : rang de la valeur dans la liste de même nom de `valeurs` (-1 : aucune). `codes_postaux` : entiers,
    0 si inconnu. `cartesiennes` : voir geographie. `verifies_le` : numéro du jour (date.toordinal), 0 si jamais. `rythmes` : mois entre deux vérifications. `expressions` : rang dans `horaires`, dont
    chaque élément est (expression, communauté) ; l'expression vide veut dire inconnus. `termes` : masque par slug ; `paquets` : les mêmes, un
    bit par lieu, une ligne par terme (pour un public, les lieux ouverts à tout le monde compris).
    `actifs` : pas
    définitivement fermés. `rang_nom` : rang alphabétique ; `ordre_nom`, `ordre_verification`, `ordre_latitude` : positions dans cet ordre. `infos` : informations temporaires par position.
    """

    cles: Cles
    latitudes: np.ndarray
    longitudes: np.ndarray
    precisions: np.ndarray
    communes: np.ndarray
    codes_postaux: np.ndarray
    types: np.ndarray
    gouvernances: np.ndarray
    tarifs: np.ndarray
    etats: np.ndarray
    operateurs: np.ndarray
    verifies_le: np.ndarray
    rythmes: np.ndarray
    methodes: np.ndarray
    expressions: np.ndarray
    rang_nom: np.ndarray
    ordre_nom: np.ndarray
    ordre_verification: np.ndarray
    ordre_latitude: np.ndarray
    valeurs: dict[str, list[str]]
    horaires: list[tuple[str, str]]
    infos: dict[int, list]
    termes: dict[str, dict[str, Masque]]
    paquets: dict[str, np.ndarray]
    pour_tous: Masque
    inconditionnels: Masque
    exclusifs: Masque
    actifs: Masque
    cartesiennes: np.ndarray
    ouvertures: dict = field(default_factory=dict)
    """Évaluations d'horaires déjà faites (lieux/ouverture.py), par intervalle."""

    def __len__(self) -> int:
        return len(self.cles.pks)

    @property
    def tous(self) -> Masque:
        """Lieux en activité : tout ce qu'une liste peut montrer."""
        return self.actifs.copy()

    @property
    def aucun(self) -> Masque:
        return np.zeros(len(self), dtype=bool)

    @property
    def localises(self) -> Masque:
        return ~np.isnan(self.latitudes)

    def frais(self, jour: date) -> Masque:
        """Lieux vérifiés depuis moins longtemps que leur rythme, ce jour-là."""
        return self.verifies_le >= fraicheur.limites_en_colonnes(self.rythmes, jour)

    def parmi(self, colonne: str, valeurs: list[str]) -> Masque:
        """Lieux dont cette colonne a l'une de ces valeurs : `parmi("types", ["maison_de_jeunes"])`."""
        connues = self.valeurs[colonne]
        rangs = [connues.index(valeur) for valeur in valeurs if valeur in connues]
        trouves = self.aucun
        for rang in rangs:
            trouves |= getattr(self, colonne) == rang
        return trouves

    def verification(self, pk: int) -> tuple[date | None, str]:
        """Jour et méthode de la dernière vérification d'un lieu ; (None, "") s'il n'y en a pas."""
        position = self.cles.position(pk)
        if position is None or not self.verifies_le[position]:
            return None, ""
        methode = self.valeurs["methodes"][self.methodes[position]]
        return date.fromordinal(int(self.verifies_le[position])), methode

    def termes_de(self, pk: int, vocabulaire: str) -> list[str]:
        """Slugs des termes de ce lieu, dans l'ordre de la rédaction."""
        position = self.cles.position(pk)
        if position is None:
            return []
        return [slug for slug, masque in self.termes[vocabulaire].items() if masque[position]]

    def compte(self, colonne: str, parmi: Masque | None = None) -> dict[str, int]:
        """Nombre de lieux, en activité par défaut, par valeur de cette colonne, zéros compris."""
        rangs = getattr(self, colonne)[self.tous if parmi is None else parmi]
        comptes = np.bincount(rangs[rangs >= 0], minlength=len(self.valeurs[colonne])).tolist()
        return dict(zip(self.valeurs[colonne], comptes, strict=True))

    def compte_termes(self, vocabulaire: str, parmi: Masque) -> dict[str, int]:
        """Nombre de lieux de `parmi` par terme ; un lieu pour tout le monde compte pour chaque public."""
        if not self.termes[vocabulaire]:
            return {}
        communs = np.bitwise_count(self.paquets[vocabulaire] & np.packbits(parmi))
        return dict(zip(self.termes[vocabulaire], communs.sum(axis=1, dtype=int).tolist(), strict=True))

    def avec_terme(self, vocabulaire: str, slugs: list[str]) -> Masque:
        """Lieux liés à l'un de ces termes."""
        masque = self.aucun
        for slug in slugs:
            if slug in self.termes[vocabulaire]:
                masque |= self.termes[vocabulaire][slug]
        return masque

    def distances_km(self, latitude: float, longitude: float) -> np.ndarray:
        """Distance à vol d'oiseau de chaque lieu au point ; infinie pour un lieu sans position."""
        return geographie.distances_km(self.cartesiennes, latitude, longitude)

    def bande(self, latitude: float, demi: float) -> np.ndarray:
        """Positions des lieux à `demi` degrés de latitude au plus du point, du sud au nord."""
        triees = self.latitudes[self.ordre_latitude]  # les inconnues (NaN) sont à la fin
        premier, dernier = np.searchsorted(triees, (latitude - demi, latitude + demi))
        return self.ordre_latitude[premier:dernier]

    def dans_la_zone(self, ouest: float, sud: float, est: float, nord: float) -> Masque:
        with np.errstate(invalid="ignore"):
            en_latitude = (self.latitudes >= sud) & (self.latitudes <= nord)
            return en_latitude & (self.longitudes >= ouest) & (self.longitudes <= est)
