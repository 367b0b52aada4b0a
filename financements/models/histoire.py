"""Les textes de loi d'un dispositif, et ce qui a changé, daté et sourcé."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from lieux.horaires_mots import MOIS, en_date

from .base import ANNEES, Certitude
from .dispositifs import Dispositif

ELI = "https://www.ejustice.just.fgov.be/eli"


class TexteLegalQuerySet(models.QuerySet):
    def get_by_natural_key(self, dispositif: str, nature: str, jour: str) -> "TexteLegal":
        return self.get(dispositif__slug=dispositif, nature=nature, date=jour)


class TexteLegal(models.Model):
    """Décret, ordonnance ou arrêté. Son adresse publique se déduit de sa date et de son numac."""

    class Nature(models.TextChoices):
        DECRET = "decret", "Décret"
        ORDONNANCE = "ordonnance", "Ordonnance"
        ARRETE = "arrete", "Arrêté"
        LOI = "loi", "Loi"

    dispositif = models.ForeignKey(
        Dispositif, models.CASCADE, related_name="textes", verbose_name="dispositif"
    )
    nature = models.CharField("nature", max_length=10, choices=Nature)
    date = models.DateField("date du texte")
    titre = models.CharField("de quoi il s'agit", max_length=200, blank=True)
    numac = models.CharField("numac", max_length=10, blank=True, help_text="Dix chiffres, au Moniteur belge.")
    publie_le = models.DateField("publié au Moniteur le", null=True, blank=True)
    abroge = models.BooleanField("remplacé depuis", default=False)
    note = models.CharField("note", max_length=300, blank=True)

    objects = TexteLegalQuerySet.as_manager()

    class Meta:
        verbose_name = "texte légal"
        verbose_name_plural = "textes légaux"
        ordering = ["abroge", "date"]
        constraints = [
            models.UniqueConstraint(
                fields=["dispositif", "nature", "date"],
                name="texte_unique",
                violation_error_message="Ce texte est déjà noté pour ce dispositif.",
            ),
            models.CheckConstraint(
                condition=Q(numac="") | Q(numac__regex=r"^[0-9]{10}$"),
                name="texte_numac",
                violation_error_message="Un numac a dix chiffres.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_nature_display()} du {self.date:%d/%m/%Y}"

    def natural_key(self) -> tuple[str, str, str]:
        return (self.dispositif.slug, self.nature, str(self.date))

    natural_key.dependencies = ["financements.dispositif"]

    @property
    def adresse(self) -> str:
        """Identifiant européen de la législation, tel que le Moniteur belge le publie ; vide sans numac."""
        return f"{ELI}/{self.nature}/{self.date:%Y/%m/%d}/{self.numac}/moniteur" if self.numac else ""


class JalonQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug: str) -> "Jalon":
        return self.get(slug=slug)


class Jalon(models.Model):
    """Un moment de l'histoire d'un dispositif, ou de tout le secteur s'il n'en nomme aucun. Le mois et le jour peuvent manquer."""

    slug = models.SlugField("identifiant", max_length=80, unique=True)
    dispositif = models.ForeignKey(
        Dispositif,
        models.CASCADE,
        related_name="jalons",
        verbose_name="dispositif",
        null=True,
        blank=True,
        help_text="Vide : un moment de l'histoire de tout le secteur.",
    )
    annee = models.PositiveSmallIntegerField("année", validators=ANNEES)
    mois = models.PositiveSmallIntegerField("mois", null=True, blank=True, help_text="De 1 à 12.")
    jour = models.PositiveSmallIntegerField("jour", null=True, blank=True)
    texte = models.CharField("ce qui change", max_length=400)
    a_comprendre = models.BooleanField(
        "dans l'histoire générale", default=False, help_text="Montré aussi sur la page « Comprendre »."
    )
    certitude = models.CharField("certitude", max_length=1, choices=Certitude, default=Certitude.COMMUNE)
    source = models.CharField("source", max_length=300)

    objects = JalonQuerySet.as_manager()

    class Meta:
        verbose_name = "jalon"
        verbose_name_plural = "jalons"
        ordering = ["annee", "mois", "jour", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(mois__isnull=True, jour__isnull=True)
                | Q(mois__isnull=False, mois__range=(1, 12), jour__isnull=True)
                | Q(mois__isnull=False, mois__range=(1, 12), jour__isnull=False, jour__range=(1, 31)),
                name="jalon_date_sensee",
                violation_error_message="Donner l'année, puis le mois (1 à 12), puis le jour, ou s'arrêter avant.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.annee} : {self.texte}"

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    natural_key.dependencies = ["financements.dispositif"]

    @property
    def quand(self) -> str:
        """« 8 juillet 2025 », « juillet 2020 » ou « 2009 » : aussi précis que ce que l'on sait."""
        if self.jour:
            return en_date(date(self.annee, self.mois, self.jour), annee=True)
        return f"{MOIS[self.mois - 1]} {self.annee}" if self.mois else str(self.annee)

    @property
    def decennie(self) -> int:
        return self.annee // 10 * 10

    @property
    def date_iso(self) -> str:
        """« 2025-07-08 », « 2020-07 » ou « 2009 », pour l'attribut `datetime`."""
        return "-".join([f"{self.annee:04d}", *(f"{n:02d}" for n in (self.mois, self.jour) if n)])

    def clean(self) -> None:
        if self.annee and self.mois and self.jour:
            try:
                date(self.annee, self.mois, self.jour)
            except ValueError as erreur:
                raise ValidationError({"jour": "Ce jour n'existe pas dans ce mois."}) from erreur
