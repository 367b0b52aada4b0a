"""Communes, localités et calendriers scolaires : données de référence, importées."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .. import validateurs
from ..langues import en_francais, nom_local

PROVINCES = {
    "Brabant wallon": _("Brabant wallon"),
    "Hainaut": _("Hainaut"),
    "Liège": _("Liège"),
    "Luxembourg": _("Luxembourg"),
    "Namur": _("Namur"),
}


class Communaute(models.TextChoices):
    """Communauté dont les écoles, donc les congés, rythment la vie d'un lieu."""

    FWB = "FWB", "Fédération Wallonie-Bruxelles"
    VL = "VL", "Communauté flamande"
    DG = "DG", "Communauté germanophone"


def position_en_belgique(nom: str) -> models.CheckConstraint:
    """Deux coordonnées WGS 84 en Belgique, ou aucune. Un CHECK passe sur l'inconnu, d'où les isnull explicites."""
    return models.CheckConstraint(
        condition=Q(latitude__isnull=True, longitude__isnull=True)
        | Q(latitude__isnull=False, latitude__range=(49.4, 51.6))
        & Q(longitude__isnull=False, longitude__range=(2.5, 6.5)),
        name=nom,
        violation_error_message="Donner les deux coordonnées, en Belgique (latitude 49,4 à 51,6 ; longitude 2,5 à 6,5), ou aucune.",
    )


class CommuneQuerySet(models.QuerySet):
    def get_by_natural_key(self, code_ins: str) -> "Commune":
        try:
            return self.get(code_ins=code_ins)
        except self.model.DoesNotExist:
            raise self.model.DoesNotExist(
                f"Code INS inconnu : « {code_ins} ». Donner celui d'une commune de Wallonie ou de Bruxelles, par exemple 21015."
            ) from None


class Commune(models.Model):
    """Les 261 communes de Wallonie et les 19 de Bruxelles (REFNIS 2025, Statbel)."""

    class Region(models.TextChoices):
        BRUXELLES = "bruxelles", "Bruxelles-Capitale"
        WALLONIE = "wallonie", "Wallonie"

    code_ins = models.CharField("code INS", max_length=5, unique=True, validators=[validateurs.code_ins])
    nom_fr = models.CharField("nom français", max_length=80)
    nom_nl = models.CharField("nom néerlandais", max_length=80, blank=True)
    nom_de = models.CharField("nom allemand", max_length=80, blank=True)
    slug = models.SlugField("identifiant public", max_length=80, unique=True)
    region = models.CharField("région", max_length=10, choices=Region)
    province = models.CharField("province", max_length=40, blank=True, help_text="Vide à Bruxelles.")
    communaute = models.CharField(
        "congés scolaires", max_length=3, choices=Communaute, default=Communaute.FWB
    )
    latitude = models.FloatField("latitude du centre", help_text="Degrés, WGS 84.")
    longitude = models.FloatField("longitude du centre", help_text="Degrés, WGS 84.")

    objects = CommuneQuerySet.as_manager()

    class Meta:
        verbose_name = "commune"
        verbose_name_plural = "communes"
        ordering = ["nom_fr"]
        constraints = [
            models.CheckConstraint(
                condition=Q(code_ins__regex=r"^\d{5}$"),
                name="commune_code_ins_de_cinq_chiffres",
                violation_error_message=validateurs.code_ins.message,
            ),
            position_en_belgique("commune_en_belgique"),
        ]

    def __str__(self) -> str:
        return self.nom_fr

    def natural_key(self) -> tuple[str]:
        return (self.code_ins,)

    def get_absolute_url(self) -> str:
        return reverse("lieux:commune", args=[self.slug])

    @property
    def a_nom(self) -> str:
        """« à Jette », « au Rœulx », « aux Bons Villers » : la préposition qu'une phrase demande ; ailleurs, le nom seul."""
        return self._avec_article("à", "au", "aux")

    @property
    def de_nom(self) -> str:
        """« de Jette », « d'Anderlecht », « du Rœulx »."""
        return self._avec_article("d'" if self.nom_fr[0] in "AEÉIOU" else "de", "du", "des")

    @property
    def nom_local(self) -> str:
        """« Namur », « Namen » : le nom dans la langue de la page."""
        return nom_local(self, "nom", "nom_fr")

    @property
    def province_locale(self) -> str:
        """« Hainaut », « Henegouwen » ; « Bruxelles » pour ses dix-neuf communes."""
        return str(PROVINCES.get(self.province, self.province) or _("Bruxelles"))

    def _avec_article(self, simple: str, masculin: str, pluriel: str) -> str:
        if not en_francais():
            return self.nom_local
        article, _, reste = self.nom_fr.partition(" ")
        if article == "Le":
            return f"{masculin} {reste}"
        if article == "Les":
            return f"{pluriel} {reste}"
        return f"{simple}{self.nom_fr}" if simple.endswith("'") else f"{simple} {self.nom_fr}"


