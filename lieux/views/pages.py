"""Pages sur le guide lui-même, erreurs, santé du service, fichiers pour les robots."""

import logging
from datetime import timedelta

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from .. import statistiques
from ..etat_base import BaseInutilisable, verifie_base
from ..models import VersionDonnees
from ..pages_en_cache import page_en_cache
from ..vie_privee import vie_privee_dite

journal = logging.getLogger(__name__)


@require_safe
@page_en_cache()
def a_propos(request: HttpRequest) -> HttpResponse:
    return render(request, "lieux/a_propos.html", {"fraicheur": statistiques.fraicheur()})


@require_safe
@page_en_cache()
def accessibilite(request: HttpRequest) -> HttpResponse:
    return render(request, "lieux/accessibilite.html")


@require_safe
@page_en_cache()
def vie_privee(request: HttpRequest) -> HttpResponse:
    return render(request, "lieux/vie_privee.html", vie_privee_dite())


@require_safe
@page_en_cache()
def donnees(request: HttpRequest) -> HttpResponse:
    return render(request, "lieux/donnees.html", {"fraicheur": statistiques.fraicheur()})


@require_safe
def sante(request: HttpRequest) -> JsonResponse:
    """200 si la base répond et correspond au code, 503 sinon. L'âge des données est en secondes."""
    try:
        verifie_base()
        version = VersionDonnees.objects.get()
    except (BaseInutilisable, DatabaseError, VersionDonnees.DoesNotExist) as erreur:
        journal.error("Santé : %s", erreur)  # le détail peut nommer une machine : il reste au journal
        return JsonResponse(
            {"etat": "en panne", "base": "ne répond pas ou ne correspond pas au code"},
            status=503,
            headers={"Cache-Control": "no-store"},
        )
    age = timezone.now() - version.modifiee_le
    contenu = {
        "etat": "ok",
        "base": "ok",
        "version_donnees": version.numero,
        "age_donnees_s": int(age.total_seconds()),
    }
    return JsonResponse(contenu, headers={"Cache-Control": "no-store"})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    plan = request.build_absolute_uri(reverse("donnees:sitemap"))
    return HttpResponse(
        f"User-agent: *\nDisallow: /redaction/\nSitemap: {plan}\n", content_type="text/plain; charset=utf-8"
    )


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    contexte = {
        "racine": request.build_absolute_uri("/")[:-1],
        "expire": timezone.now() + timedelta(days=180),
    }
    return render(request, "security.txt", contexte, content_type="text/plain; charset=utf-8")


def page_introuvable(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def erreur_interne(request: HttpRequest) -> HttpResponse:
    return render(request, "500.html", status=500)
