"""Des durées en mots."""


def de_mois(mois: int) -> str:
    """« de moins d'un mois », « d'un mois », « de 8 mois », « de 2 ans et 3 mois »."""
    if mois <= 1:
        return "d'un mois" if mois else "de moins d'un mois"
    ans, reste = divmod(mois, 12) if mois >= 24 else (0, mois)
    return "de " + " et ".join(filter(None, [f"{ans} ans" if ans else "", f"{reste} mois" if reste else ""]))
