"""Plan du site : chaque page publique et la date de son dernier changement."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from federations.models import Federation
from financements.models import Dispositif, Releve

from .models import Commune, Lieu, Operateur


class PlanPages(Sitemap):
    def items(self):
        return [
            "lieux:accueil", "lieux:liste", "lieux:carte", "lieux:communes", "lieux:operateurs", "federations:liste",
            "financements:liste", "financements:couverture", "financements:chiffres", "comprendre:page",
            "comprendre:glossaire", "lieux:a_propos", "lieux:accessibilite", "lieux:vie_privee", "lieux:donnees",
        ]  # fmt: skip

    def location(self, item):
        return reverse(item)


class PlanLieux(Sitemap):
    def items(self):
        return Lieu.objects.visibles().order_by("slug")

    def lastmod(self, item):
        return item.modifie_le


class PlanCommunes(Sitemap):
    def items(self):
        return Commune.objects.order_by("slug")


class PlanOperateurs(Sitemap):
    def items(self):
        return Operateur.objects.avec_lieux_visibles().order_by("slug")


class PlanFederations(Sitemap):
    def items(self):
        return Federation.objects.order_by("slug")


class PlanDispositifs(Sitemap):
    def items(self):
        return Dispositif.objects.order_by("slug")


class PlanReleves(Sitemap):
    def items(self):
        return Releve.objects.order_by("jour")


PLANS = {
    "pages": PlanPages,
    "lieux": PlanLieux,
    "communes": PlanCommunes,
    "operateurs": PlanOperateurs,
    "federations": PlanFederations,
    "dispositifs": PlanDispositifs,
    "releves": PlanReleves,
}
