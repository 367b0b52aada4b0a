"""Les mots que l'index ne connaît pas, et ceux que le visiteur voulait sans doute écrire."""

from bisect import bisect_left
from collections.abc import Set
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from . import plein_texte
from .documents import ELISIONS
from .par_version import une_fois_par_version
from .racines import Mot

LONGUEUR_MIN = 4
MORCEAU_MIN = 3
ECART_COLLE = 2
_SONS = (
    ("sch", "k"), ("sk", "k"), ("sc", "k"), ("ch", "k"), ("ck", "k"), ("qu", "k"), ("c", "k"), ("ph", "f"), ("gh", "g"),
    ("ae", "a"), ("eau", "o"), ("au", "o"), ("ou", "u"), ("y", "i"), ("h", ""), ("z", "s"),
)  # fmt: skip


class Terme(NamedTuple):
    """Mot de l'index. `lisible` : comme l'écrivent les fiches, vide pour une racine ; `commun` : parfois en minuscules."""

    lisible: str
    commun: bool
    nombre: int


class Proche(NamedTuple):
    """Mot voisin d'un mot mal écrit ; de deux, le plus petit tuple est le plus probable."""

    ecart: int
    ecart_lettres: int
    autre_initiale: bool
    rarete: int
    mot: str


@lru_cache(maxsize=65_536)
def sons(mot: str) -> str:
    """Ce que l'oreille retient d'un mot : « schaerbeek », « scharbek » et « skarbeek » se confondent."""
    for lettres, son in _SONS:
        mot = mot.replace(lettres, son)
    return "".join(lettre for rang, lettre in enumerate(mot) if not rang or lettre != mot[rang - 1])


def ecarts_permis(mot: str) -> tuple[int, int]:
    """Fautes que l'on pardonne à un mot : une fois les sons confondus, et à la lettre."""
    return (0, 1) if len(mot) < 5 else (1, 1) if len(mot) < 6 else (1, 2) if len(mot) < 8 else (2, 4)


class Voisinage:
    """Des mots, avec leur fréquence, parmi lesquels chercher celui qui ressemble le plus à un autre."""

    def __init__(self, nombres: dict[str, int]):
        self._nombres = nombres
        self._mots = [mot for mot in nombres if len(mot) >= LONGUEUR_MIN and mot.isalpha()]
        self._sons = [sons(mot) for mot in self._mots]

    def plus_proche(self, mot: str) -> Proche | None:
        if len(mot) < LONGUEUR_MIN or not mot.isalpha():
            return None
        de_sons, de_lettres = ecarts_permis(mot)
        trouves = process.extract(
            sons(mot), self._sons, scorer=OSA.distance, score_cutoff=de_sons, limit=None
        )
        proches = (self._compare(mot, self._mots[rang], int(ecart)) for _, ecart, rang in trouves)
        return min((p for p in proches if p.ecart_lettres <= de_lettres), default=None)

    def _compare(self, mot: str, autre: str, ecart: int) -> Proche:
        return Proche(ecart, OSA.distance(mot, autre), mot[0] != autre[0], -self._nombres[autre], autre)


