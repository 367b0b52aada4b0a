"""Qui rassemble les opérateurs : fédérations, réseaux, centres d'appui, et les affiliations datées."""

from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lieux import validateurs
from lieux.ecarts import Controle
from lieux.nombres import en_nombre

from . import regles


class FederationQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug: str) -> "Federation":
        return self.get(slug=slug)


class Federation(Controle, models.Model):
    """Organisme qui fédère, coordonne, appuie ou observe. Compte ses membres d'un côté, nous de l'autre."""

    class Nature(models.TextChoices):
        FEDERATION = "federation", _("Fédération")
        COORDINATION = "coordination", _("Coordination")
        CENTRE_APPUI = "centre_appui", _("Centre d'appui")
        LIGUE = "ligue", _("Ligue")
        RESEAU = "reseau", _("Réseau")
        OBSERVATOIRE = "observatoire", _("Observatoire")
        ADMINISTRATION = "administration", _("Administration")

    class Territoire(models.TextChoices):
        BRUXELLES = "bruxelles", _("Bruxelles")
        WALLONIE = "wallonie", _("Wallonie")
        LES_DEUX = "bruxelles_wallonie", _("Bruxelles et Wallonie")

    sigle = models.CharField("sigle", max_length=30, blank=True)
    nom = models.CharField("nom", max_length=200)
    slug = models.SlugField("identifiant public", max_length=80, unique=True)
    nature = models.CharField("nature", max_length=16, choices=Nature)
    territoire = models.CharField("territoire", max_length=20, choices=Territoire)
    communes = models.ManyToManyField(
        "lieux.Commune",
        related_name="reseaux",
        verbose_name="communes couvertes",
        blank=True,
        help_text="Pour un réseau qui est un territoire, comme un réseau 107.",
    )
    description = models.TextField(
        "description", blank=True, help_text="Ce qu'elle est et ce qu'elle fait, en deux phrases simples."
    )
    annee_fondation = models.PositiveSmallIntegerField("année de fondation", null=True, blank=True)
    adresse = models.CharField("adresse", max_length=200, blank=True)
    telephone = models.CharField("téléphone", max_length=30, blank=True, validators=[validateurs.telephone])
    email = models.EmailField(
        "courriel", blank=True, help_text="Une adresse de service, jamais celle d'une personne."
    )
    site_web = models.URLField("site", blank=True)
    regroupe = models.ManyToManyField(
        "self",
        symmetrical=False,
        related_name="regroupee_par",
        verbose_name="regroupe",
        blank=True,
        help_text="Pour une fédération de fédérations.",
    )
    source = models.TextField("sources", blank=True)

    regles_des_relations = (regles.pas_en_cercle,)
    objects = FederationQuerySet.as_manager()

    class Meta:
        verbose_name = "fédération"
        verbose_name_plural = "fédérations et réseaux"
        ordering = ["nom"]

    def __str__(self) -> str:
        return self.sigle or self.nom

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    def get_absolute_url(self) -> str:
        return reverse("federations:fiche", args=[self.slug])

    @property
    def contacts_absents(self) -> list[str]:
        """Ce que personne n'a trouvé : « son téléphone »…"""
        contacts = {
            gettext("son site"): self.site_web,
            gettext("son téléphone"): self.telephone,
            gettext("son courriel"): self.email,
            gettext("son adresse"): self.adresse,
        }
        return [nom for nom, valeur in contacts.items() if not valeur]

    @property
    def a_un_contact(self) -> bool:
        return bool(self.site_web or self.telephone or self.email or self.adresse)

    @property
    def rassemble(self) -> bool:
        """Elle a des membres ; un centre d'appui, un observatoire, une administration n'en ont pas."""
        sans_membres = (self.Nature.CENTRE_APPUI, self.Nature.OBSERVATOIRE, self.Nature.ADMINISTRATION)
        return self.nature not in sans_membres


class AdhesionQuerySet(models.QuerySet):
    def get_by_natural_key(self, operateur: str, federation: str) -> "Adhesion":
        return self.get(operateur__slug=operateur, federation__slug=federation)

    def valides_au(self, jour: date) -> Self:
        """Affiliations en cours ce jour-là, bornes comprises ; sans début ou sans fin = non bornées."""
        return self.filter(
            Q(debut__isnull=True) | Q(debut__lte=jour),
            Q(fin__isnull=True) | Q(fin__gte=jour),
        )


