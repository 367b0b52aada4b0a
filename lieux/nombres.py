"""Nombres comme on les écrit dans la langue de la page."""

from decimal import Decimal

from django.utils.translation import ngettext

from .langues import langue

FINE = "\u202f"
"""Espace fine insécable."""
MILLIERS = {"fr": FINE, "nl": ".", "de": ".", "en": ","}
VIRGULE = {"en": "."}


def en_euros(valeur: Decimal) -> str:
    """9000000 → « 9 000 000 € » ; les centimes seulement s'il y en a."""
    entier, _, centimes = f"{valeur:.2f}".partition(".")
    virgule = VIRGULE.get(langue(), ",")
    return en_nombre(int(entier)) + (f"{virgule}{centimes}" if centimes != "00" else "") + f"{FINE}€"


def en_pour_cent(valeur: Decimal) -> str:
    """25.00 → « 25 % » ; 24.50 → « 24,5 % »."""
    return f"{valeur:.2f}".rstrip("0").rstrip(".").replace(".", ",") + f"{FINE}%"


def en_distance(km: float) -> str:
    """0,64 → « 600 m » ; 1,44 → « 1,4 km » ; 12,6 → « 13 km »."""
    if km < 0.95:
        return f"{max(round(km, 1) * 1000, 100):.0f}{FINE}m"
    virgule = VIRGULE.get(langue(), ",")
    return (f"{km:.1f}".removesuffix(".0").replace(".", virgule) if km < 10 else f"{km:.0f}") + f"{FINE}km"


def en_nombre(valeur: int) -> str:
    """1600 → « 1 600 », espace fine insécable."""
    return f"{valeur:,}".replace(",", MILLIERS[langue()])


def lieux_dits(nombre: int) -> str:
    """« 1 lieu », « 1 600 lieux »."""
    return ngettext("%(nombre)s lieu", "%(nombre)s lieux", int(nombre)) % {"nombre": en_nombre(nombre)}
