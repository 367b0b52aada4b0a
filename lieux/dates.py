"""Petits calculs de calendrier."""

from calendar import monthrange
from datetime import date


def il_y_a_mois(jour: date, mois: int) -> date:
    """Le même jour du mois, `mois` mois plus tôt ; le dernier du mois s'il n'existe pas (31 mars → 28 février)."""
    rang = jour.year * 12 + jour.month - 1 - mois
    annee, mois_0 = divmod(rang, 12)
    return date(annee, mois_0 + 1, min(jour.day, monthrange(annee, mois_0 + 1)[1]))


def dans_mois(jour: date, mois: int) -> date:
    """Le même jour du mois, `mois` mois plus tard ; le dernier du mois s'il n'existe pas."""
    return il_y_a_mois(jour, -mois)
