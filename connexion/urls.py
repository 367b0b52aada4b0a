from django.urls import path

from . import views

app_name = "connexion"
urlpatterns = [
    path("", views.ma_connexion, name="ma_connexion"),
    path("code/", views.code, name="code"),
    path("telephone/", views.enrolement, name="enrolement"),
    path("codes-de-secours/", views.secours, name="secours"),
    path("confirmer/", views.confirmation, name="confirmation"),
    path("reprise/", views.reprise, name="reprise"),
]
