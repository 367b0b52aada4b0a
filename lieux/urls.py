from django.contrib.sitemaps.views import sitemap
from django.urls import path
from django.views.decorators.http import require_safe

from .plan_du_site import PLANS
from .views import communes, exports, lieux, operateurs, pages

app_name = "lieux"
urlpatterns = [
    path("", lieux.accueil, name="accueil"),
    path("lieux/", lieux.liste, name="liste"),
    path("lieux/points.json", exports.points, name="points"),
    path("lieux/<slug:slug>/", lieux.fiche, name="fiche"),
    path("lieux.geojson", exports.geojson, name="geojson"),
    path("lieux.csv", exports.csv, name="csv"),
    path("lieux.xlsx", exports.xlsx, name="xlsx"),
    path("carte/", lieux.carte, name="carte"),
    path("suggestions/", lieux.suggestions, name="suggestions"),
    path("communes/", communes.liste, name="communes"),
    path("communes/<slug:slug>/", communes.fiche, name="commune"),
    path("operateurs/", operateurs.liste, name="operateurs"),
    path("operateurs/<slug:slug>/", operateurs.fiche, name="operateur"),
    path("a-propos/", pages.a_propos, name="a_propos"),
    path("accessibilite/", pages.accessibilite, name="accessibilite"),
    path("vie-privee/", pages.vie_privee, name="vie_privee"),
    path("donnees/", pages.donnees, name="donnees"),
    path("sante/", pages.sante, name="sante"),
    path("sitemap.xml", require_safe(sitemap), {"sitemaps": PLANS}, name="sitemap"),
    path("robots.txt", pages.robots, name="robots"),
    path(".well-known/security.txt", pages.security_txt, name="security_txt"),
]
