from typing import Self

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models
from django.utils import timezone


class AccesQuerySet(models.QuerySet):
    def perimes(self) -> Self:
        return self.filter(moment__lt=timezone.now() - settings.JOURNAL_DUREE)


class Acces(models.Model):
    """Une ligne du journal des accès : qui, d'où, quand, et si la porte s'est ouverte. Jamais un mot de passe."""

    class Nature(models.TextChoices):
        CONNEXION = "connexion", "Connexion"
        DECONNEXION = "deconnexion", "Déconnexion"
        REFUS = "refus", "Mot de passe refusé"
        BLOCAGE = "blocage", "Compte bloqué après trop d'essais"
        EXPIRATION = "expiration", "Session expirée"
        CODE = "code", "Second facteur réussi"
        CODE_REFUSE = "code_refuse", "Second facteur refusé"
        ENROLEMENT = "enrolement", "Second facteur mis en place"
        SECOURS = "secours", "Codes de secours renouvelés"
        REINITIALISATION = "reinitialisation", "Second facteur réinitialisé"
        CONFIRMATION = "confirmation", "Identité confirmée"
        EXPORT = "export", "Liste des lieux exportée"
        EXPORT_CONFIDENTIEL = "export_confidentiel", "Adresses confidentielles exportées"

    moment = models.DateTimeField("quand", auto_now_add=True, db_index=True)
    nature = models.CharField("quoi", max_length=20, choices=Nature)
    nom = models.CharField("compte", max_length=150)
    adresse_ip = models.GenericIPAddressField("adresse IP", null=True, blank=True)

    objects = AccesQuerySet.as_manager()

    class Meta:
        verbose_name = "connexion ou refus"
        verbose_name_plural = "connexions et refus"
        ordering = ["-moment", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_nature_display()} : {self.nom}"


class BlocageQuerySet(models.QuerySet):
    def en_cours(self):
        """Comptes bloqués à cet instant. Un nom qui n'est celui de personne n'y est pas : ce peut être un mot de passe mal placé."""
        return self.filter(
            failures_since_start__gte=settings.AXES_FAILURE_LIMIT,
            attempt_time__gt=timezone.now() - settings.AXES_COOLOFF_TIME,
            username__in=get_user_model().objects.values("username"),
        )


class Blocage(AccessAttempt):
    """Un compte bloqué un quart d'heure, depuis une adresse, après cinq refus. La table est celle d'axes."""

    objects = BlocageQuerySet.as_manager()

    class Meta:
        proxy = True
        verbose_name = "compte bloqué"
        verbose_name_plural = "comptes bloqués"

    def __str__(self) -> str:
        return f"{self.username}, depuis {self.ip_address or 'le serveur'}"

    @property
    def reouvre_le(self):
        return self.attempt_time + settings.AXES_COOLOFF_TIME
