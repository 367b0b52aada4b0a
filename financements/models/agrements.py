"""Les octrois : qui reçoit quoi, de quand à quand. Un octroi est un agrément, une subvention ou une convention."""

from datetime import date
from typing import Self

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from lieux.dates import dans_mois
from lieux.ecarts import Controle

from ..regles import octrois
from .base import ANNEES, BIENTOT
from .dispositifs import Axe, Dispositif


class AgrementQuerySet(models.QuerySet):
    def get_by_natural_key(self, operateur: str, dispositif: str, debut: str) -> "Agrement":
        return self.get(operateur__slug=operateur, dispositif__slug=dispositif, debut=debut)

    def accordes(self) -> Self:
        """Octrois qui ont soutenu ou soutiennent quelque chose."""
        return self.exclude(etat__in=Agrement.NON_ACCORDES)

    def valides_au(self, jour: date) -> Self:
        """Octrois en cours le jour donné, bornes comprises ; sans début ou sans fin = non bornés."""
        return self.filter(
            Q(debut__isnull=True) | Q(debut__lte=jour),
            Q(fin__isnull=True) | Q(fin__gte=jour),
            etat__in=Agrement.EN_VIGUEUR,
        )

    def finissent_bientot(self, jour: date) -> Self:
        """En cours le jour donné, et dont le dernier jour vient dans les six mois."""
        return self.valides_au(jour).filter(fin__lte=dans_mois(jour, BIENTOT))

    def concerne(self) -> Q:
        """Condition sur des lieux : ceux que ces octrois nomment, ou, s'ils n'en nomment pas, tous ceux de l'opérateur."""
        nommes = Agrement.lieux.through.objects.filter(agrement__in=self.order_by().values("pk")).values(
            "lieu"
        )
        sans_lieux = self.filter(lieux__isnull=True).order_by().values("operateur")
        return Q(pk__in=nommes) | Q(operateur__in=sans_lieux)

    def pour_controle(self) -> Self:
        """Charge tout ce que lisent les règles d'un octroi, en un nombre de requêtes qui ne dépend pas des lignes."""
        return self.prefetch_related(
            "lieux__commune",
            "axes__dispositif",
            "operateur__lieux__commune",
            "operateur__agrements__lieux",
            *(
                f"dispositif__{parent}{relation}"
                for parent in ("", "parent__")
                for relation in ("plafonds", "programmations", "communes")
            ),
        )


class Agrement(Controle, models.Model):
    """Octroi d'un dispositif à un opérateur, pour une période. Le début peut être inconnu ; la source, jamais."""

    class Etat(models.TextChoices):
        DEMANDE = "demande", "Demandé"
        EN_COURS = "en_cours", "En cours"
        DOUZIEMES = "douziemes", "Douzièmes provisoires"
        ECHU = "echu", "Échu"
        REFUSE = "refuse", "Refusé"

    EN_VIGUEUR = (Etat.EN_COURS, Etat.DOUZIEMES)
    NON_ACCORDES = (Etat.DEMANDE, Etat.REFUSE)
    """Une demande n'est pas un soutien, et un refus n'en a jamais été un."""

    operateur = models.ForeignKey(
        "lieux.Operateur", models.CASCADE, related_name="agrements", verbose_name="opérateur"
    )
    dispositif = models.ForeignKey(
        Dispositif, models.PROTECT, related_name="agrements", verbose_name="dispositif"
    )
    lieux = models.ManyToManyField(
        "lieux.Lieu",
        related_name="agrements",
        verbose_name="lieux concernés",
        blank=True,
        help_text="Vide : tous ceux de l'opérateur.",
    )
    axes = models.ManyToManyField(Axe, related_name="agrements", verbose_name="axes", blank=True)
    debut = models.DateField("premier jour", null=True, blank=True, help_text="Vide : inconnu.")
    fin = models.DateField("dernier jour", null=True, blank=True, help_text="Vide : inconnu ou sans terme.")
    montant = models.DecimalField(
        "montant",
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="Euros. Vide : non publié.",
    )
    montant_annee = models.PositiveSmallIntegerField(
        "année du montant", null=True, blank=True, validators=ANNEES
    )
    cofinancement = models.DecimalField(
        "apporté par ailleurs",
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="Euros, la même année : ce que l'opérateur ou un autre pouvoir ajoute. Vide : inconnu.",
        validators=[MinValueValidator(0, "Donner un montant positif, en euros.")],
    )
    etat = models.CharField("état", max_length=10, choices=Etat, default=Etat.EN_COURS)
    note = models.CharField("note", max_length=300, blank=True)
    source = models.CharField("source", max_length=300)

    regles = octrois.DES_CHAMPS
    regles_des_relations = octrois.DES_RELATIONS
    objects = AgrementQuerySet.as_manager()

    class Meta:
        verbose_name = "agrément ou subvention"
        verbose_name_plural = "agréments et subventions"
        ordering = ["-debut", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(debut__isnull=True) | Q(fin__isnull=True) | Q(fin__gte=F("debut")),
                name="agrement_fin_apres_debut",
                violation_error_message="La fin précède le début : corriger l'une des deux dates.",
            ),
            models.CheckConstraint(
                condition=Q(montant__isnull=True, montant_annee__isnull=True)
                | Q(montant__isnull=False, montant__gt=0, montant_annee__isnull=False),
                name="agrement_montant_date",
                violation_error_message="Un montant se donne en euros, plus grand que zéro, avec son année, ou pas du tout.",
            ),
            models.CheckConstraint(
                condition=Q(cofinancement__isnull=True) | Q(montant__isnull=False),
                name="agrement_cofinancement_avec_montant",
                violation_error_message="Ce qui est apporté par ailleurs se compare à un montant : donner aussi le montant.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.operateur} – {self.dispositif}"

    def natural_key(self) -> tuple[str, str, str | None]:
        return (self.operateur.slug, self.dispositif.slug, str(self.debut) if self.debut else None)

    natural_key.dependencies = [
        "lieux.operateur",
        "lieux.lieu",
        "financements.dispositif",
        "financements.axe",
        "financements.plafond",
        "financements.programmation",
    ]
