"""Les plans de cohésion sociale des communes, et l'indice qui compte dans leur part."""

from typing import Self

from django.db import models
from django.db.models import Q

from lieux.ecarts import Controle

from ..regles import cadre, plans
from .base import ANNEES
from .dispositifs import Axe
from .programmations import Programmation


class PlanCohesionSocialeQuerySet(models.QuerySet):
    def get_by_natural_key(self, dispositif: str, debut: str, commune: str) -> "PlanCohesionSociale":
        return self.get(
            programmation__dispositif__slug=dispositif, programmation__debut=debut, commune__code_ins=commune
        )

    def pour_commune(self, commune) -> Self:
        """Plans que la commune porte ou auxquels elle est associée."""
        return self.filter(
            Q(commune=commune)
            | Q(
                pk__in=PlanCohesionSociale.associees.through.objects.filter(commune=commune).values(
                    "plancohesionsociale"
                )
            )
        )

    def pour_controle(self) -> Self:
        """Charge tout ce que lisent les règles d'un plan, en un nombre de requêtes qui ne dépend pas des lignes."""
        return self.select_related("commune").prefetch_related(
            "associees",
            "axes__dispositif",
            "programmation__plans__associees",
            "programmation__plans__commune",
            "programmation__dispositif__communes",
            "programmation__dispositif__parent__communes",
        )


class PlanCohesionSociale(Controle, models.Model):
    """Plan d'une programmation : une commune qui porte, d'autres associées (195 plans pour 204 pouvoirs locaux)."""

    class Porteur(models.TextChoices):
        COMMUNE = "commune", "Commune"
        CPAS = "cpas", "CPAS"
        INCONNU = "inconnu", "Inconnu"

    programmation = models.ForeignKey(
        Programmation, models.PROTECT, related_name="plans", verbose_name="programmation"
    )
    commune = models.ForeignKey(
        "lieux.Commune",
        models.PROTECT,
        related_name="plans_portes",
        verbose_name="commune porteuse",
        error_messages={
            "null": "Un plan a au moins une commune : choisir celle qui le porte.",
            "required": "Un plan a au moins une commune : choisir celle qui le porte.",
        },
    )
    associees = models.ManyToManyField(
        "lieux.Commune", related_name="plans_associes", verbose_name="communes associées", blank=True
    )
    porteur = models.CharField("porté par", max_length=8, choices=Porteur, default=Porteur.INCONNU)
    axes = models.ManyToManyField(Axe, related_name="plans", verbose_name="axes", blank=True)
    subvention = models.DecimalField(
        "subvention", max_digits=12, decimal_places=2, null=True, blank=True, help_text="Euros par an."
    )
    cofinancement = models.DecimalField(
        "cofinancement local",
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="Euros par an.",
    )
    montant_annee = models.PositiveSmallIntegerField(
        "année des montants", null=True, blank=True, validators=ANNEES
    )
    source = models.CharField("source", max_length=300)

    regles = plans.DES_CHAMPS
    regles_des_relations = plans.DES_RELATIONS
    objects = PlanCohesionSocialeQuerySet.as_manager()

    class Meta:
        verbose_name = "plan de cohésion sociale"
        verbose_name_plural = "plans de cohésion sociale"
        ordering = ["programmation", "commune__nom_fr"]
        constraints = [
            models.UniqueConstraint(
                fields=["programmation", "commune"],
                name="plan_unique_par_commune",
                violation_error_message="Cette commune porte déjà un plan dans cette programmation.",
            ),
            models.CheckConstraint(
                condition=Q(subvention__isnull=True, cofinancement__isnull=True)
                | Q(montant_annee__isnull=False),
                name="plan_montants_dates",
                violation_error_message="Un montant se donne avec son année.",
            ),
        ]

    def __str__(self) -> str:
        return f"PCS de {self.commune}"

    def natural_key(self) -> tuple[str, str, str]:
        return (*self.programmation.natural_key(), self.commune.code_ins)

    natural_key.dependencies = ["financements.programmation", "financements.axe", "lieux.commune"]


class IndiceISADFQuerySet(models.QuerySet):
    def get_by_natural_key(self, commune: str, annee: int) -> "IndiceISADF":
        return self.get(commune__code_ins=commune, annee=annee)


class IndiceISADF(Controle, models.Model):
    """Indicateur synthétique d'accès aux droits fondamentaux (IWEPS) : de 0 à 1, par commune. Contexte, jamais un fait d'un lieu."""

    commune = models.ForeignKey(
        "lieux.Commune", models.CASCADE, related_name="indices_isadf", verbose_name="commune"
    )
    annee = models.PositiveSmallIntegerField("année", validators=ANNEES)
    valeur = models.FloatField("valeur", help_text="De 0 à 1.")
    source = models.CharField("source", max_length=300)

    regles = (cadre.commune_couverte,)
    objects = IndiceISADFQuerySet.as_manager()

    class Meta:
        verbose_name = "indice ISADF"
        verbose_name_plural = "indices ISADF"
        ordering = ["commune__nom_fr", "-annee"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "annee"],
                name="isadf_unique_par_commune_et_annee",
                violation_error_message="L'indice de cette commune pour cette année est déjà noté.",
            ),
            models.CheckConstraint(
                condition=Q(valeur__range=(0, 1)),
                name="isadf_de_0_a_1",
                violation_error_message="Un indice ISADF va de 0 à 1.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commune} {self.annee} : {self.valeur:.3f}"

    def natural_key(self) -> tuple[str, int]:
        return (self.commune.code_ins, self.annee)

    natural_key.dependencies = ["lieux.commune"]
