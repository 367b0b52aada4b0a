"""Qui paie."""

from django.db import models


class PouvoirQuerySet(models.QuerySet):
    def get_by_natural_key(self, slug: str) -> "Pouvoir":
        return self.get(slug=slug)


class Pouvoir(models.Model):
    """Autorité ou organisme qui paie."""

    class Niveau(models.TextChoices):
        COCOF = "cocof", "Commission communautaire française"
        COCOM = "cocom", "Commission communautaire commune"
        VGC = "vgc", "Commission communautaire flamande"
        FWB = "fwb", "Fédération Wallonie-Bruxelles"
        REGION_WALLONNE = "region_wallonne", "Région wallonne"
        REGION_BRUXELLOISE = "region_bruxelloise", "Région bruxelloise"
        COMMUNE = "commune", "Communes"
        CPAS = "cpas", "CPAS"
        FEDERAL = "federal", "Fédéral"
        EUROPE = "europe", "Union européenne"
        PRIVE = "prive", "Privé"

    sigle = models.CharField("sigle", max_length=30, blank=True)
    nom = models.CharField("nom", max_length=200)
    slug = models.SlugField("identifiant public", max_length=80, unique=True)
    niveau = models.CharField("niveau de pouvoir", max_length=20, choices=Niveau)
    description = models.TextField("description", blank=True)
    site_web = models.URLField("site", blank=True)
    ordre = models.PositiveSmallIntegerField("ordre", default=100)

    objects = PouvoirQuerySet.as_manager()

    class Meta:
        verbose_name = "pouvoir"
        verbose_name_plural = "pouvoirs"
        ordering = ["ordre", "nom"]

    def __str__(self) -> str:
        return self.sigle or self.nom

    def natural_key(self) -> tuple[str]:
        return (self.slug,)
