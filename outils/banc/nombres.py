"""Écrire un chiffre mesuré avec ce qu'il a d'utile."""

ESPACE = "\u202f"


def nombre(valeur: float | None) -> str:
    """Deux ou trois chiffres : « 0,92 », « 8,1 », « 141 », « 1 253 » ; « — » si rien n'a été mesuré."""
    if valeur is None:
        return "—"
    decimales = 0 if valeur >= 20 else 1 if valeur >= 2 else 2
    return f"{valeur:,.{decimales}f}".replace(",", ESPACE).replace(".", ",")
