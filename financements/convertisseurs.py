"""Ce qu'une adresse porte et qui n'est pas du texte."""

from datetime import date


class Jour:
    """« 2026-11-26 » ; un jour qui n'existe pas n'a pas d'adresse."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, valeur: str) -> date:
        return date.fromisoformat(valeur)

    def to_url(self, valeur: date) -> str:
        return valeur.isoformat()
