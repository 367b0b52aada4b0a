"""Au plus dix signalements par heure d'une même adresse IP, qui n'est jamais écrite : un bureau entier peut n'en avoir qu'une."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from connexion.adresse import adresse_ip

from .models import Envoi

PAR_HEURE = 10


def oublie_les_envois_passes() -> None:
    """Une empreinte de plus d'une heure ne sert plus à rien."""
    if Envoi.objects.passes().exists():
        Envoi.objects.passes().delete()


def est_atteinte(request: HttpRequest) -> bool:
    oublie_les_envois_passes()
    return Envoi.objects.filter(empreinte=_empreinte(request)).count() >= PAR_HEURE


def compte(request: HttpRequest) -> None:
    Envoi.objects.create(empreinte=_empreinte(request))


def _empreinte(request: HttpRequest) -> str:
    """Résumé de l'adresse sous la clé du site et le jour : d'un jour à l'autre, il ne se compare plus."""
    jour = timezone.localdate().isoformat()
    return salted_hmac(f"signalements {jour}", adresse_ip(request) or "", algorithm="sha256").hexdigest()
