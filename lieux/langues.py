"""Les langues de l'interface. Le français n'a pas de préfixe d'adresse ; ce que la rédaction écrit reste en français (décision 0025)."""

from collections.abc import Iterator

from django.utils.translation import get_language

FRANCAIS = "fr"
BALISES = {"fr": "fr-BE", "nl": "nl-BE", "de": "de-BE", "en": "en"}
"""Ce que disent `lang` et `hreflang` de chaque langue."""
TRADUITS = {"nom": ("nl", "de"), "libelle": ("nl", "de", "en")}
"""Langues où un nom a sa colonne ; une commune n'a pas de nom anglais."""


def langue() -> str:
    """Le code de la langue de la page en cours : fr, nl, de ou en."""
    return (get_language() or FRANCAIS).partition("-")[0]


def en_francais() -> bool:
    return langue() == FRANCAIS


def colonne_locale(prefixe: str, francais: str) -> str:
    """Le champ d'un nom dans la langue de la page (« nom_nl ») ; `francais` s'il n'y en a pas d'autre que lui."""
    return f"{prefixe}_{langue()}" if langue() in TRADUITS[prefixe] else francais


def nom_local(objet: object, prefixe: str, francais: str) -> str:
    """Le nom dans la langue de la page s'il est connu, sinon le français."""
    return getattr(objet, colonne_locale(prefixe, francais)) or getattr(objet, francais)


def autres() -> Iterator[str]:
    return (code for code in BALISES if code != FRANCAIS)
