from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from lieux.models import Lieu
from lieux.pages_en_cache import page_en_cache

from .effectifs import chiffres
from .models import Adhesion, Federation

GROUPES = [
    (
        "Réunir des associations",
        [Federation.Nature.FEDERATION, Federation.Nature.LIGUE, Federation.Nature.COORDINATION],
    ),
    ("Relier un territoire ou un métier", [Federation.Nature.RESEAU]),
    (
        "Appuyer, observer, administrer",
        [Federation.Nature.CENTRE_APPUI, Federation.Nature.OBSERVATOIRE, Federation.Nature.ADMINISTRATION],
    ),
]


@require_safe
@page_en_cache()
def liste(request: HttpRequest) -> HttpResponse:
    adhesions = Adhesion.objects.valides_au(timezone.localdate())
    federations = Federation.objects.prefetch_related(
        "effectifs", Prefetch("adhesions", adhesions, to_attr="affiliations")
    )
    return render(request, "federations/liste.html", {"groupes": groupes(federations)})


def groupes(federations) -> list[tuple[str, list[Federation]]]:
    """Les fédérations rangées par ce qu'elles font ; un groupe vide n'est pas montré."""
    toutes = list(federations)
    for federation in toutes:
        federation.chiffres = chiffres(federation.effectifs.all())
    ranges = [(titre, [f for f in toutes if f.nature in natures]) for titre, natures in GROUPES]
    return [(titre, siennes) for titre, siennes in ranges if siennes]


@require_safe
@page_en_cache()
def fiche(request: HttpRequest, slug: str) -> HttpResponse:
    federation = get_object_or_404(Federation, slug=slug)
    adhesions = federation.adhesions.valides_au(timezone.localdate()).select_related("operateur")
    lieux = Lieu.objects.visibles().en_activite().filter(operateur__in=adhesions.values("operateur"))
    contexte = {
        "federation": federation,
        "chiffres": chiffres(federation.effectifs.all()),
        "adhesions": adhesions,
        "lieux": lieux.select_related("type", "commune", "localite", "operateur"),
    }
    return render(request, "federations/fiche.html", contexte)
