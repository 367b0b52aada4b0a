"""Les chiffres que le guide donne sur lui-même."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from .dates import il_y_a_mois
from .models import Lieu, TypeLieu


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
    lieux = Lieu.objects.visibles().en_activite()
    verifies = lieux.verifies_depuis(il_y_a_mois(timezone.localdate(), 12))
    return Fraicheur(lieux.count(), verifies.count())


def types() -> list[TypeLieu]:
    """Types qui ont au moins un lieu en activité, avec `nombre`."""
    visibles = Lieu.objects.visibles().en_activite().values("pk")
    comptes = TypeLieu.objects.annotate(nombre=Count("lieux", filter=Q(lieux__in=visibles)))
    return list(
        comptes.filter(nombre__gt=0).order_by("ordre", "libelle")
    )  # un compte fait perdre l'ordre du modèle
