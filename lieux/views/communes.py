"""Les 280 communes : leurs lieux, ceux d'à côté, leur plan de cohésion sociale, leur ISADF."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from .. import territoires
from ..models import Commune
from ..pages_en_cache import page_en_cache


@require_safe
@page_en_cache()
def liste(request: HttpRequest) -> HttpResponse:
    return render(request, "lieux/communes.html", {"groupes": territoires.communes_par_province()})


@require_safe
@page_en_cache(horloge=True)
def fiche(request: HttpRequest, slug: str) -> HttpResponse:
    commune = get_object_or_404(Commune.objects.prefetch_related("localites"), slug=slug)
    return render(request, "lieux/commune.html", territoires.contexte(commune))
