"""Les congés scolaires, lus une fois par requête et seulement si des horaires en dépendent."""

from functools import cached_property

from .horaires import CALENDRIER_VIDE, Calendrier, Periode
from .models import Lieu, VacancesScolaires


class Calendriers:
    """Calendriers scolaires des trois communautés."""

    @cached_property
    def _par_communaute(self) -> dict[str, Calendrier]:
        periodes: dict[str, list[Periode]] = {}
        for communaute, debut, fin, nom in VacancesScolaires.objects.values_list(
            "communaute", "debut", "fin", "nom"
        ):
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
