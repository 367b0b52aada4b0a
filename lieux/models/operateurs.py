"""Qui fait vivre les lieux. Siège, lieu et zone d'action sont trois faits différents."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from stdnum.be import vat

from .. import validateurs
from .territoires import Commune


class OperateurQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug: str) -> "Operateur":
        return self.get(slug=slug)

    def avec_lieux_visibles(self) -> Self:
        """Opérateurs d'au moins un lieu que le public peut voir : les seuls à avoir une page."""
        from .lieux import Lieu

        return self.filter(pk__in=Lieu.objects.visibles().filter(operateur__isnull=False).values("operateur"))


class Operateur(models.Model):
    """Personne morale (asbl, CPAS, commune…) responsable d'un ou de plusieurs lieux."""

    class FormeJuridique(models.TextChoices):
        ASBL = "asbl", _("Association sans but lucratif")
        FONDATION = "fondation", _("Fondation")
        COMMUNE = "commune", _("Commune")
        CPAS = "cpas", _("CPAS")
        PROVINCE = "province", _("Province")
        COOPERATIVE = "cooperative", _("Société coopérative")
        FAIT = "fait", _("Association de fait")
        AUTRE = "autre", _("Autre forme")
        INCONNUE = "inconnue", _("Inconnue")

    nom = models.CharField("nom", max_length=200)
    slug = models.SlugField("identifiant public", max_length=120, unique=True)
    sigle = models.CharField("sigle", max_length=30, blank=True)
    forme_juridique = models.CharField(
        "forme juridique", max_length=12, choices=FormeJuridique, default=FormeJuridique.INCONNUE
    )
    numero_bce = models.CharField(
        "numéro d'entreprise (BCE)",
        max_length=20,
        blank=True,
        validators=[validateurs.numero_bce],
        help_text="Dix chiffres. Banque-Carrefour des Entreprises.",
    )
    rue = models.CharField("rue du siège", max_length=150, blank=True)
    numero = models.CharField("numéro", max_length=20, blank=True)
    code_postal = models.CharField(
        "code postal", max_length=4, blank=True, validators=[validateurs.code_postal]
    )
    commune = models.ForeignKey(
        Commune,
        models.PROTECT,
        related_name="operateurs",
        verbose_name="commune du siège",
        null=True,
        blank=True,
    )
    zone_action = models.ManyToManyField(
        Commune,
        related_name="operateurs_actifs",
        verbose_name="zone d'action",
        blank=True,
        help_text="Communes où l'opérateur agit, au-delà de son siège et de ses lieux.",
    )
    telephone = models.CharField("téléphone", max_length=30, blank=True, validators=[validateurs.telephone])
    email = models.EmailField(
        "courriel", blank=True, help_text="Une adresse de service, jamais celle d'une personne."
    )
    site_web = models.URLField("site", blank=True)
    description = models.TextField(
        "description", blank=True, help_text="Une ou deux phrases, lues par le public."
    )
    source = models.TextField("source", blank=True)

    objects = OperateurQuerySet.as_manager()

    class Meta:
        verbose_name = "opérateur"
        verbose_name_plural = "opérateurs"
        ordering = ["nom"]
        constraints = [
            models.UniqueConstraint(
                fields=["numero_bce"],
                condition=~Q(numero_bce=""),
                name="operateur_numero_bce_unique",
                violation_error_message="Un autre opérateur porte déjà ce numéro d'entreprise : ouvrir sa fiche plutôt que d'en créer une.",
            )
        ]

    def __str__(self) -> str:
        return self.nom

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    def clean(self) -> None:
        """Une seule écriture par numéro, « 0403.019.261 » : l'unicité en dépend."""
        if self.numero_bce:
            chiffres = vat.compact(self.numero_bce).zfill(10)
            self.numero_bce = f"{chiffres[:4]}.{chiffres[4:7]}.{chiffres[7:]}"

    def get_absolute_url(self) -> str:
        return reverse("lieux:operateur", args=[self.slug])
