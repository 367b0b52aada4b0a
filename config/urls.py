from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("redaction/connexion/", include("connexion.urls")),
    path("redaction/", admin.site.urls),
    path("", include("guides.urls")),
    path("", include("hors_ligne.urls")),
    path("", include("partage.urls")),
    path("federations/", include("federations.urls")),
    path("financements/", include("financements.urls")),
    path("comprendre/", include("comprendre.urls")),
    path("selection/", include("ma_selection.urls")),
    path("style/", include("style.urls")),
    path("", include("signalements.urls")),
    path("", include("lieux.urls")),
]

handler403 = "connexion.views.acces_refuse"
handler404 = "lieux.views.pages.page_introuvable"
handler500 = "lieux.views.pages.erreur_interne"
