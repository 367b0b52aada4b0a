"""Ce que montre la page d'une commune."""

from dataclasses import dataclass
from statistics import median

from django.db.models import Count, Q
from django.utils import timezone

from financements.models import IndiceISADF, PlanCohesionSociale

from .models import Commune, Lieu
from .presentation import Vignette, vignettes

VOISINS = 6
RAYON_VOISINS_KM = 8


@dataclass(frozen=True, slots=True)
class GroupeCommunes:
    """Communes d'une province, ou de Bruxelles, chacune avec `nombre` de lieux."""

    nom: str
    communes: list[Commune]


def communes_par_province() -> list[GroupeCommunes]:
    visibles = Lieu.objects.visibles().en_activite().values("pk")
    groupes: dict[str, list[Commune]] = {}
    for commune in Commune.objects.annotate(nombre=Count("lieux", filter=Q(lieux__in=visibles))).order_by(
        "region", "province", "nom_fr"
    ):
        groupes.setdefault(commune.province or "Bruxelles", []).append(commune)
    return [GroupeCommunes(nom, communes) for nom, communes in groupes.items()]


def contexte(commune: Commune) -> dict[str, object]:
    lieux = Lieu.objects.visibles().en_activite().pour_liste()
    plans = PlanCohesionSociale.objects.pour_commune(commune).select_related(
        "programmation__dispositif", "commune"
    )
    return {
        "commune": commune,
        "vignettes": vignettes(lieux.dans(commune)),
        "voisins": voisins(commune),
        "plans": plans.prefetch_related("associees"),
        "isadf": isadf(commune),
        "aujourd_hui": timezone.localdate(),
    }


def voisins(commune: Commune) -> list[Vignette]:
    """Lieux juste de l'autre côté : les plus proches du centre, hors de la commune, à huit kilomètres au plus ; au moins un."""
    ailleurs = Lieu.objects.visibles().en_activite().exclude(commune=commune).pour_liste()
    plus_proches = vignettes(ailleurs.plus_proches(commune.latitude, commune.longitude)[:VOISINS])
    return [v for rang, v in enumerate(plus_proches) if rang == 0 or v.distance_km <= RAYON_VOISINS_KM]


@dataclass(frozen=True, slots=True)
class ISADF:
    """Indice d'une commune, de 0 à 1, et médiane des communes connues cette année-là."""

    indice: IndiceISADF
    mediane: float
    communes: int


def isadf(commune: Commune) -> ISADF | None:
    indice = commune.indices_isadf.order_by("-annee").first()
    if not indice:
        return None
    valeurs = list(
        IndiceISADF.objects.filter(annee=indice.annee, commune__region=commune.region).values_list(
            "valeur", flat=True
        )
    )
    return ISADF(indice, median(valeurs), len(valeurs))
