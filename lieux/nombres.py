"""Nombres comme on les écrit en Belgique francophone."""

FINE = "\u202f"
"""Espace fine insécable."""


def en_distance(km: float) -> str:
    """0,64 → « 600 m » ; 1,44 → « 1,4 km » ; 12,6 → « 13 km »."""
    if km < 0.95:
        return f"{max(round(km, 1) * 1000, 100):.0f}{FINE}m"
    return (f"{km:.1f}".removesuffix(".0").replace(".", ",") if km < 10 else f"{km:.0f}") + f"{FINE}km"


def en_nombre(valeur: int) -> str:
    """1600 → « 1 600 », espace fine insécable."""
    return f"{valeur:,}".replace(",", FINE)
