"""Réunir en groupes les lieux voisins, sur une grille qui suit l'échelle de la carte : des colonnes entrent, des colonnes sortent."""

from dataclasses import dataclass
from math import floor, log2

import numpy as np

CELLULES_PAR_TUILE = 8
"""Une tuile de 256 pixels compte huit cellules de côté : 32 pixels, un peu moins qu'un repère."""
LATITUDE = 5 / 8
"""Hauteur d'un pixel de la carte, en degrés, pour un degré de large : le cosinus de 51°, en fraction simple."""
ECRAN_PX = 1024
ZOOM_MAX = 18
REPERES_MAX = 1_500

Boite = tuple[float, float, float, float]
"""Ouest, sud, est, nord, en degrés WGS 84."""


@dataclass(frozen=True, slots=True)
class Groupes:
    """Un groupe par cellule d'au moins deux lieux : leur nombre, leur centre moyen, leur boîte, en degrés. `seuls` : rangs, dans
    les colonnes données, des lieux qui sont seuls dans leur cellule. `zoom` : celui de la grille, moindre que demandé s'il le fallait."""

    zoom: int
    nombres: np.ndarray
    latitudes: np.ndarray
    longitudes: np.ndarray
    ouest: np.ndarray
    sud: np.ndarray
    est: np.ndarray
    nord: np.ndarray
    seuls: np.ndarray


def zoom_pour(boite: Boite) -> int:
    """Le plus grand zoom où la boîte tient dans un écran de 1024 pixels de côté."""
    ouest, sud, est, nord = boite
    largeur = max(est - ouest, (nord - sud) / LATITUDE, 1e-9)
    return max(0, min(ZOOM_MAX, floor(log2(360 / largeur * ECRAN_PX / 256))))


def boite_de(latitudes: np.ndarray, longitudes: np.ndarray) -> Boite:
    return longitudes.min(), latitudes.min(), longitudes.max(), latitudes.max()


def groupe(latitudes: np.ndarray, longitudes: np.ndarray, zoom: int) -> Groupes:
    """Groupes de tous ces lieux, au moins un. La grille est celle de `zoom`, ou d'un zoom moindre au-delà de 1 500 cellules."""
    cellules = _cellules(latitudes, longitudes, zoom)
    ordre = np.argsort(cellules, kind="stable")
    debuts = np.flatnonzero(np.diff(cellules[ordre], prepend=-1))
    if len(debuts) > REPERES_MAX and zoom:
        return groupe(latitudes, longitudes, zoom - 1)
    return _resume(latitudes[ordre], longitudes[ordre], ordre, debuts, zoom)


def _cellules(latitudes: np.ndarray, longitudes: np.ndarray, zoom: int) -> np.ndarray:
    """Numéro positif de la cellule de chaque lieu."""
    pas = 360 / 2**zoom / CELLULES_PAR_TUILE
    colonnes = np.floor((longitudes + 180) / pas).astype(np.int64)
    lignes = np.floor((latitudes + 90) / (pas * LATITUDE)).astype(np.int64)
    return lignes * 2**32 + colonnes


def _resume(
    latitudes: np.ndarray, longitudes: np.ndarray, ordre: np.ndarray, debuts: np.ndarray, zoom: int
) -> Groupes:
    """Résume chaque suite de lieux rangés par cellule, qui commence à `debuts`."""
    nombres = np.diff(debuts, append=len(ordre))
    plusieurs = nombres > 1
    colonnes = {
        "latitudes": np.add.reduceat(latitudes, debuts) / nombres,
        "longitudes": np.add.reduceat(longitudes, debuts) / nombres,
        "ouest": np.minimum.reduceat(longitudes, debuts),
        "sud": np.minimum.reduceat(latitudes, debuts),
        "est": np.maximum.reduceat(longitudes, debuts),
        "nord": np.maximum.reduceat(latitudes, debuts),
    }
    return Groupes(
        zoom=zoom,
        nombres=nombres[plusieurs],
        seuls=ordre[debuts[~plusieurs]],
        **{nom: colonne[plusieurs] for nom, colonne in colonnes.items()},
    )