class Vocabulaire:
    """Les mots de l'index."""

    def __init__(self, termes: dict[str, Terme]):
        self.termes = termes
        self._tries = sorted(termes)
        self.voisinage = Voisinage({mot: terme.nombre for mot, terme in termes.items() if terme.lisible})

    def connait(self, racine: str, debut: str = "") -> bool:
        """Un document contient cette racine ou, si on le donne, un mot qui commence par `debut`."""
        if racine in self.termes or not debut:
            return racine in self.termes
        rang = bisect_left(self._tries, debut)
        return rang < len(self._tries) and self._tries[rang].startswith(debut)

    def connait_tous(self, mots: list[Mot]) -> bool:
        """Tous les mots, le dernier pouvant n'être qu'un début."""
        *autres, dernier = mots
        return self.connait(dernier.racine, dernier.nu) and all(self.connait(mot.racine) for mot in autres)

    def est_commun(self, nu: str) -> bool:
        """Une fiche écrit ce mot en minuscules : ce n'est pas, ou pas seulement, un nom propre."""
        return nu in self.termes and self.termes[nu].commun

    def ecrit(self, nu: str, comme: str) -> str:
        """Le mot tel que les fiches l'écrivent, en minuscules si le visiteur écrivait ainsi ; un sigle reste un sigle."""
        lisible = self.termes[nu].lisible if nu in self.termes else ""
        lisible = lisible or nu
        return lisible if comme[:1].isupper() or (len(lisible) > 1 and lisible.isupper()) else lisible.lower()

    # --- Corriger ---------------------------------------------------------------------------------------------------

    def corrige(self, texte: str, mots: list[Mot], exacts: Set[str]) -> str:
        """`texte`, dont les mots inconnus sont remplacés par leurs voisins ; vide si l'on n'a rien trouvé de mieux.
        `mots` : ceux du texte qui comptent, dans l'ordre. `exacts` : mots bien écrits, même si aucun lieu ne les a."""
        connus = [m.nu in exacts or self.connait(m.racine, m.nu if m is mots[-1] else "") for m in mots]
        remplaces: list[tuple[int, int, str]] = []
        for rang, mot in enumerate(mots):
            if remplaces and mot.debut < remplaces[-1][1]:
                continue
            fin, mieux = mot.fin, ""
            if rang + 1 < len(mots) and (all(connus) or not all(connus[rang : rang + 2])):
                fin, mieux = mots[rang + 1].fin, self._ensemble(mot, mots[rang + 1], flou=not all(connus))
            if not mieux and not connus[rang]:
                fin, mieux = mot.fin, self._mieux(mot)
            if mieux:
                remplaces.append((mot.debut, fin, mieux))
        for debut, fin, mieux in reversed(remplaces):
            texte = texte[:debut] + mieux + texte[fin:]
        return texte if remplaces else ""

    def _ensemble(self, mot: Mot, suivant: Mot, *, flou: bool) -> str:
        """« babel zin » → « babelzin », « piano cocktail » → « pianocktail », si les fiches écrivent ainsi."""
        nu = mot.nu + suivant.nu
        if nu not in self.termes and flou:
            proche = self.voisinage.plus_proche(nu)
            nu = proche.mot if proche and proche.ecart_lettres <= ECART_COLLE else ""
        return self.ecrit(nu, mot.ecrit) if len(nu) > LONGUEUR_MIN and nu in self.termes else ""

    def _mieux(self, mot: Mot) -> str:
        if morceaux := self._separe(mot.nu):
            return " ".join(self.ecrit(nu, mot.ecrit) for nu in morceaux)
        proche = self.voisinage.plus_proche(mot.nu)
        return self.ecrit(proche.mot, mot.ecrit) if proche else ""

    def _separe(self, nu: str) -> tuple[str, ...]:
        """« lelan » → « elan » ; « cafetheatre » → « cafe theatre »."""
        for longueur in (1, 2):
            if (
                nu[:longueur] in ELISIONS
                and len(nu) - longueur >= MORCEAU_MIN
                and nu[longueur:] in self.termes
            ):
                return (nu[longueur:],)
        coupes = ((nu[:k], nu[k:]) for k in range(MORCEAU_MIN, len(nu) - MORCEAU_MIN + 1))
        possibles = [c for c in coupes if all(nu in self.termes and self.termes[nu].lisible for nu in c)]
        return max(possibles, key=lambda c: (min(map(len, c)), c), default=())


@une_fois_par_version
def vocabulaire() -> Vocabulaire:
    plein_texte.a_jour()
    return _vocabulaire(tuple(plein_texte.lit_mots()))


@lru_cache(maxsize=1)
def _vocabulaire(mots: tuple[tuple[str, str, int, int], ...]) -> Vocabulaire:
    """Une correction change rarement les mots de l'index."""
    return Vocabulaire({mot: Terme(lisible, bool(commun), nombre) for mot, lisible, commun, nombre in mots})
