"""Tous les dispositifs avec leurs règles, leurs périodes, leurs textes et leur histoire, lus une fois par version.

Ils sont une trentaine, et chaque page de lieu, d'opérateur ou de financement en nomme plusieurs.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from lieux.par_version import une_fois_par_version

from .models import Dispositif, Enveloppe, PlanCohesionSociale, Pouvoir, Programmation
from .regles import heritage

PCS = "pcs"
"""Identifiant public du plan de cohésion sociale wallon ; son homonyme bruxellois a le sien."""
LIES = ("axes", "communes", "types", "plafonds", "textes", "jalons")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Dans l'ordre des pouvoirs, puis des noms. Partagé entre les pages : ne rien y modifier."""

    pouvoirs: list[Pouvoir]
    dispositifs: dict[str, Dispositif]

    def volets(self, parent: Dispositif) -> list[Dispositif]:
        return [dispositif for dispositif in self.dispositifs.values() if dispositif.parent_id == parent.pk]

    def par_pouvoir(self) -> list[tuple[Pouvoir, list[Dispositif]]]:
        """Chaque pouvoir avec ses dispositifs, sans ceux qui ne sont que les volets d'un autre."""
        return [
            (
                pouvoir,
                [un for un in self.dispositifs.values() if un.pouvoir_id == pouvoir.pk and not un.parent_id],
            )
            for pouvoir in self.pouvoirs
        ]

    def homonymes(self, dispositif: Dispositif) -> list[Dispositif]:
        """Les autres qui portent le même sigle : deux PCS n'ont ni le même argent, ni la même loi."""
        return [
            autre
            for autre in self.dispositifs.values()
            if dispositif.sigle and autre.sigle == dispositif.sigle and autre.pk != dispositif.pk
        ]

    def lignee(self, dispositif: Dispositif) -> list[Dispositif]:
        """Lui, puis celui dont il est un volet : ce que le second fixe vaut aussi pour le premier."""
        return [self.dispositifs[un.slug] for un in heritage.lignee(dispositif)]

    def periodes(self, dispositif: Dispositif, jour: date) -> list[Programmation]:
        """Ses périodes en cours ce jour-là ; à défaut, celles du dispositif dont il est un volet."""
        for un in self.lignee(dispositif):
            if en_cours := [periode for periode in un.programmations.all() if periode.couvre(jour)]:
                return en_cours
        return []


@une_fois_par_version
def catalogue() -> Catalogue:
    enveloppes = Prefetch("enveloppes", Enveloppe.objects.order_by("-annee", "objet"))
    programmations = Prefetch("programmations", Programmation.objects.prefetch_related(enveloppes))
    dispositifs = Dispositif.objects.annotate_plafond().select_related("pouvoir", "parent")
    return Catalogue(
        list(Pouvoir.objects.all()),
        {un.slug: un for un in dispositifs.prefetch_related(*LIES, programmations)},
    )


@une_fois_par_version
def plans_par_commune() -> dict[int, list[PlanCohesionSociale]]:
    """Les plans de chaque commune, par clé primaire : ceux qu'elle porte et ceux auxquels elle est associée."""
    plans: dict[int, list[PlanCohesionSociale]] = {}
    for plan in PlanCohesionSociale.objects.select_related("programmation").prefetch_related("associees"):
        for commune in {plan.commune_id, *(associee.pk for associee in plan.associees.all())}:
            plans.setdefault(commune, []).append(plan)
    return plans
