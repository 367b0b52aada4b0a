"""Ce que partagent les lectures de CSV et de classeurs."""

from dataclasses import dataclass, field

TAILLE_MAX = 10 * 1024 * 1024  # octets


class FichierRefuse(Exception):
    """Le fichier entier est refusé. Le message est la phrase à lire, qui dit quoi faire."""


@dataclass(slots=True)
class LigneBrute:
    """Cases d'une ligne, espaces du bord ôtés. `fautes` : par place, la valeur et pourquoi la lecture la refuse.

    `complete` : le format écrit toutes les cases, une ligne plus courte que les titres est donc coupée.
    """

    numero: int
    cases: list[str]
    fautes: dict[int, tuple[str, str]] = field(default_factory=dict)
    complete: bool = False


def verifie_taille(octets: int) -> None:
    if octets > TAILLE_MAX:
        raise FichierRefuse(
            f"Le fichier pèse {octets / 1024 / 1024:.0f} Mo, pour {TAILLE_MAX // 1024 // 1024} au plus : "
            "en ôter les images et les feuilles inutiles, ou le couper en plusieurs."
        )
    if not octets:
        raise FichierRefuse("Le fichier est vide : partir du modèle à télécharger.")
