"""Le cadre permanent d'un financement : ce qu'il est, ses axes, ses règles, ses textes et son histoire."""

from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse

from lieux.ecarts import Controle

from ..regles import cadre
from .base import ANNEES, Certitude
from .pouvoirs import Pouvoir


class DispositifQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug: str) -> "Dispositif":
        return self.get(slug=slug)

    def annotate_plafond(self) -> Self:
        """`plafond`, `plafond_annee`, `plafond_source` : le plus récent noté, sans une requête de plus."""
        dernier = Plafond.objects.filter(dispositif=OuterRef("pk")).order_by("-annee")
        return self.annotate(
            plafond=Subquery(dernier.values("montant")[:1]),
            plafond_annee=Subquery(dernier.values("annee")[:1]),
            plafond_source=Subquery(dernier.values("source")[:1]),
        )


class Dispositif(Controle, models.Model):
    """Dispositif permanent : ce qu'il est, qui peut le recevoir, à quelles conditions. Ses périodes sont à part."""

    class Nature(models.TextChoices):
        AGREMENT = "agrement", "Agrément"
        ORGANIQUE = "organique", "Subvention organique"
        FACULTATIVE = "facultative", "Subvention facultative"
        APPEL = "appel", "Appel à projets"
        BOURSE = "bourse", "Bourse"
        PLAN = "plan", "Plan"
        CONVENTION = "convention", "Convention"
        INCONNUE = "inconnue", "Forme inconnue de nous"

    class Territoire(models.TextChoices):
        BRUXELLES = "bruxelles", "Bruxelles"
        WALLONIE = "wallonie", "Wallonie"
        LES_DEUX = "bruxelles_wallonie", "Bruxelles et Wallonie"

    sigle = models.CharField("sigle", max_length=30, blank=True)
    nom = models.CharField("nom", max_length=200)
    slug = models.SlugField("identifiant public", max_length=80, unique=True)
    pouvoir = models.ForeignKey(
        Pouvoir, models.PROTECT, related_name="dispositifs", verbose_name="qui décide"
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, related_name="volets", verbose_name="volet de", null=True, blank=True
    )
    nature = models.CharField("nature", max_length=12, choices=Nature)
    territoire = models.CharField("territoire", max_length=20, choices=Territoire)
    communes = models.ManyToManyField(
        "lieux.Commune",
        related_name="dispositifs",
        verbose_name="communes visées",
        blank=True,
        help_text="Vide : tout le territoire.",
    )
    types = models.ManyToManyField(
        "lieux.TypeLieu",
        related_name="dispositifs",
        verbose_name="types de lieux qu'il soutient d'ordinaire",
        blank=True,
        help_text="Sur la page d'un lieu de ce type dont on ne connaît pas les soutiens, il est cité comme possible.",
    )
    description = models.TextField(
        "description", blank=True, help_text="À quoi il sert, en deux phrases simples."
    )
    beneficiaires = models.TextField("qui peut recevoir", blank=True)
    comment_demander = models.TextField("comment demander", blank=True)
    duree_mois = models.PositiveSmallIntegerField(
        "durée", null=True, blank=True, help_text="Mois, au plus, d'un octroi."
    )
    cofinancement_minimum = models.DecimalField(
        "cofinancement minimum",
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="Pour cent de la subvention.",
        validators=[
            MinValueValidator(0, "Donner un pourcentage de 0 à 100."),
            MaxValueValidator(100, "Donner un pourcentage de 0 à 100."),
        ],
    )
    formes_admises = models.JSONField(
        "qui peut recevoir, par forme juridique",
        default=list,
        blank=True,
        help_text="Codes de la forme juridique d'un opérateur (asbl, commune, cpas…). Vide : toutes.",
    )
    octrois_dans_une_periode = models.BooleanField(
        "un octroi tient dans une période",
        default=True,
        help_text="Décocher si un octroi peut commencer dans une période et finir dans la suivante.",
    )
    axes_minimum = models.PositiveSmallIntegerField(
        "axes à choisir, au moins",
        null=True,
        blank=True,
        help_text="Vide : aucun n'est demandé.",
    )
    regles_source = models.TextField(
        "source des règles",
        blank=True,
        help_text="D'où viennent la durée, le territoire, les formes admises, les axes et le cofinancement. Un plafond a la sienne.",
    )
    a_savoir = models.TextField(
        "à savoir", blank=True, help_text="Ce que cela change pour un lieu, homonymes, vigilance."
    )
    certitude = models.CharField("certitude", max_length=1, choices=Certitude, default=Certitude.COMMUNE)
    source = models.TextField("sources", blank=True)

    regles = (cadre.volet_de_lui_meme, cadre.formes_connues)
    objects = DispositifQuerySet.as_manager()

    class Meta:
        verbose_name = "dispositif"
        verbose_name_plural = "dispositifs"
        ordering = ["pouvoir__ordre", "nom"]

    def __str__(self) -> str:
        return self.nom

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    natural_key.dependencies = ["financements.pouvoir"]

    def get_absolute_url(self) -> str:
        return reverse("financements:dispositif", args=[self.slug])


