"""Ce qu'une fédération doit respecter : elle ne se regroupe pas elle-même, ni en passant par d'autres."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lieux.ecarts import GUIDE, Ecart

if TYPE_CHECKING:
    from .models import Federation


def pas_en_cercle(federation: "Federation", *, regroupe: list["Federation"], **_) -> Iterator[Ecart]:
    if federation in regroupe:
        yield Ecart("regroupe", "cercle", f"{federation} ne peut pas se regrouper elle-même.", GUIDE)
        return
    chemin = _retour(federation, regroupe)
    if chemin:
        suite = ", qui regroupe ".join(str(etape) for etape in chemin)
        phrase = f"{federation} regroupe {suite} : une fédération ne peut pas se regrouper en cercle."
        yield Ecart("regroupe", "cercle", phrase, GUIDE)


def _retour(federation: "Federation", regroupe: list["Federation"]) -> list["Federation"]:
    """Le chemin le plus court qui revient à la fédération, elle comprise à la fin ; vide s'il n'y en a pas."""
    chemins, vues = [[une] for une in regroupe], {une.pk for une in regroupe}
    while chemins:
        chemin = chemins.pop(0)
        for suivante in chemin[-1].regroupe.all():
            if suivante == federation:
                return [*chemin, suivante]
            if suivante.pk not in vues:
                vues.add(suivante.pk)
                chemins.append([*chemin, suivante])
    return []
