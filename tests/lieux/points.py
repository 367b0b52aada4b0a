"""Beaucoup de lieux à la fois, et lire points.json comme le fait la carte (format : lieux/carte_points.py)."""

from itertools import accumulate

from lieux.models import Lieu, TypeLieu
from tests.factories import make_type

COLONNES = ("lat", "lon", "commune")
"""Colonnes écrites en écarts."""


def make_lieux(positions, **champs) -> None:
    """Un lieu publié à chaque position (latitude, longitude) donnée en degrés, enregistrés d'un coup."""
    type_ = TypeLieu.objects.first() or make_type()
    deja = Lieu.objects.count()
    Lieu.objects.bulk_create(
        Lieu(
            **{"nom": f"Lieu serré {n}", "slug": f"lieu-serre-{n}", "type": type_, "publication": "publie"}
            | {"etat": "ouvert", "precision": "adresse", "latitude": latitude, "longitude": longitude}
            | champs
        )
        for n, (latitude, longitude) in enumerate(positions, deja)
    )


def grille(nombre, *, ouest=4.3, sud=50.8, pas=0.002, largeur=50) -> list[tuple[float, float]]:
    """Autant de positions, en rangées de cinquante."""
    return [
        (round(sud + rang // largeur * pas, 5), round(ouest + rang % largeur * pas, 5))
        for rang in range(nombre)
    ]


def lit(client, **parametres) -> dict[str, object]:
    """La réponse, ses colonnes d'écarts remises en valeurs."""
    contenu = client.get("/lieux/points.json", parametres).json()
    valeurs = {colonne: list(accumulate(contenu[colonne])) for colonne in COLONNES}
    if groupes := contenu.get("groupes"):
        valeurs["groupes"] = groupes | {
            colonne: list(accumulate(groupes[colonne])) for colonne in COLONNES[:2]
        }
    return contenu | valeurs


def represente(contenu) -> int:
    """Nombre de lieux montrés, seuls ou en groupes."""
    return len(contenu["nom"]) + sum(contenu.get("groupes", {}).get("nombre", []))
