"""Les vignettes déjà dessinées : les mêmes lieux reviennent dans des centaines de listes, une vignette n'est dessinée qu'une fois
par version, par tranche de cinq minutes et par mots marqués. La distance, propre à chaque visiteur, et le rang du titre, propre à
chaque page, s'y glissent après coup.
"""

from collections import OrderedDict
from functools import cached_property

from django.conf import settings
from django.template.loader import get_template
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from .pages_en_cache import TRANCHE
from .par_version import une_fois_par_version_et_langue
from .presentation import Vignette, suite_distance, vignettes
from .selection import Selection

GARDEES = 1500  # vignettes : environ 3 Mo
ICI_LA_DISTANCE, ICI_LE_NIVEAU = "\ue000", "\ue001"
"""Signes à usage privé, mis à la place de la distance et du rang du titre dans une vignette gardée."""


class VignetteDessinee:
    """Une vignette dont le HTML existe déjà ; le lieu n'est lu que si on le demande."""

    def __init__(self, html: str, selection: Selection, rang: int):
        self._html, self._selection, self._rang = html, selection, rang

    def html(self, niveau: int) -> SafeString:
        precision, km = self._selection.precision_et_distance(self._rang)
        return mark_safe(
            self._html.replace(ICI_LE_NIVEAU, str(niveau)).replace(
                ICI_LA_DISTANCE, suite_distance(precision, km)
            )
        )

    @cached_property
    def _vignette(self) -> Vignette:
        return vignettes(self._selection[self._rang : self._rang + 1])[0]

    def __getattr__(self, nom: str) -> object:
        return getattr(self._vignette, nom)


def vignettes_dessinees(
    selection: Selection, debut: int, fin: int, *, racines: tuple[str, ...] = ()
) -> list[Vignette | VignetteDessinee]:
    """Vignettes de `selection[debut:fin]`."""
    if settings.DEBUG:
        return vignettes(selection[debut:fin], racines)
    gardees, tranche = _gardees(), int(timezone.now().timestamp()) // TRANCHE
    cles = {rang: (pk, tranche, racines) for rang, pk in selection.pks(debut, fin)}
    manquent = [rang for rang, cle in cles.items() if cle not in gardees]
    for lieu in selection.aux_rangs(manquent):
        lieu.distance_km = None
        cle = (lieu.pk, tranche, racines)
        gardees[cle] = _html(vignettes([lieu], racines)[0], ICI_LE_NIVEAU, ICI_LA_DISTANCE)
    dessinees = [
        VignetteDessinee(gardees[cle], selection, rang) for rang, cle in cles.items() if cle in gardees
    ]
    # Les plus anciennes d'abord ; les vignettes de cette page sont déjà prises.
    while len(gardees) > GARDEES:
        gardees.popitem(last=False)
    return dessinees


@une_fois_par_version_et_langue
def _gardees() -> OrderedDict[tuple, str]:
    return OrderedDict()


def html(vignette: Vignette | VignetteDessinee, niveau: int) -> SafeString:
    """Le HTML gardé, ou dessiné maintenant."""
    if isinstance(vignette, VignetteDessinee):
        return vignette.html(niveau)
    return _html(vignette, niveau, suite_distance(vignette.lieu.precision, vignette.distance_km))


def _html(vignette: Vignette, niveau: int | str, distance: str) -> SafeString:
    contexte = {"v": vignette, "niveau": niveau, "distance": distance}
    return get_template("composants/vignette.html").render(contexte)
