"""Du texte tapé à une suite de jetons, chacun avec sa place dans le texte."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from ..texte import sans_accent
from .erreurs import SaisieIncomprise, a_la_place
from .mots import DOUTEUX, EXACTS, LONGUEUR, MOTS, OSM_SEULS, Genre

PROCHE = 0.6  # ressemblance à partir de laquelle on propose un mot, sur 1
_LEXEME = re.compile(r'"[^"]*"|«[^»]*»|“[^”]*”|\([^()]*\)|\d+|[^\W\d_]+|[^\w\s]|_')
_MUETS = frozenset("-'")
_HEURE = frozenset(("h", "heures", "heure", "u"))
_RANG = frozenset(("er", "ers", "ere", "e", "eme", "emes", "ieme"))
_A_PROPOSER = [mot for mot in MOTS if mot.isalpha() and len(mot) > 2]


class Lexeme(NamedTuple):
    texte: str
    cle: str
    debut: int
    fin: int


class Jeton(NamedTuple):
    genre: Genre
    valeur: Any
    debut: int
    fin: int


def jetons(texte: str, decalage: int = 0) -> list[Jeton]:
    """Lève SaisieIncomprise au premier mot inconnu. `decalage` : place du texte dans ce qui a été tapé."""
    lexemes = [
        Lexeme(m[0], sans_accent(m[0]), m.start() + decalage, m.end() + decalage)
        for m in _LEXEME.finditer(texte)
    ]
    osm = any(lexeme.texte in OSM_SEULS for lexeme in lexemes)
    lus: list[Jeton] = []
    i = 0
    while i < len(lexemes):
        nouveaux, n = _lit(lexemes, i, osm)
        lus += [jeton for jeton in nouveaux if jeton.genre != Genre.VIDE]
        i += n
    return lus


def _lit(lexemes: Sequence[Lexeme], i: int, osm: bool) -> tuple[list[Jeton], int]:
    """Jetons qui commencent au lexème `i`, et nombre de lexèmes lus."""
    premier = lexemes[i]
    if len(premier.texte) > 1 and premier.texte[0] in '"«“(':
        return _note(premier), 1
    if osm and premier.texte in EXACTS:
        return [Jeton(*EXACTS[premier.texte], premier.debut, premier.fin)], 1
    if premier.cle in ("l", "d") and len(lexemes) > i + 1 and lexemes[i + 1].cle == "'":
        return [], 2
    for n in range(min(LONGUEUR + 2, len(lexemes) - i), 0, -1):
        groupe = lexemes[i : i + n]
        cle = " ".join(lexeme.cle for lexeme in groupe if n == 1 or lexeme.cle not in _MUETS)
        if cle in DOUTEUX:
            raise _douteux(groupe, DOUTEUX[cle])
        if cle in MOTS and not (n > 1 and {premier.cle, groupe[-1].cle} & _MUETS):
            return [Jeton(*MOTS[cle], premier.debut, groupe[-1].fin)], n
    if premier.texte.isdecimal():
        return _nombre(lexemes, i)
    return _signe(lexemes, i)


def _note(lexeme: Lexeme) -> list[Jeton]:
    """Une parenthèse faite de mots connus se lit ; toute autre, comme un guillemet, est une note pour le public."""
    dedans = lexeme.texte[1:-1]
    if lexeme.texte[0] == "(":
        try:
            return jetons(dedans, lexeme.debut + 1)
        except SaisieIncomprise:
            pass
    return [Jeton(Genre.NOTE, " ".join(dedans.replace('"', "'").split()), lexeme.debut, lexeme.fin)]


def _nombre(lexemes: Sequence[Lexeme], i: int) -> tuple[list[Jeton], int]:
    """« 10h », « 10 h 30 », « 10:30 », « 10.30 » sont des heures, « 1er » un rang ; « 10 » se décidera plus tard."""
    nombre, *suite = lexemes[i : i + 4]
    mot = suite[0].cle if suite else ""
    colle = bool(suite) and suite[0].debut == nombre.fin
    minutes = len(suite) > 1 and re.fullmatch(r"\d\d", suite[1].texte)
    if mot in _HEURE:
        avec = bool(minutes) and not (len(suite) > 2 and suite[2].cle in _HEURE)
        return [_heure(nombre, suite[1] if avec else None, suite[1 if avec else 0].fin)], 3 if avec else 2
    if colle and mot in (":", ".") and minutes and suite[1].debut == suite[0].fin:
        return [_heure(nombre, suite[1], suite[1].fin)], 3
    if colle and mot in _RANG:
        return [Jeton(Genre.RANG, int(nombre.texte), nombre.debut, suite[0].fin)], 2
    return [Jeton(Genre.NOMBRE, int(nombre.texte), nombre.debut, nombre.fin)], 1


def _heure(heures: Lexeme, minutes: Lexeme | None, fin: int) -> Jeton:
    """Minutes depuis minuit."""
    h, m = int(heures.texte), int(minutes.texte) if minutes else 0
    if h > 24 or m > 59 or (h == 24 and m):
        cite = heures.texte + (f"h{minutes.texte}" if minutes else "h")
        raise SaisieIncomprise(
            f"« {cite} » n'est pas une heure ({a_la_place(heures.debut)}) : écrire de 0h à 24h.",
            heures.debut,
            fin,
        )
    return Jeton(Genre.HEURE, 60 * h + m, heures.debut, fin)


def _signe(lexemes: Sequence[Lexeme], i: int) -> tuple[list[Jeton], int]:
    """Le point qui abrège un mot ne compte pas, celui qui finit une phrase sépare. Le reste n'est pas compris."""
    lexeme = lexemes[i]
    if lexeme.cle == "'" or (lexeme.texte == "." and i and lexemes[i - 1].texte.isalpha()):
        return [], 1
    if lexeme.texte == ".":
        return [Jeton(Genre.SEPARATEUR, "", lexeme.debut, lexeme.fin)], 1
    if lexeme.texte in ('"', "«", "“", "("):
        raise SaisieIncomprise(
            f"Fermer « {lexeme.texte} » ({a_la_place(lexeme.debut)}) : la note n'a pas de fin.",
            lexeme.debut, lexeme.fin,
        )  # fmt: skip
    raise _inconnu(lexeme)


def _inconnu(lexeme: Lexeme) -> SaisieIncomprise:
    proche = process.extractOne(
        lexeme.cle, _A_PROPOSER, scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=PROCHE
    )
    suite = f" : vouliez-vous « {proche[0]} » ?" if proche else ". Exemple : « lu-ve 10-17, me 14-20 »."
    phrase = f"Je ne comprends pas « {lexeme.texte} » ({a_la_place(lexeme.debut)}){suite}"
    return SaisieIncomprise(phrase, lexeme.debut, lexeme.fin)


def _douteux(groupe: Sequence[Lexeme], raison: str) -> SaisieIncomprise:
    debut, fin = groupe[0].debut, groupe[-1].fin
    cite = "".join(
        " " * (i > 0 and mot.debut > groupe[i - 1].fin) + mot.texte for i, mot in enumerate(groupe)
    )
    return SaisieIncomprise(f"« {cite} » ({a_la_place(debut)}) {raison}.", debut, fin)
