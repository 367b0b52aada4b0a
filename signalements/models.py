from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SignalementQuerySet(models.QuerySet):
    def en_attente(self) -> Self:
        return self.filter(etat=Signalement.Etat.ATTENTE)

    def avec_courriel_perime(self) -> Self:
        """Une réponse n'est plus attendue après ce temps ; clos, un signalement n'a plus de courriel."""
        limite = timezone.now() - settings.SIGNALEMENT_COURRIEL
        return self.filter(recu_le__lt=limite).exclude(courriel="")

    def clos_perimes(self) -> Self:
        return self.filter(clos_le__lt=timezone.now() - settings.SIGNALEMENT_CLOS)

    def oublie_les_perimes(self) -> None:
        self.avec_courriel_perime().update(courriel="")
        self.clos_perimes().delete()

    def ferme(self, etat: str, par: settings.AUTH_USER_MODEL) -> int:
        """Clôt ceux qui attendent, signés et datés. L'adresse du visiteur n'a plus de raison d'être gardée : elle s'efface."""
        return self.en_attente().update(etat=etat, clos_par=par, clos_le=timezone.now(), courriel="")


class Signalement(models.Model):
    """Ce qu'un visiteur dit de faux sur la fiche d'un lieu. Rien de tout cela n'est public."""

    class Sujet(models.TextChoices):
        FERME = "ferme", _("Le lieu est fermé, ou a déménagé")
        HORAIRES = "horaires", _("Les heures d'ouverture")
        ADRESSE = "adresse", _("L'adresse, ou le point sur la carte")
        TELEPHONE = "telephone", _("Le téléphone, le courriel ou le site")
        AUTRE = "autre", _("Autre chose")

    class Etat(models.TextChoices):
        """Rangés dans l'ordre où la rédaction les lit : ce qui attend d'abord."""

        ATTENTE = "attente", "En attente"
        SANS_SUITE = "sans_suite", "Sans suite"
        TRAITE = "traite", "Traité"

    lieu = models.ForeignKey(
        "lieux.Lieu", on_delete=models.CASCADE, related_name="signalements", verbose_name="lieu"
    )
    sujet = models.CharField("ce qui est faux", max_length=10, choices=Sujet)
    texte = models.TextField("en détail", max_length=1000, blank=True)
    courriel = models.EmailField(
        "courriel", blank=True, help_text="Pour une réponse ; effacé quand le signalement est clos."
    )
    recu_le = models.DateTimeField("reçu le", auto_now_add=True)
    etat = models.CharField("état", max_length=10, choices=Etat, default=Etat.ATTENTE)
    clos_le = models.DateTimeField("clos le", null=True, blank=True)
    clos_par = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="signalements_clos",
        verbose_name="clos par",
    )

    objects = SignalementQuerySet.as_manager()

    class Meta:
        verbose_name = "signalement"
        verbose_name_plural = "signalements"
        ordering = ["etat", "recu_le", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(etat="attente", clos_le__isnull=True)
                | Q(etat__in=["traite", "sans_suite"], clos_le__isnull=False, courriel=""),
                name="signalement_clos_date_et_sans_courriel",
                violation_error_message="Un signalement clos a une date et ne garde pas le courriel du visiteur.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lieu} : {self.get_sujet_display().lower()}"


class EnvoiQuerySet(models.QuerySet):
    def passes(self) -> Self:
        return self.filter(moment__lt=timezone.now() - Envoi.DUREE)


class Envoi(models.Model):
    """Un envoi de l'heure écoulée, pour en limiter le nombre : une empreinte, d'où l'on ne retrouve pas l'adresse IP sans la clé du site."""

    DUREE = timedelta(hours=1)

    empreinte = models.CharField("empreinte", max_length=64, db_index=True)
    moment = models.DateTimeField("moment", auto_now_add=True, db_index=True)

    objects = EnvoiQuerySet.as_manager()

    class Meta:
        verbose_name = "envoi récent"
        verbose_name_plural = "envois récents"

    def __str__(self) -> str:
        return self.empreinte[:8]
