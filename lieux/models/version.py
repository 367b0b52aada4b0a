from django.db import models


class VersionDonnees(models.Model):
    """Une seule ligne : le numéro que tout changement visible augmente, dans la même transaction. Voir lieux/version.py."""

    numero = models.BigIntegerField("numéro", default=1)
    modifiee_le = models.DateTimeField("modifiée le")

    class Meta:
        verbose_name = "version des données"
        verbose_name_plural = "version des données"

    def __str__(self) -> str:
        return str(self.numero)
