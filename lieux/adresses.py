"""Changer l'adresse d'un lieu sans casser les liens : l'ancienne continue de mener à lui."""

from django.core.exceptions import ValidationError
from django.db import transaction

from .models import AncienneAdresse, Lieu


def verifie_libre(slug: str, *, lieu: Lieu) -> None:
    """Lève ValidationError si ce slug est l'ancienne adresse d'un autre lieu ; la sienne, un lieu peut la reprendre."""
    autre = AncienneAdresse.objects.filter(slug=slug).exclude(lieu=lieu.pk).select_related("lieu").first()
    if autre:
        raise ValidationError(
            f"« {slug} » est une ancienne adresse de « {autre.lieu} », et y mène encore : choisir un autre identifiant.",
            code="ancienne_adresse",
        )


@transaction.atomic
def renomme(lieu: Lieu, ancien_slug: str) -> None:
    """Enregistre le lieu sous son nouveau slug et garde l'ancien. Lève ValidationError si le nouveau est pris."""
    verifie_libre(lieu.slug, lieu=lieu)
    lieu.save()
    AncienneAdresse.objects.filter(slug=lieu.slug, lieu=lieu).delete()
    AncienneAdresse.objects.get_or_create(slug=ancien_slug, defaults={"lieu": lieu})
