"""Les chiffres du secteur à une date donnée, gardés tels quels pour qu'on puisse les citer."""

from django.db import models
from django.urls import reverse


class Releve(models.Model):
    """Chiffres du secteur relevés un jour. Une fois pris, un relevé ne change plus : on le cite par sa date."""

    jour = models.DateField("relevé le", unique=True)
    chiffres = models.JSONField("chiffres")

    class Meta:
        verbose_name = "relevé des chiffres"
        verbose_name_plural = "relevés des chiffres"
        ordering = ["-jour"]

    def __str__(self) -> str:
        return f"Chiffres du {self.jour:%d/%m/%Y}"

    def get_absolute_url(self) -> str:
        return reverse("financements:releve", args=[self.jour])
