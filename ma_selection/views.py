"""La sélection du visiteur. La sienne vit dans son navigateur ; celle d'un lien partagé vient de l'adresse."""

import re

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lieux.pages_en_cache import page_en_cache

from . import lieux

MAXIMUM = 100  # lieux : au-delà, l'adresse ne passe plus partout
SLUG = re.compile(r"[\w-]{1,100}", re.ASCII)
"""Ce qui n'y ressemble pas n'est pas répété dans la page : un lien ne nous fait pas dire n'importe quoi."""
JSON = {"ensure_ascii": False, "separators": (",", ":")}


@require_safe
@page_en_cache()
def page(request: HttpRequest) -> HttpResponse:
    """Sans `lieux`, la page que le navigateur remplit ; avec, ces lieux-là, dans cet ordre."""
    racine = request.build_absolute_uri("/")[:-1]
    demandes = demandes_de(request)
    if not demandes:
        return render(request, "ma_selection/page.html", {"racine": racine})
    slugs = [demande for demande in demandes if SLUG.fullmatch(demande)]
    trouves, absents = lieux.choisis(slugs[:MAXIMUM])
    contexte = {
        "lieux": trouves,
        "absents": absents,
        "illisibles": len(demandes) - len(slugs),
        "de_trop": len(slugs[MAXIMUM:]),
        "maximum": MAXIMUM,
        "racine": racine,
        "suite": f"&lieux={','.join(lieu.slug for lieu in trouves)}",
    }
    return render(request, "ma_selection/partagee.html", contexte)


@require_safe
@page_en_cache()
def lieux_json(request: HttpRequest) -> JsonResponse:
    """Tous les lieux d'un coup : le navigateur y prend les siens sans dire lesquels."""
    contenu = {
        "lieux": [lieux.en_json(lieu) for lieu in lieux.tous()],
        "anciennes": lieux.anciennes(),
    }
    return JsonResponse(contenu, json_dumps_params=JSON)


def demandes_de(request: HttpRequest) -> list[str]:
    """`lieux=a,b` ou `lieux=a&lieux=b`, chacun une fois."""
    morceaux = [slug.strip() for valeur in request.GET.getlist("lieux") for slug in valeur.split(",")]
    return [slug for slug in dict.fromkeys(morceaux) if slug]
