"""Toutes les fédérations et ce qui les relie, lues une fois par version : elles sont quelques dizaines, et chaque page les montre."""

from collections.abc import Iterable

from lieux.models import Commune
from lieux.par_version import une_fois_par_version

from .models import Federation


@une_fois_par_version
def annuaire() -> dict[str, Federation]:
    """Chaque fédération par slug, par ordre de nom, avec ses communes, ses effectifs et celles qu'elle regroupe, dans les deux sens."""
    toutes = Federation.objects.prefetch_related("communes", "effectifs", "regroupe", "regroupee_par")
    return {federation.slug: federation for federation in toutes}


def avec_regroupees(slugs: Iterable[str]) -> set[str]:
    """Ces fédérations et toutes celles qu'elles regroupent, de proche en proche. Un cercle ne tourne pas sans fin."""
    connues, trouvees, a_voir = annuaire(), set(), list(slugs)
    while a_voir:
        slug = a_voir.pop()
        if slug in connues and slug not in trouvees:
            trouvees.add(slug)
            a_voir += [autre.slug for autre in connues[slug].regroupe.all()]
    return trouvees


def reseaux_de(commune: Commune) -> list[Federation]:
    """Réseaux dont cette commune est une partie du territoire."""
    return [federation for federation in annuaire().values() if commune in federation.communes.all()]
