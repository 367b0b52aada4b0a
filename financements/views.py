from django.db.models import Exists, OuterRef, Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from lieux.models import Lieu
from lieux.pages_en_cache import page_en_cache

from . import montants
from .models import Agrement, Dispositif, Enveloppe, PlanCohesionSociale, Pouvoir, Programmation


@require_safe
@page_en_cache()
def liste(request: HttpRequest) -> HttpResponse:
    principaux = (
        Dispositif.objects.annotate_plafond()
        .filter(parent__isnull=True)
        .order_by("nom")
        .prefetch_related("volets")
    )
    pouvoirs = list(
        Pouvoir.objects.prefetch_related(Prefetch("dispositifs", principaux, to_attr="principaux"))
    )
    contexte = {
        "pouvoirs": [pouvoir for pouvoir in pouvoirs if pouvoir.principaux],
        "autres_pouvoirs": [pouvoir for pouvoir in pouvoirs if not pouvoir.principaux],
    }
    return render(request, "financements/liste.html", contexte)


@require_safe
@page_en_cache()
def dispositif(request: HttpRequest, slug: str) -> HttpResponse:
    dispositif = get_object_or_404(
        Dispositif.objects.annotate_plafond().select_related("pouvoir", "parent"), slug=slug
    )
    contexte = faits(dispositif) | {
        "volets": dispositif.volets.order_by("nom") if not dispositif.parent else [],
        "communes": dispositif.communes.all(),
    }
    return render(request, "financements/dispositif.html", contexte)


@require_safe
@page_en_cache()
def pcs(request: HttpRequest) -> HttpResponse:
    """Le plan de cohésion sociale wallon : la page d'un dispositif, et les plans connus de la période en cours."""
    dispositif = get_object_or_404(
        Dispositif.objects.annotate_plafond().select_related("pouvoir", "parent"), slug="pcs"
    )
    en_cours = dispositif.programmations.en_cours(timezone.localdate())
    plans = PlanCohesionSociale.objects.filter(programmation__in=en_cours.values("pk"))
    contexte = faits(dispositif) | {"plans": plans.select_related("commune").prefetch_related("associees")}
    return render(request, "financements/dispositif.html", contexte)


def faits(dispositif: Dispositif) -> dict[str, object]:
    """Ce que montre la page de tout dispositif : ses règles, ses périodes, ses montants, les lieux qui le reçoivent."""
    aujourdhui = timezone.localdate()
    est_en_cours = Exists(Programmation.objects.en_cours(aujourdhui).filter(pk=OuterRef("pk")))
    programmations = list(dispositif.programmations.annotate(est_en_cours=est_en_cours))
    agrements = Agrement.objects.filter(dispositif=dispositif).valides_au(aujourdhui)
    visibles = Lieu.objects.visibles().en_activite()
    enveloppes = list(
        Enveloppe.objects.filter(programmation__dispositif=dispositif).order_by("-annee", "objet")
    )
    return {
        "aujourdhui": aujourdhui,
        "dispositif": dispositif,
        "homonymes": Dispositif.objects.filter(sigle=dispositif.sigle).exclude(pk=dispositif.pk)
        if dispositif.sigle
        else [],
        "axes": dispositif.axes.all(),
        "programmations": programmations,
        "en_cours": [programmation for programmation in programmations if programmation.est_en_cours],
        "enveloppes": enveloppes,
        "sources": montants.sources(enveloppes),
        "graphique": montants.graphique(dispositif, enveloppes),
        "lieux": visibles.filter(agrements.concerne()).select_related("commune", "localite"),
    }
