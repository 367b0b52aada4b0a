from django.conf import settings
from django.db import models


class Perimetre(models.Model):
    """Ce dont une contribution s'occupe : des lieux nommés, ceux d'opérateurs, de membres de fédérations, de communes.

    Il ne restreint que le rôle « contribution » : comptes/perimetres.py.
    """

    compte = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="perimetre", verbose_name="compte"
    )
    lieux = models.ManyToManyField(
        "lieux.Lieu", related_name="perimetres", verbose_name="ces lieux", blank=True
    )
    operateurs = models.ManyToManyField(
        "lieux.Operateur",
        related_name="perimetres",
        verbose_name="tous les lieux de ces opérateurs",
        blank=True,
    )
    federations = models.ManyToManyField(
        "federations.Federation",
        related_name="perimetres",
        verbose_name="tous les lieux des membres de ces fédérations",
        blank=True,
        help_text="Selon les affiliations en cours.",
    )
    communes = models.ManyToManyField(
        "lieux.Commune",
        related_name="perimetres",
        verbose_name="tous les lieux de ces communes",
        blank=True,
    )

    class Meta:
        verbose_name = "périmètre"
        verbose_name_plural = "périmètre"

    def __str__(self) -> str:
        return f"Périmètre de {self.compte}"
