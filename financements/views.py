from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lieux.pages_en_cache import page_en_cache

from . import fiches
from .catalogue import PCS, catalogue
from .models import Dispositif


@require_safe
@page_en_cache()
def liste(request: HttpRequest) -> HttpResponse:
    return render(request, "financements/liste.html", fiches.contexte_liste())


@require_safe
@page_en_cache()
def dispositif(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "financements/dispositif.html", fiches.contexte(dispositif_ou_404(slug)))


@require_safe
@page_en_cache()
def pcs(request: HttpRequest) -> HttpResponse:
    """Le plan de cohésion sociale wallon : la page d'un dispositif, et les plans connus de la période en cours."""
    dispositif = dispositif_ou_404(PCS)
    contexte = fiches.contexte(dispositif) | {"plans": fiches.plans_en_cours(dispositif)}
    return render(request, "financements/dispositif.html", contexte)


def dispositif_ou_404(slug: str) -> Dispositif:
    try:
        return catalogue().dispositifs[slug]
    except KeyError as erreur:
        raise Http404 from erreur
