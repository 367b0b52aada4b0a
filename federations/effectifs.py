"""Les chiffres qu'une fédération donne d'elle-même : le plus récent de chaque sorte, et ceux d'avant."""

from collections.abc import Iterable
from dataclasses import dataclass

from .models import Effectif


@dataclass(frozen=True, slots=True)
class Chiffres:
    """`actuels` : un effectif par libellé, le plus récent. `anciens` : les autres, gardés comme histoire."""

    actuels: list[Effectif]
    anciens: list[Effectif]

    @property
    def principal(self) -> Effectif | None:
        return self.actuels[0] if self.actuels else None

    def depassent(self, lieux: int) -> bool:
        """Le guide montre moins de la moitié de ce que dit le principal : il faut le dire, sans en rien conclure."""
        return self.principal is not None and lieux * 2 < self.principal.nombre


def chiffres(effectifs: Iterable[Effectif]) -> Chiffres:
    """Attend les effectifs d'une fédération, du plus récent au plus ancien."""
    actuels: dict[str, Effectif] = {}
    anciens = []
    for effectif in effectifs:
        if actuels.setdefault(effectif.libelle, effectif) is not effectif:
            anciens.append(effectif)
    return Chiffres(list(actuels.values()), anciens)
