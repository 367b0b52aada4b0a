from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from financements.catalogue import catalogue
from financements.models import Jalon
from lieux.pages_en_cache import page_en_cache
from lieux.statistiques import types
from lieux.texte import sans_accent

from . import schema
from .gouvernances import ASSEMBLAGES, FACONS, lieux_cites
from .models import ModeleVoisin, Mot


@require_safe
@page_en_cache()
def page(request: HttpRequest) -> HttpResponse:
    """Tout le secteur d'un regard."""
    cites, groupes, voisins = lieux_cites(), schema.lignes(catalogue()), list(ModeleVoisin.objects.all())
    contexte = {
        "types": types(),
        "voisins_ici": [voisin for voisin in voisins if voisin.ou == ModeleVoisin.Ou.ICI],
        "voisins_ailleurs": [voisin for voisin in voisins if voisin.ou == ModeleVoisin.Ou.AILLEURS],
        "facons": [(facon, cites.get(facon.slug)) for facon in FACONS],
        "assemblages": cites.get(ASSEMBLAGES),
        "groupes": groupes,
        "schema": schema.dessine(groupes),
        "jalons": list(Jalon.objects.filter(a_comprendre=True).select_related("dispositif")),
    }
    return render(request, "comprendre/page.html", contexte)


@require_safe
@page_en_cache()
def glossaire(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "comprendre/glossaire.html",
        {"mots": sorted(Mot.objects.all(), key=lambda mot: sans_accent(str(mot)))},
    )
