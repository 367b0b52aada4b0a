"""Qui fait vivre les lieux."""

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from federations.models import Adhesion
from financements.models import Agrement

from ..models import Lieu, Operateur
from ..presentation import vignettes


@require_safe
def liste(request: HttpRequest) -> HttpResponse:
    visibles = Lieu.objects.visibles().en_activite().values("pk")
    operateurs = Operateur.objects.annotate(nombre=Count("lieux", filter=Q(lieux__in=visibles)))
    operateurs = operateurs.filter(nombre__gt=0)
    return render(request, "lieux/operateurs.html", {"operateurs": operateurs})


@require_safe
def fiche(request: HttpRequest, slug: str) -> HttpResponse:
    operateur = get_object_or_404(
        Operateur.objects.avec_lieux_visibles().select_related("commune"), slug=slug
    )
    lieux = Lieu.objects.visibles().filter(operateur=operateur)
    contexte = {
        "operateur": operateur,
        "vignettes": vignettes(lieux.en_activite().pour_liste()),
        "fermes": lieux.fermes(),
        "adhesions": Adhesion.objects.filter(operateur=operateur)
        .valides_au(timezone.localdate())
        .select_related("federation"),
        "agrements": Agrement.objects.filter(operateur=operateur)
        .valides_au(timezone.localdate())
        .select_related("dispositif__pouvoir"),
    }
    return render(request, "lieux/operateur.html", contexte)
