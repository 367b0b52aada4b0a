"""Toutes les adresses du site, et deux de plus : le plafond d'une mesure, et le processus qui répond."""

import os
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from config import urls


@lru_cache(maxsize=64)
def octets(nombre: int) -> bytes:
    return os.urandom(nombre)


@require_safe
def plafond(request: HttpRequest, nombre: int, codage: str) -> HttpResponse:
    """Rend `nombre` octets déjà prêts, annoncés dans le même codage que la page à laquelle on la compare, et ne fait rien
    d'autre. Les octets ne se décompriment pas : personne ne les lit."""
    return HttpResponse(octets(nombre), headers={"Content-Encoding": codage, "Vary": "Accept-Encoding"})


@require_safe
def processus(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(os.getpid()), content_type="text/plain")


urlpatterns = [
    path("banc/plafond/<int:nombre>/<slug:codage>/", plafond),
    path("banc/processus/", processus),
    *urls.urlpatterns,
]
handler404, handler500 = urls.handler404, urls.handler500
