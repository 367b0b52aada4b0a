"""Des jours comptés depuis aujourd'hui, comme les règles de fraîcheur."""

from datetime import date, timedelta

from django.utils import timezone

from lieux.dates import il_y_a_mois


def aujourdhui() -> date:
    return timezone.localdate()


def il_y_a(mois: int, jours: int = 0) -> date:
    """Il y a tant de mois, et tant de jours encore avant."""
    return il_y_a_mois(aujourdhui(), mois) - timedelta(days=jours)
