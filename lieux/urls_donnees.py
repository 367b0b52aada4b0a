"""Adresses sans langue : données ouvertes, santé du service, fichiers pour les robots."""

from django.contrib.sitemaps.views import sitemap
from django.urls import path
from django.views.decorators.http import require_safe

from .plan_du_site import PLANS
from .views import exports, pages

app_name = "donnees"
urlpatterns = [
    path("lieux.geojson", exports.geojson, name="geojson"),
    path("lieux.csv", exports.csv, name="csv"),
    path("lieux.xlsx", exports.xlsx, name="xlsx"),
    path("sante/", pages.sante, name="sante"),
    path("sitemap.xml", require_safe(sitemap), {"sitemaps": PLANS}, name="sitemap"),
    path("robots.txt", pages.robots, name="robots"),
    path(".well-known/security.txt", pages.security_txt, name="security_txt"),
]
