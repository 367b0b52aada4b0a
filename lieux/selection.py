"""Des lieux choisis et rangés, lus dans la base par morceaux, quand on les demande."""

from collections.abc import Iterator, Sequence
from math import isfinite

import numpy as np
from django.db.models import Prefetch, prefetch_related_objects

from . import geographie
from .models import Accueil, Lieu
from .references import rattache
from .repertoire import Masque, Repertoire

LOT = 500
BANDES = (0.02, 0.1, 0.5, 90)  # degrés de latitude, de part et d'autre du point


class Selection:
    """Lieux du répertoire à ces positions, dans cet ordre. `distances`, en km, par position du répertoire.

    Comme d'un QuerySet, `selection[a:b]` est encore une sélection : rien n'est lu avant qu'on la parcoure. Les lieux viennent
    alors comme une vignette les veut, en deux requêtes, avec `distance_km` s'il y a des distances. Un lieu retiré depuis la
    lecture du répertoire n'y est pas : la base a le dernier mot sur ce qui se voit.
    """

    def __init__(self, repertoire: Repertoire, positions: np.ndarray, distances: np.ndarray | None = None):
        self.repertoire, self.positions, self.distances = repertoire, positions, distances

    def __len__(self) -> int:
        return len(self.positions)

    def __getitem__(self, tranche: slice) -> "Selection":
        return Selection(self.repertoire, self.positions[tranche], self.distances)

    def pks(self, debut: int, fin: int) -> list[tuple[int, int]]:
        """Couples (rang, clé primaire) de `selection[debut:fin]`, sans requête."""
        return list(enumerate(self.repertoire.cles.pks[self.positions[debut:fin]].tolist(), debut))

    def aux_rangs(self, rangs: list[int]) -> "Selection":
        """Lieux à ces rangs, sans distance."""
        return Selection(self.repertoire, self.positions[rangs])

    def precision_et_distance(self, rang: int) -> tuple[str, float | None]:
        """Précision de la position du lieu à ce rang, et sa distance en km s'il y a un point de départ."""
        position = self.positions[rang]
        precision = self.repertoire.precisions[position]
        nom = self.repertoire.valeurs["precisions"][precision] if precision >= 0 else ""
        km = None if self.distances is None else float(self.distances[position])
        return nom, km if km is not None and isfinite(km) else None

    def __iter__(self) -> Iterator[Lieu]:
        for debut in range(0, len(self), LOT):
            lieux = self._lit(self.positions[debut : debut + LOT])
            complete(lieux, self.repertoire)
            yield from lieux

    def valeurs_par_lots(self, *champs: str) -> Iterator[tuple[int, dict[str, object]]]:
        """Clé et valeurs de ces champs pour chaque lieu, dans l'ordre, lues cinq cents à la fois. Le premier champ est la clé."""
        for debut in range(0, len(self), LOT):
            pks = self.repertoire.cles.pks[self.positions[debut : debut + LOT]].tolist()
            lus = Lieu.objects.visibles().filter(pk__in=pks).order_by().values(*champs)
            par_pk = {lu[champs[0]]: lu for lu in lus}
            yield from ((pk, par_pk[pk]) for pk in pks if pk in par_pk)

    @property
    def localisee(self) -> "Selection":
        """Les mêmes, sans ceux qui n'ont pas de position."""
        avec_position = self.repertoire.localises[self.positions]
        return Selection(self.repertoire, self.positions[avec_position], self.distances)

    def _lit(self, positions: np.ndarray) -> list[Lieu]:
        if not len(positions):
            return []
        pks = self.repertoire.cles.pks[positions].tolist()
        par_pk = Lieu.objects.visibles().order_by().in_bulk(pks)
        if self.distances is not None:
            for pk, distance in zip(pks, self.distances[positions].tolist(), strict=True):
                if pk in par_pk and isfinite(distance):
                    par_pk[pk].distance_km = distance
        return [par_pk[pk] for pk in pks if pk in par_pk]


def complete(lieux: Sequence[Lieu], repertoire: Repertoire) -> None:
    """Une requête pour tous ces lieux, celle de leurs accueils. Le reste est en mémoire."""
    prefetch_related_objects(lieux, Prefetch("accueils", Accueil.objects.order_by()))
    rattache(lieux)
    for lieu in lieux:
        lieu.derniere_verification, lieu.derniere_methode = repertoire.verification(lieu.pk)


def plus_proches(
    repertoire: Repertoire, latitude: float, longitude: float, nombre: int, parmi: Masque
) -> Selection:
    """Au plus `nombre` lieux de `parmi`, du plus proche du point au plus lointain, le nom pour départager.

    Cherche d'abord dans une bande de latitude, qui suffit si elle contient assez de lieux plus proches que son bord.
    """
    distances = np.full(len(repertoire), np.inf)
    for demi in BANDES:
        bande = repertoire.bande(latitude, demi)
        bande = bande[parmi[bande]]
        distances[bande] = geographie.distances_km(repertoire.cartesiennes[:, bande], latitude, longitude)
        proches = bande[distances[bande] < demi * geographie.KM_PAR_DEGRE]
        if len(proches) >= nombre:
            break
    rang_nom = repertoire.rang_nom[proches]
    return Selection(repertoire, proches[np.lexsort((rang_nom, distances[proches]))][:nombre], distances)
