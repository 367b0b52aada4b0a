"""Ce que la liste de travail de la rédaction dit des signalements."""

from django.urls import reverse

from .models import Signalement


def signalements_en_attente() -> tuple[int, str]:
    """Combien attendent, et l'adresse de leur liste. Une requête."""
    liste = reverse("admin:signalements_signalement_changelist")
    return Signalement.objects.en_attente().count(), f"{liste}?etat__exact={Signalement.Etat.ATTENTE}"
