"""Combien de temps une session reste ouverte, et depuis quand la personne a prouvé que c'est elle."""

from datetime import timedelta
from time import time

from django.conf import settings
from django.http import HttpRequest

DEBUT, VU, CONFIRME = "seance_debut", "seance_vue", "seance_confirmee"
PAS = 60  # secondes : on n'écrit pas la session à chaque page
CONFIRMATION = timedelta(minutes=10)


def commence(request: HttpRequest) -> None:
    request.session.update(depart())


def depart() -> dict[str, float]:
    """Une session qui vient de s'ouvrir : la personne vient de donner son mot de passe."""
    maintenant = time()
    return {DEBUT: maintenant, VU: maintenant, CONFIRME: maintenant}


def est_commencee(request: HttpRequest) -> bool:
    return DEBUT in request.session


def phrase_d_expiration(request: HttpRequest) -> str:
    """Pourquoi la session est finie ; rien tant qu'elle vaut."""
    maintenant = time()
    if maintenant - request.session[VU] > settings.SESSION_INACTIVITE.total_seconds():
        return f"Vous êtes resté·e plus de {_heures(settings.SESSION_INACTIVITE)} sans rien faire : reconnectez-vous pour continuer."
    if maintenant - request.session[DEBUT] > settings.SESSION_DUREE.total_seconds():
        return f"Votre session était ouverte depuis plus de {_heures(settings.SESSION_DUREE)} : reconnectez-vous pour continuer."
    return ""


def _heures(duree: timedelta) -> str:
    heures = round(duree / timedelta(hours=1))
    return f"{heures} heure{'s' if heures > 1 else ''}"


def note_passage(request: HttpRequest) -> None:
    if time() - request.session[VU] > PAS:
        request.session[VU] = time()


def confirme(request: HttpRequest) -> None:
    request.session[CONFIRME] = time()


def est_confirmee(request: HttpRequest) -> bool:
    """La personne a donné son mot de passe ou son code il y a moins de dix minutes."""
    return time() - request.session.get(CONFIRME, 0) < CONFIRMATION.total_seconds()
