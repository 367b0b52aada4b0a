"""Recevoir un signalement : le même envoyé deux fois par un double clic n'en fait qu'un."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from lieux.models import Lieu

from .models import Signalement

DOUBLE = timedelta(minutes=10)


@transaction.atomic
def recoit(*, lieu: Lieu, sujet: str, texte: str, courriel: str) -> None:
    recents = Signalement.objects.en_attente().filter(recu_le__gt=timezone.now() - DOUBLE)
    if not recents.filter(lieu=lieu, sujet=sujet, texte=texte, courriel=courriel).exists():
        Signalement.objects.create(lieu=lieu, sujet=sujet, texte=texte, courriel=courriel)
