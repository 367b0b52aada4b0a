"""Ce que ça change pour les gens : des observations qualitatives, jamais une note ni un score."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q


class ObservationQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug: str) -> "Observation":
        return self.get(slug=slug)


class Observation(models.Model):
    """Ce qu'une personne ou un rapport a constaté, sous un des trois indicateurs du CRAcs-CBAI, d'un lieu ou d'un opérateur."""

    class Indicateur(models.TextChoices):
        CAPACITATION = "capacitation", "Capacitation"
        EMANCIPATION = "emancipation", "Émancipation"
        ENGAGEMENT = "engagement", "Engagement"

    slug = models.SlugField("identifiant", max_length=80, unique=True)
    lieu = models.ForeignKey(
        "lieux.Lieu", models.CASCADE, related_name="observations", verbose_name="lieu", null=True, blank=True
    )
    operateur = models.ForeignKey(
        "lieux.Operateur",
        models.CASCADE,
        related_name="observations",
        verbose_name="opérateur",
        null=True,
        blank=True,
    )
    indicateur = models.CharField("indicateur", max_length=12, choices=Indicateur)
    constat = models.TextField("ce qui a été observé", help_text="Deux phrases, avec nos mots.")
    citation = models.CharField(
        "citation", max_length=200, blank=True, help_text="Courte, mot pour mot, sans nom de personne."
    )
    annee = models.PositiveSmallIntegerField("année")
    source = models.CharField("source", max_length=300)

    objects = ObservationQuerySet.as_manager()

    class Meta:
        verbose_name = "observation"
        verbose_name_plural = "observations"
        ordering = ["-annee", "indicateur", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(lieu__isnull=True, operateur__isnull=False)
                | Q(lieu__isnull=False, operateur__isnull=True),
                name="observation_d_un_lieu_ou_d_un_operateur",
                violation_error_message="Une observation porte sur un lieu ou sur un opérateur : choisir l'un des deux.",
            ),
            models.CheckConstraint(
                condition=Q(annee__range=(1970, 2100)),
                name="observation_annee",
                violation_error_message="Donner une année à quatre chiffres.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_indicateur_display()} – {self.lieu or self.operateur} ({self.annee})"

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    natural_key.dependencies = ["lieux.lieu", "lieux.operateur"]

    def clean(self) -> None:
        if not self.source.strip():
            raise ValidationError({"source": "Une observation se donne avec sa source."})
