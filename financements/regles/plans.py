"""Ce qu'un plan doit respecter. « Aucune commune » est refusé par le modèle : la commune porteuse est exigée."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lieux.ecarts import GUIDE, Ecart

from . import communes_a_tous as regles

if TYPE_CHECKING:
    from lieux.models import Commune

    from ..models import Axe, PlanCohesionSociale


def cofinancement(plan: "PlanCohesionSociale") -> Iterator[Ecart]:
    if plan.programmation_id:
        yield from regles.part_trouvee_ailleurs(
            plan.programmation.dispositif, plan.subvention, plan.cofinancement
        )


def territoire(plan: "PlanCohesionSociale", *, associees: list["Commune"], **_) -> Iterator[Ecart]:
    if not (plan.programmation_id and plan.commune_id):
        return
    dispositif = plan.programmation.dispositif
    for champ, communes in (("commune", [plan.commune]), ("associees", associees)):
        for commune in communes:
            if not regles.couvre(dispositif, commune):
                ou = regles.territoire(dispositif)
                phrase = f"{commune} est hors du territoire de « {dispositif} », {ou}."
                yield Ecart(champ, "territoire", phrase, regles.source(dispositif))


def une_fois_dans_le_plan(plan: "PlanCohesionSociale", *, associees: list["Commune"], **_) -> Iterator[Ecart]:
    if plan.commune_id and plan.commune in associees:
        phrase = f"{plan.commune} porte ce plan : elle ne peut pas y être aussi associée."
        yield Ecart("associees", "commune en double", phrase, GUIDE)


def une_fois_par_periode(plan: "PlanCohesionSociale", *, associees: list["Commune"], **_) -> Iterator[Ecart]:
    """Porteuse ou associée. Porter deux plans, la base le refuse déjà."""
    if not (plan.programmation_id and plan.commune_id):
        return
    for autre in plan.programmation.plans.all():
        if autre.pk == plan.pk:
            continue
        siennes = {autre.commune, *autre.associees.all()}
        for commune in sorted(siennes & {plan.commune, *associees}, key=str):
            if commune == plan.commune == autre.commune:
                continue
            phrase = (
                f"{commune} est déjà dans le « {autre} » pour la même période ({plan.programmation.nom}) : "
                "une commune n'a qu'un plan par période."
            )
            champ = "commune" if commune == plan.commune else "associees"
            yield Ecart(champ, "commune en double", phrase, GUIDE)


def axes_du_dispositif(plan: "PlanCohesionSociale", *, axes: list["Axe"], **_) -> Iterator[Ecart]:
    if plan.programmation_id:
        yield from regles.axes_etrangers(plan.programmation.dispositif, axes)
        yield from regles.assez_d_axes(plan.programmation.dispositif, axes)


DES_CHAMPS = (cofinancement,)
DES_RELATIONS = (territoire, une_fois_dans_le_plan, une_fois_par_periode, axes_du_dispositif)
