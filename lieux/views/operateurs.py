"""Qui fait vivre les lieux."""

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from federations.models import Adhesion
from financements import argent
from observations import lecture

from ..models import Lieu, Operateur
from ..pages_en_cache import page_en_cache
from ..presentation import vignettes
from ..repertoire_lecture import repertoire
from ..selection import Selection
from ..tri import par_nom


@require_safe
@page_en_cache()
def liste(request: HttpRequest) -> HttpResponse:
    visibles = Lieu.objects.visibles().en_activite().values("pk")
    operateurs = Operateur.objects.annotate(nombre=Count("lieux", filter=Q(lieux__in=visibles)))
    operateurs = operateurs.filter(nombre__gt=0).order_by(
        "nom", "pk"
    )  # un compte fait perdre l'ordre du modèle
    return render(request, "lieux/operateurs.html", {"operateurs": operateurs})


@require_safe
@page_en_cache(horloge=True)
def fiche(request: HttpRequest, slug: str) -> HttpResponse:
    operateur = get_object_or_404(
        Operateur.objects.avec_lieux_visibles().select_related("commune"), slug=slug
    )
    annuaire = repertoire()
    lieux = list(Selection(annuaire, par_nom(annuaire, annuaire.operateurs == operateur.pk)))
    contexte = {
        "operateur": operateur,
        "vignettes": vignettes(lieu for lieu in lieux if lieu.etat != Lieu.Etat.FERME),
        "fermes": [lieu for lieu in lieux if lieu.etat == Lieu.Etat.FERME],
        "adhesions": Adhesion.objects.filter(operateur=operateur)
        .valides_au(timezone.localdate())
        .select_related("federation"),
        "argent": argent.de_l_operateur(operateur),
        "observations": lecture.de_l_operateur(operateur),
    }
    return render(request, "lieux/operateur.html", contexte)
