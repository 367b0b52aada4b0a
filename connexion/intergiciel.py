"""La porte de la rédaction : sous /redaction/, aucune adresse ne s'ouvre sans second facteur à qui en doit un."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from . import journal, reprises, seances, second_facteur
from .models import Acces

TOUJOURS_OUVERTES = ("admin:login", "admin:logout", "connexion:code", "connexion:enrolement")
APERCUS = ("admin:lieux_lieu_apercu_horaires", "admin:lieux_lieu_lisibilite")
"""Demandés par la page pendant la frappe. Ils ne ferment pas une session finie : c'est à l'enregistrement de le faire, car il
garde ce qui est tapé."""


class Porte:
    """Après l'authentification et le jeton CSRF : ce qu'une page étrangère ferait envoyer n'arrive pas jusqu'ici."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs) -> HttpResponse | None:
        if not request.path.startswith(reverse("admin:index")) or not request.user.is_authenticated:
            return None
        if not seances.est_commencee(request):
            seances.commence(request)
        phrase = seances.phrase_d_expiration(request)
        if request.resolver_match.view_name in APERCUS and (phrase or _etape_due(request)):
            return HttpResponseForbidden()
        if phrase:
            return _ferme(request, phrase)
        seances.note_passage(request)
        if request.resolver_match.view_name in TOUJOURS_OUVERTES:
            return None
        return _etape_manquante(request) or reprises.a_montrer(request)


def _ferme(request: HttpRequest, phrase: str) -> HttpResponse:
    """Fin de session dite en mots ; ce qui était envoyé est gardé pour après, et la page demandée aussi."""
    envoi = reprises.envoi(request)
    utilisateur = request.user
    journal.note(Acces.Nature.EXPIRATION, utilisateur.get_username(), request)
    logout(request)
    reprises.garde(request, utilisateur, envoi)
    messages.warning(request, f"{phrase} {reprises.phrase(envoi)}".strip())
    return _vers("admin:login", request)


def _etape_manquante(request: HttpRequest) -> HttpResponse | None:
    """Mène au code à donner, ou au téléphone à enrôler, avant d'aller plus loin."""
    etape = _etape_due(request)
    if not etape:
        return None
    reprises.garde(request, request.user, reprises.envoi(request))
    return _vers(etape, request)


def _etape_due(request: HttpRequest) -> str:
    if not request.user.is_staff or request.user.is_verified():
        return ""
    if second_facteur.appareil_de(request.user):
        return "connexion:code"
    return "connexion:enrolement" if second_facteur.est_exige(request.user) else ""


def _vers(etape: str, request: HttpRequest) -> HttpResponse:
    """Mène à cette étape, qui rendra la page demandée."""
    return redirect(f"{reverse(etape)}?{urlencode({'next': request.get_full_path()})}")
