"""Plan du site : chaque page publique et la date de son dernier changement."""

from django.contrib.sitemaps import Sitemap
from django.db.models import OuterRef, Subquery
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


class _AvecLieux(Sitemap):
    """Une page qui montre des lieux date du dernier changement de l'un d'eux ; sans lieu, sa date n'est pas connue."""

    def lastmod(self, item):
        return item.change_le


class PlanCommunes(_AvecLieux):
    def items(self):
        return Commune.objects.annotate(change_le=_dernier_lieu("commune")).order_by("slug")


class PlanOperateurs(_AvecLieux):
    def items(self):
        operateurs = Operateur.objects.avec_lieux_visibles()
        return operateurs.annotate(change_le=_dernier_lieu("operateur")).order_by("slug")


def _dernier_lieu(lien: str) -> Subquery:
    """La date du lieu visible changé en dernier, parmi ceux que `lien` rattache à la ligne."""
    siens = Lieu.objects.visibles().filter(**{lien: OuterRef("pk")}).order_by("-modifie_le")
    return Subquery(siens.values("modifie_le")[:1])


class PlanFederations(Sitemap):
    def items(self):
        return Federation.objects.order_by("slug")


class PlanDispositifs(Sitemap):
    def items(self):
        return Dispositif.objects.order_by("slug")


class PlanReleves(Sitemap):
    def items(self):
        return Releve.objects.order_by("jour")

    def lastmod(self, item):
        return item.jour


PLANS = {
    "pages": PlanPages,
    "lieux": PlanLieux,
    "communes": PlanCommunes,
    "operateurs": PlanOperateurs,
    "federations": PlanFederations,
    "dispositifs": PlanDispositifs,
    "releves": PlanReleves,
}
