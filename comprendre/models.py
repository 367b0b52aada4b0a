"""La vue d'ensemble : les mots du secteur, et les endroits qui ressemblent à un lieu de liens sans en être un."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from lieux.models import Commune


class MotQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug: str) -> "Mot":
        return self.get(slug=slug)


class Mot(models.Model):
    """Une entrée du glossaire. Un même sigle peut avoir deux entrées : « PCS » en a une par Région."""

    slug = models.SlugField("identifiant public", max_length=80, unique=True)
    mot = models.CharField("mot ou sigle", max_length=80)
    precision = models.CharField(
        "précision", max_length=80, blank=True, help_text="Ce qui distingue deux entrées : « Wallonie »."
    )
    nom_entier = models.CharField("nom entier", max_length=200, blank=True)
    definition = models.TextField("définition", help_text="Deux phrases simples au plus.")
    formes = models.TextField(
        "formes à relier",
        blank=True,
        help_text="Une par ligne : la première fois qu'une page écrit cette forme, elle mène ici. Vide : ne pas relier.",
    )
    region = models.CharField(
        "Région",
        max_length=10,
        choices=Commune.Region,
        blank=True,
        help_text="Pour un sigle qui a deux sens : il mène ici sur les pages de cette Région seulement.",
    )
    source = models.TextField("sources", blank=True)

    objects = MotQuerySet.as_manager()

    class Meta:
        verbose_name = "mot du glossaire"
        verbose_name_plural = "mots du glossaire"
        ordering = ["mot", "precision"]

    def __str__(self) -> str:
        return f"{self.mot} ({self.precision})" if self.precision else self.mot

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    def get_absolute_url(self) -> str:
        return f"{reverse('comprendre:glossaire')}#{self.slug}"


class ModeleVoisinQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug: str) -> "ModeleVoisin":
        return self.get(slug=slug)


class ModeleVoisin(models.Model):
    """Une sorte d'endroit qui ressemble à un lieu de liens : en quoi, et en quoi non. Un nombre a toujours son année."""

    class Ou(models.TextChoices):
        ICI = "ici", "Ici"
        AILLEURS = "ailleurs", "Ailleurs"

    slug = models.SlugField("identifiant public", max_length=80, unique=True)
    nom = models.CharField("nom", max_length=120)
    ou = models.CharField("où", max_length=10, choices=Ou)
    pays = models.CharField("pays ou région", max_length=80, blank=True)
    ressemble = models.TextField("ce qui ressemble")
    differe = models.TextField("ce qui diffère")
    nombre = models.PositiveIntegerField("combien il y en a", null=True, blank=True)
    nombre_annee = models.PositiveSmallIntegerField("année de ce nombre", null=True, blank=True)
    nombre_source = models.CharField("source de ce nombre", max_length=300, blank=True)
    source = models.TextField("sources", blank=True)
    ordre = models.PositiveSmallIntegerField("ordre", default=100)

    objects = ModeleVoisinQuerySet.as_manager()

    class Meta:
        verbose_name = "modèle voisin"
        verbose_name_plural = "modèles voisins"
        ordering = ["-ou", "ordre", "nom"]
        constraints = [
            models.CheckConstraint(
                condition=Q(nombre__isnull=True, nombre_annee__isnull=True, nombre_source="")
                | Q(nombre__isnull=False, nombre_annee__isnull=False, nombre_annee__range=(1970, 2100))
                & ~Q(nombre_source=""),
                name="voisin_nombre_date_et_source",
                violation_error_message="Un nombre se donne avec son année et sa source, ou pas du tout.",
            )
        ]

    def __str__(self) -> str:
        return self.nom

    def natural_key(self) -> tuple[str]:
        return (self.slug,)
