"""Les congés scolaires, lus une fois par requête et seulement si des horaires en dépendent."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from .horaires import CALENDRIER_VIDE, Calendrier, Periode
from .models import Lieu, VacancesScolaires

Vacances = tuple[str, date, date, str]


class Calendriers:
    """Calendriers scolaires des trois communautés. `vacances` : (communauté, début, fin, nom) déjà lues, s'il y en a."""

    def __init__(self, vacances: Iterable[Vacances] | None = None):
        self._vacances = vacances

    @cached_property
    def _par_communaute(self) -> dict[str, Calendrier]:
        periodes: dict[str, list[Periode]] = {}
        lues = self._vacances
        if lues is None:
            lues = VacancesScolaires.objects.values_list("communaute", "debut", "fin", "nom")
        for communaute, debut, fin, nom in lues:
            periodes.setdefault(communaute, []).append(Periode(debut, fin, nom))
        return {
            communaute: Calendrier(tuple(sorted(liste, key=lambda p: p.debut)))
            for communaute, liste in periodes.items()
        }

    def pour(self, expression: str, communaute: str) -> Calendrier:
        """Calendrier utile à cette expression : vide si elle ne parle pas de congés scolaires."""
        if "SH" not in expression:
            return CALENDRIER_VIDE
        return self._par_communaute.get(communaute, CALENDRIER_VIDE)

    def pour_lieu(self, lieu: Lieu) -> Calendrier:
        expressions = [lieu.horaires, *(info.horaires for info in lieu.infos_utiles)]
        return self.pour(" ".join(expressions), lieu.communaute)
