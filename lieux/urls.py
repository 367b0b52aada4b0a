from django.urls import path

from .views import communes, exports, lieux, operateurs, pages

app_name = "lieux"
urlpatterns = [
    path("", lieux.accueil, name="accueil"),
    path("lieux/", lieux.liste, name="liste"),
    path("lieux/points.json", exports.points, name="points"),
    path("lieux/<slug:slug>/", lieux.fiche, name="fiche"),
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
]
