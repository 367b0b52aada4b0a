"""Accueil, liste, carte et fiche d'un lieu."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from .. import fiches, listes, statistiques
from ..carte import avec_tuiles
from ..filters import LieuFilter
from ..models import AncienneAdresse, Lieu
from ..pages_en_cache import page_en_cache
from ..suggestions import suggere


@require_safe
@avec_tuiles
@page_en_cache()
def accueil(request: HttpRequest) -> HttpResponse:
    return render(
        request, "lieux/accueil.html", {"fraicheur": statistiques.fraicheur(), "types": statistiques.types()}
    )


def _contexte(request: HttpRequest) -> dict[str, object]:
    return listes.contexte(LieuFilter(request.GET), request.GET.get("page"))


@require_safe
@avec_tuiles
@page_en_cache(horloge=True)
def liste(request: HttpRequest) -> HttpResponse:
    return render(request, "lieux/liste.html", _contexte(request))


@require_safe
@avec_tuiles
@page_en_cache(horloge=True)
def carte(request: HttpRequest) -> HttpResponse:
    return render(request, "lieux/carte.html", _contexte(request))


@require_safe
@avec_tuiles
@page_en_cache(horloge=True)
def fiche(request: HttpRequest, slug: str) -> HttpResponse:
    lieu = fiches.lieu_ou_rien(slug)
    if lieu is None:
        anciennes = AncienneAdresse.objects.filter(lieu__in=Lieu.objects.consultables()).select_related(
            "lieu"
        )
        ancienne = get_object_or_404(anciennes, slug=slug)
        # Sans « no-cache », un navigateur garderait ce renvoi toujours : une adresse reprise le ferait tourner en rond.
        return HttpResponsePermanentRedirect(
            ancienne.lieu.get_absolute_url(), headers={"Cache-Control": "no-cache"}
        )
    if lieu.publication == Lieu.Publication.RETIRE:
        return render(request, "lieux/retire.html", fiches.contexte_retire(lieu), status=410)
    return render(request, "lieux/fiche.html", fiches.contexte(lieu, request.build_absolute_uri()))


@require_safe
@page_en_cache()
def suggestions(request: HttpRequest) -> JsonResponse:
    return JsonResponse(
        {"suggestions": suggere(request.GET.get("q", ""))}, json_dumps_params={"ensure_ascii": False}
    )