class PopulationQuerySet(models.QuerySet):
    def get_by_natural_key(self, code_ins: str, annee: int) -> "Population":
        return self.get(commune__code_ins=code_ins, annee=annee)


class Population(models.Model):
    """Habitants d'une commune au 1er janvier d'une année."""

    commune = models.ForeignKey(Commune, models.CASCADE, related_name="populations", verbose_name="commune")
    annee = models.PositiveSmallIntegerField("au 1er janvier de")
    habitants = models.PositiveIntegerField("habitants")
    source = models.CharField("source", max_length=300)

    objects = PopulationQuerySet.as_manager()

    class Meta:
        verbose_name = "population"
        verbose_name_plural = "populations"
        ordering = ["commune__nom_fr", "-annee"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "annee"],
                name="population_unique",
                violation_error_message="La population de cette commune pour cette année est déjà notée.",
            ),
            models.CheckConstraint(
                condition=Q(annee__range=(1970, 2100), habitants__gt=0),
                name="population_sensee",
                violation_error_message="Donner une année à quatre chiffres et un nombre d'habitants plus grand que zéro.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commune} {self.annee} : {self.habitants}"

    def natural_key(self) -> tuple[str, int]:
        return (self.commune.code_ins, self.annee)

    natural_key.dependencies = ["lieux.commune"]


class LocaliteQuerySet(models.QuerySet):
    def get_by_natural_key(self, code_postal: str, nom: str, code_ins: str) -> "Localite":
        try:
            return self.get(code_postal=code_postal, nom=nom, commune__code_ins=code_ins)
        except self.model.DoesNotExist:
            raise self.model.DoesNotExist(
                f"Localité inconnue : « {code_postal} {nom} », commune {code_ins}. Choisir une localité postale de la commune."
            ) from None


class Localite(models.Model):
    """Localité postale : ce que les gens disent (Gosselies, Laeken), non la commune (Charleroi, Bruxelles)."""

    code_postal = models.CharField(
        "code postal", max_length=4, db_index=True, validators=[validateurs.code_postal]
    )
    nom = models.CharField("nom", max_length=80)
    nom_nl = models.CharField("nom néerlandais", max_length=80, blank=True)
    nom_de = models.CharField("nom allemand", max_length=80, blank=True)
    commune = models.ForeignKey(Commune, models.CASCADE, related_name="localites", verbose_name="commune")
    latitude = models.FloatField("latitude du centre", null=True, blank=True, help_text="Degrés, WGS 84.")
    longitude = models.FloatField("longitude du centre", null=True, blank=True, help_text="Degrés, WGS 84.")
    source = models.CharField("source", max_length=200, blank=True)

    objects = LocaliteQuerySet.as_manager()

    class Meta:
        verbose_name = "localité"
        verbose_name_plural = "localités"
        ordering = ["code_postal", "nom"]
        constraints = [
            models.UniqueConstraint(
                fields=["code_postal", "nom", "commune"],
                name="localite_unique",
                violation_error_message="Cette localité existe déjà dans cette commune avec ce code postal.",
            ),
            position_en_belgique("localite_en_belgique_ou_non_localisee"),
        ]

    def __str__(self) -> str:
        return f"{self.code_postal} {self.nom}"

    @property
    def nom_local(self) -> str:
        return nom_local(self, "nom", "nom")

    def natural_key(self) -> tuple[str, str, str]:
        return (self.code_postal, self.nom, *self.commune.natural_key())

    natural_key.dependencies = ["lieux.commune"]


class VacancesScolairesQuerySet(models.QuerySet):
    def get_by_natural_key(self, communaute: str, debut: str) -> "VacancesScolaires":
        return self.get(communaute=communaute, debut=debut)


class VacancesScolaires(models.Model):
    """Congé scolaire d'une communauté, bornes comprises. Les trois calendriers diffèrent (enseignement.be)."""

    communaute = models.CharField("communauté", max_length=3, choices=Communaute)
    nom = models.CharField("nom", max_length=80)
    debut = models.DateField("premier jour")
    fin = models.DateField("dernier jour")
    source = models.CharField("source", max_length=200)

    objects = VacancesScolairesQuerySet.as_manager()

    class Meta:
        verbose_name = "vacances scolaires"
        verbose_name_plural = "vacances scolaires"
        ordering = ["communaute", "debut"]
        constraints = [
            models.UniqueConstraint(
                fields=["communaute", "debut"],
                name="vacances_uniques",
                violation_error_message="Des vacances de cette communauté commencent déjà ce jour-là.",
            ),
            models.CheckConstraint(
                condition=Q(fin__gte=F("debut")),
                name="vacances_fin_apres_debut",
                violation_error_message="La fin précède le début : corriger l'une des deux dates.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nom} ({self.communaute}, {self.debut:%Y})"

    def natural_key(self) -> tuple[str, str]:
        return (self.communaute, str(self.debut))