class AxeQuerySet(models.QuerySet):
    def get_by_natural_key(self, code: str) -> "Axe":
        return self.get(code=code)


class Axe(models.Model):
    """Axe ou priorité d'un dispositif (P1 à P4 de la COCOF, sept axes du PCS)."""

    dispositif = models.ForeignKey(Dispositif, models.CASCADE, related_name="axes", verbose_name="dispositif")
    code = models.SlugField("code", max_length=40, unique=True)
    libelle = models.CharField("libellé", max_length=200)
    ordre = models.PositiveSmallIntegerField("ordre", default=1)

    objects = AxeQuerySet.as_manager()

    class Meta:
        verbose_name = "axe"
        verbose_name_plural = "axes"
        ordering = ["dispositif", "ordre"]

    def __str__(self) -> str:
        return self.libelle

    def natural_key(self) -> tuple[str]:
        return (self.code,)

    natural_key.dependencies = ["financements.dispositif"]


class PlafondQuerySet(models.QuerySet):
    def get_by_natural_key(self, dispositif: str, annee: int) -> "Plafond":
        return self.get(dispositif__slug=dispositif, annee=annee)


class Plafond(models.Model):
    """Ce qu'un bénéficiaire reçoit au plus, par an, à partir d'une année et jusqu'au plafond suivant. Euros."""

    dispositif = models.ForeignKey(
        Dispositif, models.CASCADE, related_name="plafonds", verbose_name="dispositif"
    )
    annee = models.PositiveSmallIntegerField("à partir de l'année", validators=ANNEES)
    montant = models.DecimalField("montant", max_digits=12, decimal_places=2, help_text="Euros, par an.")
    indexe = models.BooleanField(
        "indexé",
        default=False,
        help_text="Le montant suit les prix : celui des années suivantes est à noter.",
    )
    leve_par_cofinancement = models.DecimalField(
        "levé par un cofinancement de",
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="Pour cent du montant, apportés par ailleurs. Vide : rien ne lève ce plafond.",
        validators=[
            MinValueValidator(0, "Donner un pourcentage de 0 à 100."),
            MaxValueValidator(100, "Donner un pourcentage de 0 à 100."),
        ],
    )
    source = models.CharField("source", max_length=300)

    objects = PlafondQuerySet.as_manager()

    class Meta:
        verbose_name = "plafond"
        verbose_name_plural = "plafonds"
        ordering = ["dispositif", "-annee"]
        constraints = [
            models.UniqueConstraint(
                fields=["dispositif", "annee"],
                name="plafond_unique_par_annee",
                violation_error_message="Le plafond de cette année est déjà noté.",
            ),
            models.CheckConstraint(
                condition=Q(montant__gt=0),
                name="plafond_positif",
                violation_error_message="Donner un plafond plus grand que zéro, en euros.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dispositif}, {self.annee}"

    def natural_key(self) -> tuple[str, int]:
        return (self.dispositif.slug, self.annee)

    natural_key.dependencies = ["financements.dispositif"]
