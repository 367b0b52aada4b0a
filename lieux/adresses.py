"""Changer l'adresse d'un lieu sans casser les liens : l'ancienne continue de mener à lui."""

from django.db import transaction

from .models import AncienneAdresse, Lieu


@transaction.atomic
def renomme(lieu: Lieu, ancien_slug: str) -> None:
    """Enregistre le lieu sous son nouveau slug et garde l'ancien. Lève ValidationError si le nouveau est pris."""
    lieu.verifie_adresse_libre()
    lieu.save()
    garde_l_ancienne(lieu, ancien_slug)


def garde_l_ancienne(lieu: Lieu, ancien_slug: str) -> None:
    """Le lieu est déjà enregistré sous son nouveau slug : l'ancien y mènera."""
    AncienneAdresse.objects.filter(slug=lieu.slug, lieu=lieu).delete()
    AncienneAdresse.objects.get_or_create(slug=ancien_slug, defaults={"lieu": lieu})
