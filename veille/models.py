"""Ce que la veille a déjà fait : les rappels envoyés, les sites visités."""

from datetime import date, datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from lieux.horaires_mots import en_date


class RappelQuerySet(models.QuerySet):
    def encore_valables(self, jour: date) -> Self:
        """Envoyés il y a moins longtemps que la période : inutile de les redire."""
        return self.filter(envoye_le__gt=jour - Rappel.PERIODE)

    def perimes(self, jour: date) -> Self:
        return self.filter(envoye_le__lte=jour - Rappel.PERIODE)


class Rappel(models.Model):
    """Ce qu'un courriel a rappelé à une personne. `cle` : la chose due (veille/rappels.py)."""

    PERIODE = timedelta(days=30)

    destinataire = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="rappels", verbose_name="destinataire"
    )
    cle = models.CharField("chose due", max_length=80)
    envoye_le = models.DateField("envoyé le")

    objects = RappelQuerySet.as_manager()

    class Meta:
        verbose_name = "rappel envoyé"
        verbose_name_plural = "rappels envoyés"
        constraints = [
            models.UniqueConstraint(
                fields=["destinataire", "cle"],
                name="rappel_un_par_personne_et_chose_due",
                violation_error_message="Cette personne a déjà un rappel pour cela : changer sa date.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cle}, le {self.envoye_le:%d/%m/%Y}"


class VerificationLienQuerySet(models.QuerySet):
    def morts(self) -> Self:
        return self.filter(etat=VerificationLien.Etat.MORT)


class VerificationLien(models.Model):
    """Ce qu'a trouvé la dernière visite d'un site, que citent un ou plusieurs lieux, opérateurs ou fédérations.

    L'adresse suffit à savoir qui la cite (veille/liens.py) : corriger celle d'une fiche la sépare aussitôt du lien mort.
    """

    class Etat(models.TextChoices):
        OK = "ok", "Répond"
        REDIRIGE = "redirige", "Redirigé"
        REFUSE = "refuse", "Répond, mais refuse notre visite"
        INJOIGNABLE = "injoignable", "Injoignable, à revoir un autre jour"
        MORT = "mort", "Mort"

    ECHECS_D_UN_MORT = 2  # jours d'échec de suite

    adresse = models.URLField("adresse", unique=True)
    etat = models.CharField("état", max_length=11, choices=Etat, db_index=True)
    code = models.PositiveSmallIntegerField("code HTTP", null=True, blank=True)
    redirige_vers = models.CharField("redirigé vers", max_length=500, blank=True)
    raison = models.CharField("raison", max_length=200, blank=True)
    echecs = models.PositiveSmallIntegerField("jours d'échec de suite", default=0)
    dernier_echec = models.DateField("dernier échec", null=True, blank=True)
    verifie_le = models.DateTimeField("visité le")

    objects = VerificationLienQuerySet.as_manager()

    class Meta:
        verbose_name = "lien vérifié"
        verbose_name_plural = "liens vérifiés"
        ordering = ["adresse"]

    def __str__(self) -> str:
        return self.adresse

    def a_revoir(self, jours: int, maintenant: datetime) -> bool:
        """Vu il y a `jours` jours au moins ; un site injoignable se revoit dès le lendemain."""
        jour = timezone.localdate(maintenant)
        vu = timezone.localdate(self.verifie_le)
        attente = min(jours, 1) if self.etat == self.Etat.INJOIGNABLE else jours
        return jour - vu >= timedelta(days=attente)

    @property
    def phrase(self) -> str:
        """Ce que la rédaction doit en savoir ; vide si tout va bien."""
        le = f"visite du {en_date(timezone.localdate(self.verifie_le), annee=True)}"
        match self.etat:
            case self.Etat.MORT:
                return f"Lien mort ({le}). {self.raison}"
            case self.Etat.INJOIGNABLE:
                return f"Site injoignable ({le}), à revoir un autre jour. {self.raison}"
            case self.Etat.REDIRIGE:
                return f"Le site renvoie à {self.redirige_vers} ({le})."
        return ""
