"""Les mêmes paramètres que la liste, pour des programmes : une valeur sans sens répond 400 et dit laquelle."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from .. import exports as formats
from ..carte import points as en_points
from ..filters import LieuFilter
from ..models import Lieu
from ..pages_en_cache import page_en_cache

JSON = {"ensure_ascii": False, "separators": (",", ":")}


def avec_filtre(
    vue: Callable[[HttpRequest, LieuFilter], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    @require_safe
    @page_en_cache(horloge=True)
    @wraps(vue)
    def reponse(request: HttpRequest) -> HttpResponse:
        filtre = LieuFilter(request.GET, Lieu.objects.visibles().en_activite())
        if filtre.erreurs:
            return JsonResponse({"erreurs": filtre.erreurs}, status=400, json_dumps_params=JSON)
        return vue(request, filtre)

    return reponse


@avec_filtre
def points(request: HttpRequest, filtre: LieuFilter) -> HttpResponse:
    return JsonResponse(en_points(filtre.lieux), json_dumps_params=JSON)


@avec_filtre
def geojson(request: HttpRequest, filtre: LieuFilter) -> HttpResponse:
    contenu = formats.en_geojson(filtre.lieux, request.build_absolute_uri("/")[:-1])
    return JsonResponse(contenu, json_dumps_params=JSON, content_type="application/geo+json")


@avec_filtre
def csv(request: HttpRequest, filtre: LieuFilter) -> HttpResponse:
    contenu = formats.en_csv(filtre.lieux, request.build_absolute_uri("/")[:-1])
    entetes = {"Content-Disposition": 'attachment; filename="lieux-de-liens.csv"'}
    return HttpResponse(contenu, content_type="text/csv; charset=utf-8", headers=entetes)
