"""Ce que partagent les modèles des financements : bornes d'année, ordre des dates, valeur d'une source."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

BIENTOT = 6
"""Mois : un financement qui se termine d'ici là demande déjà qu'on s'en occupe."""
ANNEES = [
    MinValueValidator(1970, "Donner une année à quatre chiffres."),
    MaxValueValidator(2100, "Donner une année à quatre chiffres."),
]


def fin_apres_debut(nom: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(fin__isnull=True) | Q(fin__gte=F("debut")),
        name=nom,
        violation_error_message="La fin précède le début : corriger l'une des deux dates.",
    )


class Certitude(models.TextChoices):
    """Ce que vaut la source d'un fait (shared/data/financements.md)."""

    SOURCE_LUE = "S", "Source lue"
    PARTIELLE = "P", "Partiellement vérifié"
    DEPART = "D", "Document de départ, non revérifié"
    COMMUNE = "C", "Connaissance commune, à confirmer"
