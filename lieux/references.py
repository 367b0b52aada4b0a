"""Ce que beaucoup de lieux partagent (vocabulaires, communes, localités), lu une fois par version et non une fois par page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from .models import (
    Accessibilite,
    Activite,
    Commune,
    InfoTemporaire,
    Langue,
    Lieu,
    Localite,
    ModeAcces,
    Public,
    TypeLieu,
)
from .models.vocabulaires import Terme
from .par_version import une_fois_par_version

UN_JOUR = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class References:
    """Objets par clé primaire, dans l'ordre de la rédaction ; `termes` : par vocabulaire, puis par slug ; `infos` : par lieu. Partagés entre les pages : ne
    pas les modifier."""

    types: dict[int, TypeLieu]
    publics: dict[int, Public]
    communes: dict[int, Commune]
    localites: dict[int, Localite]
    termes: dict[str, dict[str, Terme]]
    infos: dict[int, list[InfoTemporaire]]


@une_fois_par_version
def references() -> References:
    vocabulaires = {
        "activite": Activite,
        "langue": Langue,
        "acces": ModeAcces,
        "accessibilite": Accessibilite,
    }
    infos: dict[int, list[InfoTemporaire]] = {}
    for info in InfoTemporaire.objects.non_expirees(timezone.localdate() - UN_JOUR):
        infos.setdefault(info.lieu_id, []).append(info)
    return References(
        *(
            {objet.pk: objet for objet in modele.objects.all()}
            for modele in (TypeLieu, Public, Commune, Localite)
        ),
        termes={
            nom: {terme.slug: terme for terme in modele.objects.all()} for nom, modele in vocabulaires.items()
        },
        infos=infos,
    )


def rattache(lieux: Iterable[Lieu]) -> None:
    """Donne à chaque lieu, sans requête, son type, sa commune, sa localité, `publics_accueillis` (ses accueils, dans
    l'ordre des publics), et `infos_utiles` : en cours, à venir, ou d'hier, dont la soirée peut finir ce matin."""
    rattache_territoire(lieux)
    toutes, hier = references(), timezone.localdate() - UN_JOUR
    rangs = {pk: rang for rang, pk in enumerate(toutes.publics)}
    for lieu in lieux:
        lieu.infos_utiles = [info for info in toutes.infos.get(lieu.pk, []) if info.fin >= hier]
        lieu.publics_accueillis = sorted(lieu.accueils.all(), key=lambda accueil: rangs[accueil.public_id])
        for accueil in lieu.publics_accueillis:
            accueil.public = toutes.publics[accueil.public_id]


def rattache_territoire(lieux: Iterable[Lieu]) -> None:
    toutes = references()
    for lieu in lieux:
        lieu.type = toutes.types[lieu.type_id]
        lieu.commune = toutes.communes.get(lieu.commune_id)
        lieu.localite = toutes.localites.get(lieu.localite_id)
