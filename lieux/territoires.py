"""Ce que montre la page d'une commune."""

from dataclasses import dataclass
from statistics import median

from django.utils import timezone

from federations.annuaire import reseaux_de
from financements.models import IndiceISADF, PlanCohesionSociale

from .models import Commune
from .presentation import Vignette, vignettes
from .repertoire_lecture import repertoire
from .selection import Selection, plus_proches
from .texte import sans_accent
from .tri import par_nom

VOISINS = 6
RAYON_VOISINS_KM = 8


@dataclass(frozen=True, slots=True)
class GroupeCommunes:
    """Communes d'une province, ou de Bruxelles, chacune avec `nombre` de lieux."""

    nom: str
    communes: list[Commune]


def communes_par_province() -> list[GroupeCommunes]:
    nombres = repertoire().compte("communes")
    groupes: dict[str, list[Commune]] = {}
    for commune in Commune.objects.order_by("region", "province"):
        commune.nombre = nombres[commune.slug]
        groupes.setdefault(commune.province_locale, []).append(commune)
    return [
        GroupeCommunes(nom, sorted(communes, key=lambda c: sans_accent(c.nom_local)))
        for nom, communes in groupes.items()
    ]


def contexte(commune: Commune) -> dict[str, object]:
    annuaire = repertoire()
    siens = annuaire.tous & annuaire.parmi("communes", [commune.slug])
    plans = PlanCohesionSociale.objects.pour_commune(commune).select_related(
        "programmation__dispositif", "commune"
    )
    return {
        "commune": commune,
        "region": commune.region,
        "vignettes": vignettes(Selection(annuaire, par_nom(annuaire, siens))),
        "voisins": voisins(commune),
        "reseaux": reseaux_de(commune),
        "plans": plans.prefetch_related("associees"),
        "isadf": isadf(commune),
        "aujourd_hui": timezone.localdate(),
    }


def voisins(commune: Commune) -> list[Vignette]:
    """Lieux juste de l'autre côté : les plus proches du centre, hors de la commune, à huit kilomètres au plus ; au moins un."""
    annuaire = repertoire()
    ailleurs = annuaire.tous & ~annuaire.parmi("communes", [commune.slug])
    voisins = vignettes(plus_proches(annuaire, commune.latitude, commune.longitude, VOISINS, ailleurs)[:])
    return [v for rang, v in enumerate(voisins) if rang == 0 or v.distance_km <= RAYON_VOISINS_KM]


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
