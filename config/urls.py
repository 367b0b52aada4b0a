from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from hors_ligne.views import ouvrier

from .textes import textes

urlpatterns = [
    path("redaction/connexion/", include("connexion.urls")),
    path("redaction/", admin.site.urls),
    path("sw.js", ouvrier, name="ouvrier"),
    path("style/", include("style.urls")),
    path("", include("guides.urls")),
    path("", include("partage.urls")),
    path("", include("lieux.urls_donnees")),
    # Ce qui se lit : en français à la racine, dans les autres langues sous /nl/, /de/ et /en/.
    *i18n_patterns(
        path("textes.js", textes, name="textes"),
        path("federations/", include("federations.urls")),
        path("financements/", include("financements.urls")),
        path("comprendre/", include("comprendre.urls")),
        path("selection/", include("ma_selection.urls")),
        path("", include("hors_ligne.urls")),
        path("", include("signalements.urls")),
        path("", include("lieux.urls")),
        prefix_default_language=False,
    ),
]

handler403 = "connexion.views.acces_refuse"
handler404 = "lieux.views.pages.page_introuvable"
handler500 = "lieux.views.pages.erreur_interne"
