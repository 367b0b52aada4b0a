"""La planche de style : chaque pièce de l'interface dans chacun de ses états. N'existe qu'en développement."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib.admin import site as redaction_site
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from . import etats, jetons, planches

Vue = Callable[..., HttpResponse]


def en_developpement(vue: Vue) -> Vue:
    """404 ailleurs : la planche ne dit rien à un visiteur."""

    @wraps(vue)
    def garde(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not settings.DEBUG:
            raise Http404
        return vue(request, *args, **kwargs)

    return require_safe(never_cache(garde))


@en_developpement
def site(request: HttpRequest) -> HttpResponse:
    return render(request, "style/site.html", {"planches": planches.du_site(request)})


@en_developpement
def redaction(request: HttpRequest) -> HttpResponse:
    contexte = redaction_site.each_context(request) | {"title": "Planche de style"}
    return render(request, "style/redaction.html", contexte | {"planches": planches.de_la_redaction(request)})


@en_developpement
def feuille(request: HttpRequest, quoi: str) -> HttpResponse:
    """Les jetons de jour et de nuit, les échantillons, et les états que l'on force."""
    css = "\n".join([jetons.themes(quoi), jetons.echantillons(), etats.forces(quoi)])
    return HttpResponse(css, content_type="text/css; charset=utf-8")
