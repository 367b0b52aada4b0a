"""Les images de partage : celle du site, et celle de chaque lieu."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from lieux.models import Lieu
from lieux.pages_en_cache import page_en_cache
from lieux.references import rattache_territoire

from .images import dessine


@require_safe
@page_en_cache()
def site(request: HttpRequest) -> HttpResponse:
    return _png(
        dessine(
            "Trouver un lieu où pousser la porte",
            "En Wallonie et à Bruxelles",
            "Ouverts à toutes et tous, sans devoir se raconter.",
        )
    )


@require_safe
@page_en_cache()
def lieu(request: HttpRequest, slug: str) -> HttpResponse:
    un = Lieu.objects.visibles().select_related("type").filter(slug=slug).first()
    if un is None:
        raise Http404
    rattache_territoire([un])
    return _png(dessine(un.nom, f"{un.type.libelle}, {un.ou}", un.accroche))


def _png(image: bytes) -> HttpResponse:
    return HttpResponse(image, content_type="image/png")
