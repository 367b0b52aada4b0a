"""Les congés scolaires des trois communautés."""

from .horaires import CALENDRIER_VIDE, Calendrier, Periode
from .models import Lieu, VacancesScolaires
from .par_version import une_fois_par_version


@une_fois_par_version
def calendriers() -> "Calendriers":
    """Les calendriers scolaires de la version courante."""
    return Calendriers()


class Calendriers:
    """Calendriers scolaires par communauté (FWB, VL, DG)."""

    def __init__(self):
        periodes: dict[str, list[Periode]] = {}
        for communaute, debut, fin, nom in VacancesScolaires.objects.order_by("debut").values_list(
            "communaute", "debut", "fin", "nom"
        ):
            periodes.setdefault(communaute, []).append(Periode(debut, fin, nom))
        self._par_communaute = {
            communaute: Calendrier(tuple(siennes)) for communaute, siennes in periodes.items()
        }

    def pour(self, expression: str, communaute: str) -> Calendrier:
        """Calendrier utile à cette expression : vide si elle ne parle pas de congés scolaires."""
        if "SH" not in expression:
            return CALENDRIER_VIDE
        return self._par_communaute.get(communaute, CALENDRIER_VIDE)

    def pour_lieu(self, lieu: Lieu) -> Calendrier:
        expressions = [lieu.horaires, *(info.horaires for info in lieu.infos_utiles)]
        return self.pour(" ".join(expressions), lieu.communaute)
