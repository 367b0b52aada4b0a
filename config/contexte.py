"""Ce que toute page publique peut afficher sans que sa vue le demande."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, str]:
    return {
        "courriel_redaction": settings.COURRIEL_REDACTION,
        "tuiles_url": settings.TUILES_URL,
        "tuiles_credit": settings.TUILES_CREDIT,
        "tuiles_lien": settings.TUILES_LIEN,
    }