class Adhesion(models.Model):
    """Affiliation d'un opérateur, datée et sourcée : sans source elle ne doit produire aucun filtre."""

    operateur = models.ForeignKey(
        "lieux.Operateur", models.CASCADE, related_name="adhesions", verbose_name="opérateur"
    )
    federation = models.ForeignKey(
        Federation, models.CASCADE, related_name="adhesions", verbose_name="fédération"
    )
    debut = models.DateField("depuis le", null=True, blank=True)
    fin = models.DateField("jusqu'au", null=True, blank=True)
    source = models.CharField("source", max_length=300)

    objects = AdhesionQuerySet.as_manager()

    class Meta:
        verbose_name = "affiliation"
        verbose_name_plural = "affiliations"
        ordering = ["federation__nom", "operateur__nom"]
        constraints = [
            models.UniqueConstraint(
                fields=["operateur", "federation"],
                name="adhesion_unique",
                violation_error_message="Cet opérateur est déjà affilié à cette fédération : compléter la ligne existante.",
            ),
            models.CheckConstraint(
                condition=Q(debut__isnull=True) | Q(fin__isnull=True) | Q(fin__gte=F("debut")),
                name="adhesion_fin_apres_debut",
                violation_error_message="La fin précède le début : corriger l'une des deux dates.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.operateur} – {self.federation}"

    def natural_key(self) -> tuple[str, str]:
        return (self.operateur.slug, self.federation.slug)

    natural_key.dependencies = ["lieux.operateur", "federations.federation"]

    def clean(self) -> None:
        if not self.source.strip():
            raise ValidationError({"source": "Une affiliation se donne avec sa source."})


class EffectifQuerySet(models.QuerySet):
    def get_by_natural_key(self, federation: str, libelle: str, annee: int) -> "Effectif":
        return self.get(federation__slug=federation, libelle=libelle, annee=annee)


class Effectif(models.Model):
    """Ce qu'une fédération dit d'elle-même, une année : « 121 maisons de jeunes ». L'année la plus récente est montrée d'abord."""

    federation = models.ForeignKey(
        Federation, models.CASCADE, related_name="effectifs", verbose_name="fédération"
    )
    libelle = models.CharField(
        "ce qui est compté", max_length=80, help_text="Par exemple : maisons de jeunes."
    )
    nombre = models.PositiveIntegerField("nombre")
    au_moins = models.BooleanField("au moins", default=False, help_text="« Plus de 650 » : 650, au moins.")
    environ = models.BooleanField("environ", default=False)
    annee = models.PositiveSmallIntegerField(
        "année",
        help_text="Celle du nombre, ou de la page qui le donne.",
        error_messages={"null": "Donner l'année de ce nombre : un chiffre sans année n'est pas montré."},
    )
    source = models.CharField("source", max_length=300)

    objects = EffectifQuerySet.as_manager()

    class Meta:
        verbose_name = "effectif déclaré"
        verbose_name_plural = "effectifs déclarés"
        ordering = ["federation", "-annee", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["federation", "libelle", "annee"],
                name="effectif_unique",
                violation_error_message="Ce nombre est déjà noté pour cette année.",
            ),
            models.CheckConstraint(
                condition=Q(annee__range=(1970, 2100)),
                name="effectif_annee",
                violation_error_message="Donner une année à quatre chiffres.",
            ),
            models.CheckConstraint(
                condition=Q(au_moins=False) | Q(environ=False),
                name="effectif_au_moins_ou_environ",
                violation_error_message="« Plus de » ou « environ » : choisir l'un des deux.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.en_mots} ({self.annee})"

    def natural_key(self) -> tuple[str, str, int]:
        return (self.federation.slug, self.libelle, self.annee)

    natural_key.dependencies = ["federations.federation"]

    @property
    def en_mots(self) -> str:
        """« plus de 5 000 travailleurs et travailleuses », « environ 120 maisons de jeunes », « 41 organisations »."""
        effectif = f"{en_nombre(self.nombre)} {self.libelle}"
        if self.au_moins:
            return gettext("plus de %(effectif)s") % {"effectif": effectif}
        return gettext("environ %(effectif)s") % {"effectif": effectif} if self.environ else effectif
