"""Accueil, liste, carte et fiche d'un lieu."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from .. import fiches, phrases, statistiques
from ..carte import avec_tuiles
from ..filters import LieuFilter
from ..formulaire import formulaire
from ..models import AncienneAdresse, Lieu
from ..pages_en_cache import page_en_cache
from ..secours import secours
from ..suggestions import suggere
from ..tri import tris
from ..vignettes_gardees import vignettes_dessinees

LIEUX_PAR_PAGE = 20


@require_safe
@avec_tuiles
@page_en_cache()
def accueil(request: HttpRequest) -> HttpResponse:
    return render(
        request, "lieux/accueil.html", {"fraicheur": statistiques.fraicheur(), "types": statistiques.types()}
    )


def _contexte(request: HttpRequest) -> dict[str, object]:
    """Ce que partagent la liste et la carte : le filtre, sa page de lieux et les phrases qui en parlent."""
    filtre = LieuFilter(request.GET)
    page = Paginator(filtre.lieux, LIEUX_PAR_PAGE).get_page(request.GET.get("page"))
    return {
        "filtre": filtre,
        "page": page,
        "vignettes": vignettes_dessinees(
            filtre.lieux, page.start_index() - 1, page.end_index(), racines=filtre.racines
        ),
        "formulaire": formulaire(filtre),
        "phrase": phrases.phrase_du_compte(filtre),
        "puces": phrases.puces(filtre),
        "tris": tris(filtre.valeurs),
        "secours": secours(filtre),
    }


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
