from django.urls import path

from . import views

app_name = "style"
urlpatterns = [
    path("", views.site, name="site"),
    path("redaction/", views.redaction, name="redaction"),
    path("site.css", views.feuille, {"quoi": "site"}, name="feuille_site"),
    path("redaction.css", views.feuille, {"quoi": "redaction"}, name="feuille_redaction"),
]
