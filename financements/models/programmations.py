"""Les périodes datées d'un dispositif, et leurs budgets année par année."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from lieux.dates import dans_mois
from lieux.ecarts import Controle

from ..regles import cadre
from .base import ANNEES, BIENTOT, Certitude, fin_apres_debut
from .dispositifs import Dispositif


class ProgrammationQuerySet(models.QuerySet):
    def get_by_natural_key(self, dispositif: str, debut: str) -> "Programmation":
        return self.get(dispositif__slug=dispositif, debut=debut)

    def en_cours(self, jour: date) -> Self:
        return self.filter(Q(fin__isnull=True) | Q(fin__gte=jour), debut__lte=jour)

    def finissent_bientot(self, jour: date) -> Self:
        """En cours le jour donné, et dont le dernier jour vient dans les six mois."""
        return self.en_cours(jour).filter(fin__lte=dans_mois(jour, BIENTOT))


class Programmation(models.Model):
    """Période datée d'un dispositif et version de la loi qui s'y applique. Bornes comprises."""

    dispositif = models.ForeignKey(
        Dispositif, models.CASCADE, related_name="programmations", verbose_name="dispositif"
    )
    nom = models.CharField("nom", max_length=120)
    debut = models.DateField("premier jour")
    fin = models.DateField("dernier jour", null=True, blank=True, help_text="Vide : toujours en cours.")
    version_legale = models.TextField("version légale", blank=True)
    note = models.TextField("note", blank=True, help_text="Prolongations et modifications, datées.")
    plans_complets_au = models.DateField(
        "tous ses plans sont notés, au",
        null=True,
        blank=True,
        help_text="Jour de la liste officielle dont chaque plan est dans le guide. Vide : il en manque peut-être.",
    )
    source = models.CharField("source", max_length=300)

    objects = ProgrammationQuerySet.as_manager()

    class Meta:
        verbose_name = "programmation"
        verbose_name_plural = "programmations"
        ordering = ["dispositif", "-debut"]
        constraints = [
            models.UniqueConstraint(
                fields=["dispositif", "debut"],
                name="programmation_unique",
                violation_error_message="Une programmation de ce dispositif commence déjà ce jour-là.",
            ),
            fin_apres_debut("programmation_fin_apres_debut"),
        ]

    def __str__(self) -> str:
        return f"{self.dispositif} : {self.nom}"

    def natural_key(self) -> tuple[str, str]:
        return (self.dispositif.slug, str(self.debut))

    natural_key.dependencies = ["financements.dispositif"]

    def couvre(self, jour: date) -> bool:
        """La même règle que `en_cours`, pour une période déjà lue."""
        return self.debut <= jour and (self.fin is None or self.fin >= jour)


class EnveloppeQuerySet(models.QuerySet):
    def get_by_natural_key(self, dispositif: str, debut: str, annee: int, objet: str) -> "Enveloppe":
        return self.get(
            programmation__dispositif__slug=dispositif, programmation__debut=debut, annee=annee, objet=objet
        )


class Enveloppe(Controle, models.Model):
    """Budget d'une année. Sans année ni source, un montant n'est pas montré : ici, il ne peut pas exister."""

    programmation = models.ForeignKey(
        Programmation, models.CASCADE, related_name="enveloppes", verbose_name="programmation"
    )
    annee = models.PositiveSmallIntegerField("année", validators=ANNEES)
    objet = models.CharField(
        "objet",
        max_length=120,
        blank=True,
        help_text="Vide : l'enveloppe entière. Sinon, la part dont il s'agit.",
    )
    montant = models.DecimalField("montant", max_digits=14, decimal_places=2, help_text="Euros.")
    approximatif = models.BooleanField("montant arrondi par la source", default=False)
    beneficiaires = models.PositiveIntegerField("bénéficiaires", null=True, blank=True)
    certitude = models.CharField("certitude", max_length=1, choices=Certitude, default=Certitude.COMMUNE)
    source = models.CharField("source", max_length=300)

    regles = (cadre.enveloppe_dans_sa_programmation,)
    objects = EnveloppeQuerySet.as_manager()

    class Meta:
        verbose_name = "enveloppe annuelle"
        verbose_name_plural = "enveloppes annuelles"
        ordering = ["programmation", "annee", "objet"]
        constraints = [
            models.UniqueConstraint(
                fields=["programmation", "annee", "objet"],
                name="enveloppe_unique",
                violation_error_message="L'enveloppe de cette année est déjà notée.",
            ),
            models.CheckConstraint(
                condition=Q(montant__gt=0),
                name="enveloppe_positive",
                violation_error_message="Donner un montant plus grand que zéro, en euros.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.annee} : {self.montant:,.0f} €".replace(",", "\u202f")

    def natural_key(self) -> tuple[str, str, int, str]:
        return (*self.programmation.natural_key(), self.annee, self.objet)

    natural_key.dependencies = ["financements.programmation"]
