"""Retrouver des noms par le début de n'importe lequel de leurs mots : un tableau trié, dix mégaoctets pour 100 000 noms."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from .texte import mots

LARGEUR = 48  # octets : deux noms semblables jusque-là ne se distinguent plus
EXACT, TETE, MOT = range(3)
"""Ce que le texte cherché est au nom : le nom entier, son début, le début d'un autre de ses mots."""

_SAINT = re.compile(r"\bst(e?)\b(?= )")


def cle(texte: str) -> str:
    """« St-Josse, l'Été » → « saint josse l ete »."""
    return _SAINT.sub(r"saint\1", " ".join(mots(texte)))


class Debuts:
    """Des noms, cherchés par leurs débuts de mots ; par leur seul commencement si `tetes_seules`.

    Le numéro d'un nom est son rang dans `noms`. À ressemblance égale, les plus petites `preferences` d'abord, puis l'alphabet.
    Un second nom (un synonyme) ressemble d'un degré de moins, et vient après les premiers. Un élément par nom dans chaque suite.
    """

    def __init__(
        self,
        noms: Iterable[str],
        preferences: Sequence[int],
        seconds: Sequence[bool] = (),
        *,
        tetes_seules: bool = False,
    ):
        self._texte = b"\n" + b"".join(cle(nom).encode() + b"\n" for nom in noms)
        octets = np.frombuffer(self._texte, dtype=np.uint8)
        tetes = (np.flatnonzero(octets == ord("\n"))[:-1] + 1).astype(np.int32)
        separe = octets == ord("\n") if tetes_seules else octets <= ord(" ")
        positions = (np.flatnonzero(separe[:-1] & ~separe[1:]) + 1).astype(np.int32)
        self._positions = positions[self._ordre_alphabetique(octets, positions)]
        numeros = np.searchsorted(tetes, self._positions, "right") - 1
        self._est_tete = tetes[numeros] == self._positions
        alphabet = np.full(len(tetes), len(tetes))
        alphabet[numeros[self._est_tete]] = np.arange(np.count_nonzero(self._est_tete))
        second = np.asarray(seconds or np.zeros(len(tetes)), dtype=bool)
        self._numeros = np.lexsort((alphabet, np.asarray(preferences), second)).astype(np.int32)
        rangs = np.empty(len(tetes), dtype=np.int32)
        rangs[self._numeros] = np.arange(len(tetes), dtype=np.int32)
        self._rangs = rangs[numeros]
        self._est_second = second[numeros]

    @staticmethod
    def _ordre_alphabetique(octets: np.ndarray, positions: np.ndarray) -> np.ndarray:
        suite = np.concatenate([octets, np.zeros(LARGEUR, dtype=np.uint8)])
        fenetres = np.lib.stride_tricks.sliding_window_view(suite, LARGEUR)[positions]
        return np.argsort(fenetres.reshape(-1).view(f"S{LARGEUR}"), kind="stable")

    def cherche(self, texte: str) -> Iterator[tuple[int, int]]:
        """Couples (ressemblance, numéro) des noms où `texte`, une clé, commence un mot. Les meilleurs d'abord ; un nom peut
        revenir."""
        debut, fin = self._tranche(texte)
        tetes = self._est_tete[debut:fin]
        entiers = tetes & (np.arange(debut, fin) < self._tranche(f"{texte}\n")[1])
        degres = np.where(entiers, EXACT, np.where(tetes, TETE, MOT)) + self._est_second[debut:fin]
        return self._en_ordre(np.minimum(degres, MOT), self._rangs[debut:fin])

    def cherche_mots(self, texte: str) -> Iterator[tuple[int, int]]:
        """De même, des noms où chaque mot de `texte` en commence un, dans n'importe quel ordre."""
        communs = np.ones(len(self._numeros), dtype=bool)
        for mot in texte.split():
            debut, fin = self._tranche(mot)
            presents = np.zeros(len(communs), dtype=bool)
            presents[self._rangs[debut:fin]] = True
            communs &= presents
        return self._en_ordre(MOT, np.flatnonzero(communs))

    def _en_ordre(self, degres: np.ndarray | int, rangs: np.ndarray) -> Iterator[tuple[int, int]]:
        """Degré et rang en un seul nombre : le tri ne regarde que lui."""
        for note in np.sort(degres * len(self._numeros) + rangs):
            degre, rang = divmod(int(note), len(self._numeros))
            yield degre, int(self._numeros[rang])

    def connait(self, mot: str) -> bool:
        debut, fin = self._tranche(mot)
        return debut < fin

    def vocabulaire(self) -> set[str]:
        """Tous les mots des noms, sans accent ni majuscule."""
        return {mot.group().decode() for mot in re.finditer(rb"\S+", self._texte)}

    def _tranche(self, texte: str) -> tuple[int, int]:
        """Bornes, dans le tableau trié, de ce qui commence par `texte`."""
        cherche = texte.encode()[:LARGEUR]

        def debut_du_mot(position: int) -> bytes:
            return self._texte[position : position + len(cherche)]

        debut = bisect_left(self._positions, cherche, key=debut_du_mot)
        return debut, bisect_right(self._positions, cherche, lo=debut, key=debut_du_mot)
