"""Ce que le guide oublie quand le temps que promet la page « Vie privée » est passé.

Plusieurs s'oublient déjà quand quelqu'un passe : un signalement périmé, quand la rédaction ouvre leur liste ; le journal des
accès, à chaque connexion. Une commande planifiée tient la promesse même si personne ne passe.
"""

from collections.abc import Callable
from dataclasses import dataclass

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from connexion.models import Acces
from imports.models import Import
from signalements.models import Envoi, Signalement

from .models import Rappel


@dataclass(frozen=True, slots=True)
class Oubli:
    """`lignes` périmées d'un genre, nommé par `quoi` ; `oublie` les efface, ou n'en efface que ce qui est de trop."""

    quoi: str
    lignes: QuerySet
    oublie: Callable[[QuerySet], object] = QuerySet.delete


def oublis() -> list[Oubli]:
    instant = timezone.now()
    essais = AccessAttempt.objects.filter(attempt_time__lt=instant - settings.AXES_COOLOFF_TIME)
    return [
        Oubli("courriels de visiteurs restés sans réponse", Signalement.objects.avec_courriel_perime(), _sans_courriel),
        Oubli("signalements clos", Signalement.objects.clos_perimes()),
        Oubli("empreintes d'envois", Envoi.objects.passes()),
        Oubli("lignes du journal des accès", Acces.objects.perimes()),
        Oubli("essais de connexion", essais),
        Oubli("sessions finies", Session.objects.filter(expire_date__lt=instant)),
        Oubli("rappels envoyés", Rappel.objects.perimes(timezone.localdate())),
        Oubli("imports abandonnés", Import.objects.abandonnes()),
    ]  # fmt: skip


def _sans_courriel(signalements: QuerySet) -> None:
    signalements.update(courriel="")
