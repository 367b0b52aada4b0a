from django.urls import path

from . import views

app_name = "financements"
urlpatterns = [
    path("", views.liste, name="liste"),
    path("pcs/", views.pcs, name="pcs"),
    path("<slug:slug>/", views.dispositif, name="dispositif"),
]
