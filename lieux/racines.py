"""Du texte aux mots que l'on compare : la même chaîne pour ce que disent les fiches et pour ce que cherche un visiteur.

Sans accents ni majuscules, coupé sur tout ce qui n'est ni lettre ni chiffre et entre les deux (« l'accueil », « espace51 »),
puis réduit à sa racine (Snowball, français) : « cafés » et « Café » donnent le même mot.
"""

import re
import unicodedata
from functools import lru_cache
from threading import Lock
from typing import NamedTuple

import snowballstemmer

from .texte import sans_accent

MOTS_MAX = 12
LETTRES_MAX = 60
"""D'un mot."""
SIGNES_MAX = 2_000
"""D'une recherche : ce qui dépasse n'est pas lu."""

MOTS_VIDES = frozenset(
    "a ai aimerais aller as au aux avec avoir c ca ce cela celle celles celui ces cet cette ceux chez cherche chercher comment "
    "d dans de des du elle elles en est et etre faire faut il ils j je l la le les leur leurs lui m ma me mes moi mon n ne nos "
    "notre nous on ou par pas peut peux pour pouvoir pres proche qu quand que quel quelle quelles quelqu quelque quelques quels "
    "qui quoi s sa se sens sentir ses si son sont suis sur t ta te tes toi ton trouve trouver tu un une vais veut veux vers voir vos votre "
    "voudrais vous y lieu lieux endroit endroits".split()
)
_ABREGES = {"st": "saint", "ste": "sainte"}
SUITE = re.compile(r"[^\W\d_]+|\d+")
_snowball = snowballstemmer.stemmer("french")
_un_a_la_fois = Lock()


class Mot(NamedTuple):
    """Un mot tel qu'écrit, sans accent ni majuscule (`nu`), sa racine, et sa place dans le texte."""

    ecrit: str
    nu: str
    racine: str
    debut: int
    fin: int


@lru_cache(maxsize=65_536)
def formes(ecrit: str) -> tuple[tuple[str, str], ...]:
    """(mot nu, racine) d'une suite de lettres ou de chiffres : d'ordinaire un couple, deux pour « ½ »."""
    nus = (_ABREGES.get(nu, nu)[:LETTRES_MAX] for nu in SUITE.findall(sans_accent(ecrit[:LETTRES_MAX])))
    return tuple((nu, _racine(nu)) for nu in nus)


def _racine(nu: str) -> str:
    """Snowball garde le mot en cours dans l'objet : deux fils qui s'en servent à la fois mêlent leurs mots."""
    with _un_a_la_fois:
        return _snowball.stemWord(nu)


def compose(texte: str) -> str:
    """Les lettres accentuées écrites en deux signes (« e » et accent) deviennent une lettre."""
    return unicodedata.normalize("NFC", texte)


def lit(texte: str) -> list[Mot]:
    """Tous les mots d'un texte composé, dans l'ordre."""
    return [
        Mot(suite[0], nu, racine, suite.start(), suite.end())
        for suite in SUITE.finditer(texte)
        for nu, racine in formes(suite[0])
    ]


def utiles(mots: list[Mot]) -> list[Mot]:
    """Au plus douze mots, sans les mots vides ; tous les mots s'il n'y a que ceux-là."""
    return ([mot for mot in mots if mot.nu not in MOTS_VIDES] or mots)[:MOTS_MAX]


class Requete(NamedTuple):
    """Ce que l'index doit contenir : toutes ces racines, la dernière pouvant céder la place à un mot qui commence par `debut`.
    `complet` : ce dernier mot en est un ; un autre, qui ne fait que commencer comme lui, ne répond qu'en dernier."""

    racines: tuple[str, ...]
    debut: str
    complet: bool


def requete(mots: list[Mot], *, complet: bool = False) -> Requete:
    """`mots` n'est pas vide."""
    *autres, dernier = mots
    autres_racines = dict.fromkeys(mot.racine for mot in autres if mot.racine != dernier.racine)
    return Requete((*autres_racines, dernier.racine), dernier.nu, complet)
