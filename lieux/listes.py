"""Une liste de lieux que l'on filtre, avec sa carte : ce qu'en dit toute page qui en a une (templates/lieux/_liste_et_carte.html)."""

from django.core.paginator import Paginator

from . import phrases
from .filters import LieuFilter
from .formulaire import formulaire
from .secours import secours
from .tri import tris
from .vignettes_gardees import vignettes_dessinees

LIEUX_PAR_PAGE = 20


def contexte(filtre: LieuFilter, numero: str | None) -> dict[str, object]:
    """Le filtre, sa page de lieux et les phrases qui en parlent. `numero` : celui de la page, tel que l'adresse le donne."""
    page = Paginator(filtre.lieux, LIEUX_PAR_PAGE).get_page(numero)
    return {
        "filtre": filtre,
        "page": page,
        "vignettes": vignettes_dessinees(
            filtre.lieux, page.start_index() - 1, page.end_index(), racines=filtre.racines
        ),
        "formulaire": formulaire(filtre),
        "phrase": phrases.phrase_du_compte(filtre),
        "puces": phrases.puces(filtre),
        "tris": tris(filtre.valeurs),
        "secours": secours(filtre),
    }
