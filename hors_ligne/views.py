"""Lire le guide sans réseau : le service worker, et la page de tous les lieux qu'il garde d'avance."""

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext, override
from django.views.decorators.http import require_safe

from lieux.langues import BALISES, FRANCAIS
from lieux.pages_en_cache import page_en_cache, version_du_code
from ma_selection.lieux import par_commune

MODULES = (
    "garder", "langue", "selection-memoire", "message", "http", "selection-page", "selection-lieux", "suggestions", "suggestions-options", "fiche",
)  # fmt: skip
"""Ce qu'il faut aux pages gardées pour servir sans réseau : ranger sa sélection, imprimer, voir la recherche."""


@require_safe
def ouvrier(request: HttpRequest) -> HttpResponse:
    """Dans la langue que demande `langue`, en français par défaut. `HORS_LIGNE=0` sert à la place un service worker qui efface tout et se retire (docs/exploitation.md)."""
    fichiers = (
        "css/site.css",
        "css/selection.css",
        "img/marque.svg",
        "img/pictogrammes.svg",
        *(f"js/{module}.js" for module in MODULES),
    )
    demandee = request.GET.get("langue", FRANCAIS)
    code = demandee if demandee in BALISES else FRANCAIS
    with override(code):
        pages = [reverse("hors_ligne:page"), reverse("ma_selection:page"), reverse("ma_selection:lieux")]
        contexte = {
            "version": version_du_code(),
            "regles": static("js/ouvrier.js" if settings.HORS_LIGNE else "js/ouvrier-retrait.js"),
            "fichiers": [static(fichier) for fichier in fichiers],
            "pages": pages if code == FRANCAIS else [*pages, reverse("textes")],
            "repli": reverse("hors_ligne:page"),
            "langue": BALISES[code],
            "phrases": json.dumps(phrases(), ensure_ascii=False),
        }
        reponse = render(request, "hors_ligne/sw.js", contexte, content_type="text/javascript; charset=utf-8")
    reponse["Cache-Control"] = "no-cache"
    return reponse


def phrases() -> dict[str, str]:
    """Ce que le service worker dit au-dessus d'une page gardée."""
    return {
        "inconnue": gettext(
            "Vous êtes hors ligne, et ce navigateur n'a pas gardé cette page. "
            "Voici tous les lieux, tels que nous les connaissions le %(date)s."
        ),
        "gardee": gettext(
            "Vous êtes hors ligne. Cette page date du %(date)s : « ouvert » et « fermé » valaient à ce moment-là."
        ),
    }


@require_safe
@page_en_cache()
def page(request: HttpRequest) -> HttpResponse:
    """Tous les lieux, commune par commune, sans rien qui ne soit vrai qu'à l'instant."""
    return render(request, "hors_ligne/page.html", {"groupes": par_commune()})
