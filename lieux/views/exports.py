"""Les mêmes paramètres que la liste, pour des programmes : une valeur sans sens répond 400 et dit laquelle."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from .. import carte_points
from .. import exports as formats
from ..filters import LieuFilter
from ..pages_en_cache import codage_accepte, page_en_cache

JSON = {"ensure_ascii": False, "separators": (",", ":")}


def avec_filtre(
    vue: Callable[[HttpRequest, LieuFilter], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    @require_safe
    @page_en_cache(horloge=True)
    @wraps(vue)
    def reponse(request: HttpRequest) -> HttpResponse:
        filtre = LieuFilter(request.GET)
        if filtre.erreurs:
            return JsonResponse({"erreurs": filtre.erreurs}, status=400, json_dumps_params=JSON)
        return vue(request, filtre)

    return reponse


@require_safe
def points(request: HttpRequest) -> HttpResponse:
    """Sans moment demandé, rien n'y dépend de l'heure : un navigateur les garde plus de cinq minutes."""
    return page_en_cache(horloge=not {"ouvert", "q"}.isdisjoint(request.GET))(_points)(request)


def _points(request: HttpRequest) -> HttpResponse:
    filtre = LieuFilter(request.GET)
    zoom, erreurs = carte_points.lit_zoom(request.GET)
    if erreurs := filtre.erreurs | erreurs:
        return JsonResponse({"erreurs": erreurs}, status=400, json_dumps_params=JSON)
    if filtre.valeurs or zoom is not None:
        return HttpResponse(
            carte_points.en_json(carte_points.points(filtre, zoom)), content_type="application/json"
        )
    codage = codage_accepte(request)
    entetes = {"Content-Encoding": codage} if codage else {}
    return HttpResponse(
        carte_points.tous_les_points()(codage), content_type="application/json", headers=entetes
    )


@avec_filtre
def geojson(request: HttpRequest, filtre: LieuFilter) -> HttpResponse:
    contenu = formats.en_geojson(filtre.lieux, request.build_absolute_uri("/")[:-1])
    return JsonResponse(contenu, json_dumps_params=JSON, content_type="application/geo+json")


@avec_filtre
def csv(request: HttpRequest, filtre: LieuFilter) -> HttpResponse:
    contenu = formats.en_csv(filtre.lieux, request.build_absolute_uri("/")[:-1])
    return formats.telecharge(contenu, "lieux-de-liens.csv", formats.CSV)


@avec_filtre
def xlsx(request: HttpRequest, filtre: LieuFilter) -> HttpResponse:
    contenu = formats.en_xlsx(filtre.lieux, request.build_absolute_uri("/")[:-1])
    return formats.telecharge(contenu, "lieux-de-liens.xlsx", formats.XLSX)
