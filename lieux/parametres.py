"""Les valeurs d'un filtre, récrites comme une adresse les porte."""

from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlencode

from django.utils import timezone


def en_parametre(valeur: object) -> str:
    """Valeur telle que l'adresse la porte : « 50.867,4.377 », « 2026-03-03T14:00 »."""
    if isinstance(valeur, tuple):
        return ",".join(f"{nombre:.6f}".rstrip("0").rstrip(".") for nombre in valeur)
    if isinstance(valeur, datetime):
        return timezone.localtime(valeur).strftime("%Y-%m-%dT%H:%M")
    return str(valeur)


def couples(valeurs: dict[str, object]) -> list[tuple[str, object]]:
    """Un couple (paramètre, valeur) par valeur : une liste en donne plusieurs."""
    return [
        (nom, une)
        for nom, contenu in valeurs.items()
        for une in (contenu if type(contenu) is list else [contenu])
    ]


def chaine(
    valeurs: dict[str, object], garde: Callable[[str, object], bool] = lambda nom, valeur: True
) -> str:
    """Chaîne de requête des valeurs que `garde` retient, sans « ? » ; ce que la recherche a compris y est explicite."""
    return urlencode([(nom, en_parametre(une)) for nom, une in couples(valeurs) if garde(nom, une)])
