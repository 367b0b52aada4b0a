"""Distances et boîtes sur des points WGS 84, sans SIG : en SQL sur deux colonnes, ou sur les colonnes du répertoire."""

from math import cos, radians

import numpy as np
from django.db.models import Case, F, FloatField, Value, When
from django.db.models.functions import ASin, Cos, Least, Power, Radians, Sin, Sqrt

RAYON_TERRE_KM = 6371.0
KM_PAR_DEGRE = 111.19


def boite(latitude: float, longitude: float, rayon_km: float) -> tuple[float, float, float, float]:
    """Boîte (ouest, sud, est, nord) en degrés qui contient le cercle. Valable aux latitudes belges."""
    dlat = rayon_km / KM_PAR_DEGRE * 1.001
    dlon = dlat / cos(radians(latitude) + radians(dlat))
    return longitude - dlon, latitude - dlat, longitude + dlon, latitude + dlat


def distance_km(latitude: float, longitude: float) -> Case:
    """Distance à vol d'oiseau (haversine), en km, du point aux colonnes `latitude` et `longitude` de la ligne ; nulle
    si elle n'a pas de position."""
    demi_lat = Sin(Radians(F("latitude") - Value(latitude)) / 2)
    demi_lon = Sin(Radians(F("longitude") - Value(longitude)) / 2)
    hav = Power(demi_lat, 2) + Cos(Radians(F("latitude"))) * Value(cos(radians(latitude))) * Power(
        demi_lon, 2
    )
    distance = ASin(Least(Sqrt(hav), Value(1.0)), output_field=FloatField()) * Value(2 * RAYON_TERRE_KM)
    # LEAST de PostgreSQL ignore l'inconnu : sans cette garde, un lieu non localisé y serait à 20 000 km.
    return Case(When(latitude__isnull=False, then=distance), output_field=FloatField())


def cartesiennes(latitudes: np.ndarray, longitudes: np.ndarray) -> np.ndarray:
    """Points de la sphère de rayon 1, forme (3, n) ; un point inconnu est à l'infini."""
    phi, lam = np.radians(latitudes), np.radians(longitudes)
    points = np.stack([np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)])
    return np.nan_to_num(points, nan=np.inf)


def distances_km(points: np.ndarray, latitude: float, longitude: float) -> np.ndarray:
    """Distances à vol d'oiseau des points cartésiens, de forme (3, n), au point donné en degrés WGS 84."""
    depart = cartesiennes(np.array([latitude]), np.array([longitude]))
    demi_cordes = np.sqrt(((points - depart) ** 2).sum(axis=0)) / 2
    return np.where(demi_cordes <= 1, np.arcsin(np.minimum(demi_cordes, 1)) * 2 * RAYON_TERRE_KM, np.inf)
