from django.urls import path, register_converter

from . import views, views_secteur
from .convertisseurs import Jour

register_converter(Jour, "jour")

app_name = "financements"
urlpatterns = [
    path("", views.liste, name="liste"),
    path("couverture/", views_secteur.couverture, name="couverture"),
    path("couverture.csv", views_secteur.couverture_csv, name="couverture_csv"),
    path("chiffres/", views_secteur.chiffres, name="chiffres"),
    path("chiffres/<jour:jour>/", views_secteur.releve, name="releve"),
    path("chiffres/<jour:jour>.json", views_secteur.releve_json, name="releve_json"),
    path("chiffres/<jour:jour>.csv", views_secteur.releve_csv, name="releve_csv"),
    path("pcs/", views.pcs, name="pcs"),
    path("<slug:slug>/", views.dispositif, name="dispositif"),
]
