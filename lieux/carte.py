"""Ce que la carte reçoit : des points compacts, et le droit de demander les rues à leur hôte."""

from collections.abc import Callable
from urllib.parse import urlsplit

from csp.decorators import csp_update
from django.conf import settings

from .models import TypeLieu, VersionDonnees
from .models.lieux import LieuQuerySet


def avec_tuiles(vue: Callable) -> Callable:
    """Autorise, sur cette page seulement, les images de l'hôte des rues ; le navigateur n'y va que si le visiteur le demande."""
    return csp_update({"img-src": [_hote(settings.TUILES_URL)]})(vue)


def _hote(adresse: str) -> str:
    morceaux = urlsplit(adresse)
    return f"{morceaux.scheme}://{morceaux.netloc.replace('{s}', '*')}"


def points(lieux: LieuQuerySet) -> dict[str, object]:
    """Colonnes parallèles, une valeur par lieu localisé : degrés × 100 000 en entiers, rang du type, nom, précision (a, r, l, c)."""
    types = list(TypeLieu.objects.values("slug", "libelle", "lettre", "forme"))
    rangs = {type_["slug"]: rang for rang, type_ in enumerate(types)}
    lignes = list(
        lieux.localises().values_list(
            "latitude",
            "longitude",
            "type__slug",
            "slug",
            "nom",
            "localite__nom",
            "commune__nom_fr",
            "precision",
        )
    )
    return {
        "version": str(VersionDonnees.objects.values_list("numero", flat=True).first()),
        "types": types,
        "lat": [round(ligne[0] * 100_000) for ligne in lignes],
        "lon": [round(ligne[1] * 100_000) for ligne in lignes],
        "type": [rangs[ligne[2]] for ligne in lignes],
        "slug": [ligne[3] for ligne in lignes],
        "nom": [ligne[4] for ligne in lignes],
        "commune": [ligne[5] or ligne[6] or "" for ligne in lignes],
        "precision": [ligne[7][0] for ligne in lignes],
    }
