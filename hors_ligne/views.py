"""Lire le guide sans réseau : le service worker, et la page de tous les lieux qu'il garde d'avance."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from lieux.pages_en_cache import page_en_cache, version_du_code
from ma_selection.lieux import par_commune

MODULES = (
    "garder", "selection-memoire", "message", "http", "selection-page", "selection-lieux", "suggestions", "suggestions-options", "fiche",
)  # fmt: skip
"""Ce qu'il faut aux pages gardées pour servir sans réseau : ranger sa sélection, imprimer, voir la recherche."""


@require_safe
def ouvrier(request: HttpRequest) -> HttpResponse:
    """`HORS_LIGNE=0` sert à la place un service worker qui efface tout et se retire (docs/exploitation.md)."""
    fichiers = (
        "css/site.css",
        "css/selection.css",
        "img/marque.svg",
        "img/pictogrammes.svg",
        *(f"js/{module}.js" for module in MODULES),
    )
    contexte = {
        "version": version_du_code(),
        "regles": static("js/ouvrier.js" if settings.HORS_LIGNE else "js/ouvrier-retrait.js"),
        "fichiers": [static(fichier) for fichier in fichiers],
        "pages": [reverse("hors_ligne:page"), reverse("ma_selection:page"), reverse("ma_selection:lieux")],
        "repli": reverse("hors_ligne:page"),
    }
    reponse = render(request, "hors_ligne/sw.js", contexte, content_type="text/javascript; charset=utf-8")
    reponse["Cache-Control"] = "no-cache"
    return reponse


@require_safe
@page_en_cache()
def page(request: HttpRequest) -> HttpResponse:
    """Tous les lieux, commune par commune, sans rien qui ne soit vrai qu'à l'instant."""
    return render(request, "hors_ligne/page.html", {"groupes": par_commune()})
