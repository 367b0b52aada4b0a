"""Les pages qui regardent tout le secteur : la couverture commune par commune, et les chiffres à citer."""

from datetime import date

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from lieux.exports import CSV, en_csv_de, telecharge
from lieux.models import Commune
from lieux.pages_en_cache import page_en_cache
from lieux.views.exports import JSON

from . import chiffres as comptes
from . import couverture_carte
from .couverture import couverture as lit_couverture
from .couverture_tableau import DemandeForm, rangees
from .models import Releve


@require_safe
@page_en_cache()
def couverture(request: HttpRequest) -> HttpResponse:
    demande = DemandeForm(request.GET)
    vue = lit_couverture(timezone.localdate(), demande.ou)
    cartes = [
        couverture_carte.dessine(region.label, lignes)
        for region in (Commune.Region.WALLONIE, Commune.Region.BRUXELLES)
        if (lignes := [ligne for ligne in vue.lignes if ligne.commune.region == region])
    ]
    contexte = {
        "demande": demande, "vue": vue, "lignes": demande.trie(vue.lignes), "cartes": cartes,
        "aujourd_hui": timezone.localdate(),
    }  # fmt: skip
    return render(request, "financements/couverture.html", contexte)


@require_safe
@page_en_cache()
def couverture_csv(request: HttpRequest) -> HttpResponse:
    """Les mêmes lignes, dans le même ordre ; une valeur qui n'existe pas répond 400 et la nomme."""
    demande = DemandeForm(request.GET)
    if demande.errors:
        return JsonResponse({"erreurs": demande.errors}, status=400, json_dumps_params=JSON)
    vue = lit_couverture(timezone.localdate(), demande.ou)
    contenu = en_csv_de(rangees(vue, demande.trie(vue.lignes), request.build_absolute_uri("/")[:-1]))
    return telecharge(contenu, "couverture.csv", CSV)


@require_safe
@page_en_cache()
def chiffres(request: HttpRequest) -> HttpResponse:
    """Les chiffres d'aujourd'hui, qui changent, et les relevés, qui ne changent pas."""
    jour = timezone.localdate()
    releves = list(Releve.objects.all())
    contexte = {
        "jour": jour, "chiffres": comptes.du_jour(jour), "releves": releves,
        "a_citer": next(iter(releves), None), "racine": request.build_absolute_uri("/")[:-1],
    }  # fmt: skip
    return render(request, "financements/chiffres.html", contexte)


@require_safe
@page_en_cache()
def releve(request: HttpRequest, jour: date) -> HttpResponse:
    garde = get_object_or_404(Releve, jour=jour)
    contexte = {
        "jour": jour, "chiffres": garde.chiffres, "releve": garde, "a_citer": garde,
        "racine": request.build_absolute_uri("/")[:-1],
    }  # fmt: skip
    return render(request, "financements/chiffres.html", contexte)


@require_safe
@page_en_cache()
def releve_json(request: HttpRequest, jour: date) -> JsonResponse:
    garde = get_object_or_404(Releve, jour=jour)
    adresse = request.build_absolute_uri(garde.get_absolute_url())
    return JsonResponse(
        {"date": jour.isoformat(), "adresse": adresse} | garde.chiffres, json_dumps_params=JSON
    )


@require_safe
@page_en_cache()
def releve_csv(request: HttpRequest, jour: date) -> HttpResponse:
    garde = get_object_or_404(Releve, jour=jour)
    contenu = en_csv_de(comptes.rangees(garde.chiffres, jour))
    return telecharge(contenu, f"chiffres-{jour}.csv", CSV)
