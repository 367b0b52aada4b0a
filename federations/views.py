"""La liste des fédérations et la page de chacune."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lieux.carte import avec_tuiles
from lieux.pages_en_cache import page_en_cache

from . import fiches
from .annuaire import annuaire
from .groupes import groupes


@require_safe
@page_en_cache()
def liste(request: HttpRequest) -> HttpResponse:
    return render(request, "federations/liste.html", {"groupes": groupes()})


@require_safe
@page_en_cache(horloge=True)
def fiche(request: HttpRequest, slug: str) -> HttpResponse:
    federation = annuaire().get(slug)
    if federation is None:
        raise Http404
    contexte = fiches.contexte(federation, request.GET)
    rend = avec_tuiles(render) if contexte["filtre"].nombre_permis else render  # sans lieu, pas de carte
    return rend(request, "federations/fiche.html", contexte)
