"""Ce qu'un dispositif ne dit pas, celui dont il est un volet le dit."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from lieux.ecarts import NON_NOTEE

if TYPE_CHECKING:
    from ..models import Dispositif

RIEN = (None, [], "")


def lignee(dispositif: "Dispositif") -> Iterator["Dispositif"]:
    """Le dispositif, celui dont il est un volet, et ainsi de suite ; s'arrête si l'on revient sur ses pas."""
    vus = []
    while dispositif is not None and dispositif not in vus:
        vus.append(dispositif)
        yield dispositif
        dispositif = dispositif.parent


def donne(dispositif: "Dispositif", lit: Callable[["Dispositif"], Any]) -> tuple[Any, str]:
    """La première valeur donnée en remontant, et la source de cette règle ; (None, "") si personne n'en donne."""
    for rang in lignee(dispositif):
        valeur = lit(rang)
        if valeur not in RIEN:
            return valeur, source(rang)
    return None, ""


def source(dispositif: "Dispositif") -> str:
    """D'où viennent ses règles, en une ligne."""
    notee = next((rang.regles_source for rang in lignee(dispositif) if rang.regles_source), NON_NOTEE)
    return " ; ".join(notee.splitlines())
