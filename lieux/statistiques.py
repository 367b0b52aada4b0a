"""Les chiffres que le guide donne sur lui-même."""

from dataclasses import dataclass

import numpy as np
from django.utils import timezone

from .dates import il_y_a_mois
from .models import TypeLieu
from .repertoire_lecture import repertoire


@dataclass(frozen=True, slots=True)
class Fraicheur:
    """Lieux en activité que le public voit, et ceux vérifiés depuis moins d'un an."""

    lieux: int
    verifies: int

    @property
    def prudence(self) -> bool:
        """Tant que la moitié des fiches n'est pas vérifiée, le guide le rappelle."""
        return self.verifies * 2 < self.lieux


def fraicheur() -> Fraicheur:
    annuaire = repertoire()
    verifies = annuaire.verifies_le >= il_y_a_mois(timezone.localdate(), 12).toordinal()
    return Fraicheur(int(np.count_nonzero(annuaire.tous)), int(np.count_nonzero(annuaire.tous & verifies)))


def types() -> list[TypeLieu]:
    """Types qui ont au moins un lieu en activité, avec `nombre`, dans l'ordre de la rédaction."""
    nombres = repertoire().compte("types")
    tous = list(TypeLieu.objects.all())
    for type_ in tous:
        type_.nombre = nombres[type_.slug]
    return [type_ for type_ in tous if type_.nombre]
