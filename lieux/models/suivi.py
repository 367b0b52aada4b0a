"""Ce qui change et ce que l'on a vérifié : à côté de la fiche permanente, jamais par-dessus."""

from datetime import date
from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .. import validateurs
from ..horaires import Info
from .lieux import Lieu


class InfoTemporaireQuerySet(models.QuerySet):
    def get_by_natural_key(self, lieu: str, debut: str, nature: str) -> "InfoTemporaire":
        return self.get(lieu__slug=lieu, debut=debut, nature=nature)

    def non_expirees(self, jour: date) -> Self:
        """En cours ou à venir."""
        return self.filter(fin__gte=jour)


class InfoTemporaire(models.Model):
    """Fermeture, horaires ou message d'une période, bornes comprises. Expire de lui-même."""

    class Nature(models.TextChoices):
        FERMETURE = "fermeture", _("Fermeture")
        HORAIRES = "horaires", _("Autres horaires")
        MESSAGE = "message", _("Message")

    lieu = models.ForeignKey(Lieu, models.CASCADE, related_name="infos_temporaires", verbose_name="lieu")
    nature = models.CharField("nature", max_length=10, choices=Nature)
    debut = models.DateField("premier jour")
    fin = models.DateField("dernier jour", help_text="Compris. L'information disparaît le lendemain.")
    texte = models.CharField(
        "texte", max_length=200, help_text="Lu par le public : « Travaux », « Fermé pour inventaire »…"
    )
    horaires = models.CharField(
        "horaires de la période",
        max_length=500,
        blank=True,
        validators=[validateurs.expression_horaires],
        help_text="Pour « autres horaires » seulement. Syntaxe OpenStreetMap.",
    )

    objects = InfoTemporaireQuerySet.as_manager()

    class Meta:
        verbose_name = "information temporaire"
        verbose_name_plural = "informations temporaires"
        ordering = ["debut", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["lieu", "debut", "nature"],
                name="info_temporaire_unique",
                violation_error_message="Une information de cette nature commence déjà ce jour-là : compléter celle-là.",
            ),
            models.CheckConstraint(
                condition=Q(fin__gte=F("debut")),
                name="info_temporaire_fin_apres_debut",
                violation_error_message="La fin précède le début : corriger l'une des deux dates.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_nature_display()} du {self.debut:%d/%m/%Y} au {self.fin:%d/%m/%Y}"

    def natural_key(self) -> tuple[str, str, str]:
        return (self.lieu.slug, str(self.debut), self.nature)

    natural_key.dependencies = ["lieux.lieu"]

    def clean(self) -> None:
        if self.horaires and self.nature != self.Nature.HORAIRES:
            raise ValidationError(
                {"horaires": "Des horaires ne se donnent que pour la nature « Autres horaires »."}
            )

    @property
    def pour_horaires(self) -> Info:
        return Info(self.nature, self.debut, self.fin, self.texte, self.horaires)


class VerificationQuerySet(models.QuerySet):
    def get_by_natural_key(self, lieu: str, verifie_le: str, methode: str) -> "Verification":
        return self.get(lieu__slug=lieu, verifie_le=verifie_le, methode=methode)


class Verification(models.Model):
    """Quelqu'un s'est assuré que la fiche est vraie. La date montrée au public est celle de la dernière."""

    class Methode(models.TextChoices):
        TELEPHONE = "telephone", _("par téléphone")
        VISITE = "visite", _("sur place")
        COURRIEL = "courriel", _("par courriel")
        LIEN = "lien", _("par le lieu lui-même")
        SOURCE = "source", _("d'après une source publique")

    lieu = models.ForeignKey(Lieu, models.CASCADE, related_name="verifications", verbose_name="lieu")
    verifie_le = models.DateField("vérifié le")
    verifie_par = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        related_name="verifications",
        verbose_name="vérifié par",
        null=True,
        blank=True,
        help_text="Ne quitte jamais la rédaction.",
    )
    methode = models.CharField("méthode", max_length=10, choices=Methode)
    note = models.CharField("note", max_length=200, blank=True)

    objects = VerificationQuerySet.as_manager()

    class Meta:
        verbose_name = "vérification"
        verbose_name_plural = "vérifications"
        ordering = ["-verifie_le", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["lieu", "verifie_le", "methode"],
                name="verification_unique_par_jour_et_methode",
                violation_error_message="Cette vérification est déjà notée.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.verifie_le:%d/%m/%Y}, {self.get_methode_display()}"

    def natural_key(self) -> tuple[str, str, str]:
        return (self.lieu.slug, str(self.verifie_le), self.methode)

    natural_key.dependencies = ["lieux.lieu"]

    def clean(self) -> None:
        if self.verifie_le and self.verifie_le > timezone.localdate():
            raise ValidationError(
                {"verifie_le": "Une vérification ne peut pas être datée de demain : corriger la date."}
            )
