"""Combien de lieux laisserait chaque option de chaque filtre, les autres filtres gardés."""

from collections.abc import Iterable

import numpy as np

from . import ouverture
from .conditions import PAR_VALEURS, Condition
from .filters import LieuFilter
from .options import BRUXELLES, communes_de_bruxelles

COLONNES = {"commune": "communes", "type": "types"}
INCERTAINES = {"tarif": "tarifs", "gouvernance": "gouvernances"}
"""Paramètres qui lisent une seule valeur par lieu : toutes leurs options se comptent d'un coup, sauf si l'on demande aussi
ceux dont on ne sait pas."""


def nombres(filtre: LieuFilter, nom: str, options: Iterable[str]) -> dict[str, int]:
    """Nombre de lieux par option du paramètre `nom`, si elle y était seule choisie."""
    base = filtre.retenus(sans=nom)
    if nom in COLONNES or (nom in INCERTAINES and not filtre.avec_inconnus):
        comptes = filtre.repertoire.compte((COLONNES | INCERTAINES)[nom], base)
        if nom == "commune":
            comptes[BRUXELLES.slug] = sum(comptes[slug] for slug in communes_de_bruxelles(filtre.options))
        return comptes
    if nom in filtre.repertoire.termes and not filtre.avec_inconnus:
        return filtre.repertoire.compte_termes(nom, base)
    conditions = {option: PAR_VALEURS[nom](filtre.repertoire, [option]) for option in options}
    return {option: _compte(filtre, base, condition) for option, condition in conditions.items()}


def nombres_par_moment(filtre: LieuFilter, moments: Iterable[str]) -> dict[str, int]:
    """Nombre de lieux ouverts à chacun de ces moments nommés ; sous "" : à n'importe quel moment."""
    base = filtre.retenus(sans="ouvert")
    comptes = {"": int(np.count_nonzero(base))}
    for moment in moments:
        intervalle = ouverture.intervalle(moment, filtre.maintenant)
        condition = ouverture.condition(filtre.repertoire, *intervalle, filtre.calendriers)
        comptes[moment] = _compte(filtre, base, condition)
    return comptes


def nombres_par_rayon(filtre: LieuFilter, rayons_km: Iterable[int]) -> dict[int, int]:
    """Nombre de lieux à chacune de ces distances, au plus, du point de départ."""
    distances = filtre.distances[filtre.retenus(sans="pres")]
    return {rayon: int(np.count_nonzero(distances <= rayon)) for rayon in rayons_km}


def sans_un_choix(filtre: LieuFilter) -> dict[str, int]:
    """Par paramètre actif, le nombre de lieux que laisserait son retrait."""
    return {nom: int(np.count_nonzero(filtre.retenus(sans=nom))) for nom in filtre.conditions}


def _compte(filtre: LieuFilter, base: np.ndarray, condition: Condition) -> int:
    return int(np.count_nonzero(base & (condition.large if filtre.avec_inconnus else condition.oui)))
