"""L'ordre d'une liste : ce qui répond le mieux d'abord ; à égalité, les fiches fraîches, puis le nom."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from django.utils.translation import gettext

from .models import Lieu
from .repertoire import Masque, Repertoire


@dataclass(frozen=True, slots=True)
class Tri:
    """Une façon de trier proposée au visiteur."""

    valeur: str
    libelle: str
    actif: bool


def tris(valeurs: dict[str, object]) -> list[Tri]:
    """Façons de trier qui ont un sens ici : la distance demande un point de départ."""
    libelles = {"distance": gettext("distance")} if "pres" in valeurs else {}
    libelles |= {
        "pertinence": gettext("pertinence"),
        "nom": gettext("nom"),
        "verification": gettext("date de vérification"),
    }
    return [Tri(valeur, libelle, valeur == choisi(valeurs)) for valeur, libelle in libelles.items()]


def choisi(valeurs: dict[str, object]) -> str:
    return (valeurs.get("tri") or ["distance" if "pres" in valeurs else "pertinence"])[0]


def par_nom(repertoire: Repertoire, retenus: Masque) -> np.ndarray:
    """Positions retenues, par ordre alphabétique."""
    return repertoire.ordre_nom[retenus[repertoire.ordre_nom]]


def par_verification(repertoire: Repertoire, retenus: Masque) -> np.ndarray:
    """Les plus récemment vérifiés d'abord, ceux qui ne l'ont jamais été à la fin."""
    return repertoire.ordre_verification[retenus[repertoire.ordre_verification]]


def par_distance(repertoire: Repertoire, retenus: Masque, distances: np.ndarray, frais: Masque) -> np.ndarray:
    """Le centre d'une commune n'est pas une adresse : un tel lieu ne passe pas devant un voisin certain. À la même porte, le frais d'abord."""
    positions = par_nom(repertoire, retenus)
    a_la_commune = repertoire.valeurs["precisions"].index(Lieu.Precision.COMMUNE)
    vagues = repertoire.precisions[positions] == a_la_commune
    return positions[np.lexsort((~frais[positions], distances[positions], vagues))]


def par_pertinence(retenus: Masque, preferes: Sequence[Masque], frais: Masque) -> np.ndarray:
    """Les lieux du premier masque d'abord, puis ceux du suivant… ; à égalité les frais, puis l'ordre du répertoire."""
    positions = np.flatnonzero(retenus)
    return positions[np.lexsort([~masque[positions] for masque in (frais, *reversed(preferes))])]
