from django.urls import path

from . import views, views_secteur

app_name = "financements"
urlpatterns = [
    path("", views.liste, name="liste"),
    path("couverture/", views_secteur.couverture, name="couverture"),
    path("couverture.csv", views_secteur.couverture_csv, name="couverture_csv"),
    path("pcs/", views.pcs, name="pcs"),
    path("<slug:slug>/", views.dispositif, name="dispositif"),
]
