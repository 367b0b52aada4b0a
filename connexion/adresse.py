"""D'où vient une demande. Un en-tête que le visiteur peut écrire ne compte que si la machine déclare ses mandataires."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def adresse_ip(request: HttpRequest) -> str | None:
    """Adresse du visiteur. Chaque mandataire ajoute à droite de X-Forwarded-For celle qu'il a vue : le reste s'invente."""
    adresse = request.META.get("REMOTE_ADDR", "")
    if settings.MANDATAIRES:
        vues = request.headers.get("X-Forwarded-For", "").split(",")
        if len(vues) >= settings.MANDATAIRES:
            adresse = vues[-settings.MANDATAIRES].strip()
    try:
        return str(ip_address(adresse))
    except ValueError:
        return None
