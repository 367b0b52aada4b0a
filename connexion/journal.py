"""Le journal des accès : une ligne au journal du serveur et une dans la base, sans jamais un mot de passe.

Django annonce les connexions et les refus par des signaux : les écouter ici est le seul moyen de n'en manquer aucun,
quelle que soit la page (docs/decisions/0013).
"""

import logging

from axes.signals import user_locked_out
from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest

from .adresse import adresse_ip
from .models import Acces

journal = logging.getLogger("lieux.connexion")

INCONNU = "compte inconnu"
"""Un nom que personne ne porte est parfois un mot de passe tapé dans la mauvaise case : il n'est pas écrit."""


def note(nature: Acces.Nature, nom: str, request: HttpRequest | None) -> None:
    """Écrit l'accès. `request` vaut None pour une commande tapée sur le serveur."""
    adresse = adresse_ip(request) if request else None
    journal.info("%s : %s, depuis %s", nature.label, nom, adresse or "le serveur")
    Acces.objects.create(nature=nature, nom=nom, adresse_ip=adresse)


def oublie_les_anciens() -> None:
    Acces.objects.perimes().delete()


def ecoute() -> None:
    user_logged_in.connect(_connexion, dispatch_uid="journal")
    user_logged_out.connect(_deconnexion, dispatch_uid="journal")
    user_login_failed.connect(_refus, dispatch_uid="journal")
    user_locked_out.connect(_blocage, dispatch_uid="journal")


def _nom_connu(nom: str | None) -> str:
    comptes = get_user_model().objects
    return nom if nom and comptes.filter(username=nom).exists() else INCONNU


def _connexion(sender, request, user, **kwargs) -> None:
    oublie_les_anciens()
    note(Acces.Nature.CONNEXION, user.get_username(), request)


def _deconnexion(sender, request, user, **kwargs) -> None:
    if user:
        note(Acces.Nature.DECONNEXION, user.get_username(), request)


def _refus(sender, credentials, request=None, **kwargs) -> None:
    note(Acces.Nature.REFUS, _nom_connu(credentials.get("username")), request)


def _blocage(sender, request, username, **kwargs) -> None:
    note(Acces.Nature.BLOCAGE, _nom_connu(username), request)
