"""Ouvertures de la semaine, pour beaucoup d'expressions d'horaires à la fois, en colonnes.

Lire une expression prend 100 µs et dérouler sa semaine autant : chacune n'est faite qu'une fois par semaine et par processus.
"""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np

from .calendriers import Calendriers
from .horaires import Etat, frise, ouvert_pendant
from .horaires_ecriture import Calendrier

UN_JOUR = timedelta(days=1)
JOURS = 9
"""De lundi au mardi de la semaine suivante : ce soir et ce week-end y sont toujours."""
ETATS = (Etat.FERME, Etat.A_VERIFIER, Etat.OUVERT)
EXPRESSIONS_GARDEES = 50_000

_semaines: dict[tuple[date, str, Calendrier], array] = {}


@dataclass(frozen=True, slots=True)
class Frises:
    """Plages de `taille` expressions : secondes UTC de début et de fin, rang dans ETATS, rang de l'expression."""

    taille: int
    premier: date
    debuts: np.ndarray
    fins: np.ndarray
    etats: np.ndarray
    expressions: np.ndarray

    def couvre(self, debut: datetime, fin: datetime) -> bool:
        return self.premier <= debut.date() and fin.date() < self.premier + JOURS * UN_JOUR

    def etats_pendant(self, debut: datetime, fin: datetime) -> np.ndarray:
        """Rang dans ETATS de chaque expression, dans l'intervalle (fin non comprise) : ouvert l'emporte sur à vérifier."""
        touchees = (self.debuts < fin.timestamp()) & (self.fins > debut.timestamp())
        resultat = np.zeros(self.taille, dtype=np.int8)
        np.maximum.at(resultat, self.expressions[touchees], self.etats[touchees])
        return resultat


def frises_de_la_semaine(
    expressions: Iterable[tuple[str, str]], jour: date, calendriers: Calendriers
) -> Frises:
    """Frises de la semaine de `jour`. Une expression est un couple (horaires, communauté)."""
    lundi = jour - jour.weekday() * UN_JOUR
    plages = [_plages(lundi, texte, calendriers.pour(texte, suit)) for texte, suit in expressions]
    longueurs = [len(une) // 3 for une in plages]
    triplets = np.concatenate([np.empty(0, dtype=np.int64), *plages]).astype(np.int64).reshape(-1, 3)
    rangs = np.repeat(np.arange(len(plages)), longueurs)
    return Frises(len(plages), lundi, triplets[:, 0], triplets[:, 1], triplets[:, 2].astype(np.int8), rangs)


def _plages(lundi: date, texte: str, calendrier: Calendrier) -> array:
    """Triplets (début, fin, état) à la suite : quelques centaines d'octets par expression."""
    cle = (lundi, texte, calendrier)
    if cle not in _semaines:
        if len(_semaines) >= EXPRESSIONS_GARDEES:
            _semaines.clear()
        triplets = array("q")
        for plage in frise(texte, lundi, JOURS, calendrier):
            triplets.extend(
                (int(plage.debut.timestamp()), int(plage.fin.timestamp()), ETATS.index(plage.etat))
            )
        _semaines[cle] = triplets
    return _semaines[cle]


def etat_pendant(
    texte: str, suit: str, debut: datetime, fin: datetime, calendriers: Calendriers, infos=()
) -> int:
    """Rang dans ETATS d'une seule expression, hors de la semaine ou quand une information temporaire la change."""
    toutes = " ".join([texte, *(info.horaires for info in infos)])
    return ETATS.index(ouvert_pendant(texte, debut, fin, calendriers.pour(toutes, suit), infos))
