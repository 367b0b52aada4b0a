"""Ce que la liste de la rédaction montre, en tableau : les colonnes de l'import, pour qu'exporter puis réimporter ne change rien."""

from collections.abc import Iterable, Iterator
from typing import Any

from lieux.exports import en_csv_de, en_xlsx_de
from lieux.models import Lieu

from .colonnes import COLONNES, Colonne, valeur_de

TITRES = [colonne.nom for colonne in COLONNES]
SECRETES = {
    "rue", "numero", "complement", "code_postal", "localite", "latitude", "longitude", "precision", "position_source",
}  # fmt: skip
"""Cases vides d'une adresse confidentielle : à la réimporter, une case vide est sans avis."""


def rangees(lieux: Iterable[Lieu], *, confidentielles: bool) -> Iterator[list[Any]]:
    """Titres, puis une rangée par lieu, relations préchargées. `confidentielles` : dire aussi ces adresses."""
    yield TITRES
    for lieu in lieux:
        yield list(_cases(lieu, confidentielles=confidentielles).values())


def en_csv(lieux: Iterable[Lieu], *, confidentielles: bool) -> str:
    return en_csv_de(rangees(lieux, confidentielles=confidentielles))


def en_xlsx(lieux: Iterable[Lieu], *, confidentielles: bool) -> bytes:
    return en_xlsx_de({"Lieux": rangees(lieux, confidentielles=confidentielles)})


def en_geojson(lieux: Iterable[Lieu], *, confidentielles: bool) -> dict[str, Any]:
    """FeatureCollection (RFC 7946) : coordonnées [longitude, latitude] en degrés WGS 84, lieux localisés seulement."""
    traits = []
    for lieu in lieux:
        proprietes = _cases(lieu, confidentielles=confidentielles)
        position = [proprietes.pop("longitude"), proprietes.pop("latitude")]
        if None not in position:
            traits.append(
                {
                    "type": "Feature",
                    "id": lieu.slug,
                    "geometry": {"type": "Point", "coordinates": position},
                    "properties": proprietes,
                }
            )
    return {"type": "FeatureCollection", "features": traits}


def _cases(lieu: Lieu, *, confidentielles: bool) -> dict[str, Any]:
    secret = lieu.type_adresse == Lieu.TypeAdresse.CONFIDENTIELLE and not confidentielles
    return {c.nom: None if secret and c.nom in SECRETES else _case(c, lieu) for c in COLONNES}


def _case(colonne: Colonne, lieu: Lieu) -> Any:
    match colonne.nom:
        case "identifiant":
            return lieu.slug
        case "commune":
            return lieu.commune.nom_fr if lieu.commune else ""
        case "localite":
            return lieu.localite.nom if lieu.localite else ""
        case "operateur":
            return lieu.operateur.nom if lieu.operateur else ""
        case "verifie_le":
            return lieu.derniere_verification.isoformat() if lieu.derniere_verification else ""
        case "methode_verification":
            return lieu.derniere_methode or ""
    return valeur_de(lieu, colonne.champ)
