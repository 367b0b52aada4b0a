"""Le droit qu'a la carte de demander les rues à leur hôte."""

from collections.abc import Callable
from urllib.parse import urlsplit

from csp.decorators import csp_update
from django.conf import settings


def avec_tuiles(vue: Callable) -> Callable:
    """Autorise, sur cette page seulement, les images de l'hôte des rues ; le navigateur n'y va que si le visiteur le demande."""
    return csp_update({"img-src": [hote(settings.TUILES_URL)]})(vue)


def hote(adresse: str) -> str:
    """« https://tile.openstreetmap.org » ; une étoile là où le modèle change de machine."""
    morceaux = urlsplit(adresse)
    return f"{morceaux.scheme}://{morceaux.netloc.replace('{s}', '*')}"
