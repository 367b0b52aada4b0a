"""Ce que la veille a déjà fait : les rappels envoyés."""

from datetime import date, timedelta
from typing import Self

from django.conf import settings
from django.db import models


class RappelQuerySet(models.QuerySet):
    def encore_valables(self, jour: date) -> Self:
        """Envoyés il y a moins longtemps que la période : inutile de les redire."""
        return self.filter(envoye_le__gt=jour - Rappel.PERIODE)


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
