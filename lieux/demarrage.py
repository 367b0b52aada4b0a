"""Ce qu'il faut avoir fait avant de servir. Chaque étape dit si elle a eu quelque chose à faire ; refaite, elle n'a rien."""

import hashlib
import os
import secrets
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import transaction

from . import plein_texte
from .chargement import charge
from .etat_base import etat_base
from .models import Lieu

COMPTE = "redaction"
TEMOIN = "empreinte_statique"


class DemarrageImpossible(Exception):
    """Le message dit pourquoi, et quoi faire."""


def verifie_port(port: str) -> None:
    """Refuse un port qui n'en est pas un, ou que quelqu'un d'autre occupe sur cette machine."""
    if not port.isascii() or not port.isdigit() or not 1 <= int(port) <= 65535:
        raise DemarrageImpossible(
            f"PORT={port!r} n'est pas un port : donner un nombre de 1 à 65535, par exemple PORT=8123."
        )
    with socket.socket() as prise:
        prise.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            prise.bind(("127.0.0.1", int(port)))
        except PermissionError as erreur:
            raise DemarrageImpossible(
                f"Le port {port} est réservé à l'administrateur : en choisir un de 1024 à 65535."
            ) from erreur
        except OSError as erreur:
            raise DemarrageImpossible(
                f"Le port {port} est déjà pris : arrêter ce qui l'occupe, ou en choisir un autre, "
                f"par exemple « PORT={8123 if port != '8123' else 8124} make run »."
            ) from erreur


def prepare_base(raconte: Callable[[object], None]) -> None:
    """Applique les migrations qui manquent. Lève BaseInutilisable si la base est absente ou plus récente que le code."""
    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    if nombre := etat_base().migrations_a_faire:
        raconte(f"Base de données : {nombre} migration(s) à appliquer…")
        call_command("migrate", interactive=False, skip_checks=True, verbosity=0)
    plein_texte.installe()
    plein_texte.met_a_jour()


def charge_si_vide(raconte: Callable[[object], None]) -> None:
    """Charge les données réelles dans une base sans aucun lieu ; ailleurs, n'y touche pas."""
    fichiers = sorted((settings.BASE_DIR / "fixtures").glob("*.jsonl"))
    if fichiers and not Lieu.objects.exists():
        raconte("Chargement des données…")
        charge(
            fichiers,
            ecrire=True,
            raconte=lambda bilan: raconte(f"  {bilan.modele._meta.verbose_name_plural} : {len(bilan.crees)}"),
        )


def rassemble_statique(raconte: Callable[[object], None]) -> None:
    """Nomme et comprime les fichiers statiques, si l'un d'eux ou une dépendance a changé."""
    temoin = settings.VAR_DIR / TEMOIN
    empreinte = empreinte_statique()
    manifeste = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if manifeste.exists() and temoin.exists() and temoin.read_text() == empreinte:
        return
    raconte("Fichiers statiques : empreintes et compression…")
    temoin.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0, skip_checks=True)
    temoin.write_text(empreinte)


def empreinte_statique() -> str:
    """Résume chemins, dates et tailles des fichiers statiques, dépendances verrouillées comprises."""
    fabrique = [settings.BASE_DIR / "requirements.lock", settings.BASE_DIR / "config" / "storage.py"]
    lignes = sorted(f"{fichier} {etat.st_mtime_ns} {etat.st_size}" for fichier, etat in _fichiers_statiques())
    resume = hashlib.sha256("\n".join(lignes).encode())
    for fichier in fabrique:
        resume.update(fichier.read_bytes())
    return resume.hexdigest()


def _fichiers_statiques() -> Iterator[tuple[str, os.stat_result]]:
    for chercheur in get_finders():
        for nom, stockage in chercheur.list([]):
            chemin = stockage.path(nom)
            yield chemin, os.stat(chemin)


def cree_compte() -> tuple[str, str] | None:
    """Compte de rédaction et mot de passe tiré au hasard, s'il n'existe encore aucun compte de rédaction."""
    comptes = get_user_model().objects
    with transaction.atomic():
        if comptes.filter(is_staff=True).exists():
            return None
        if comptes.filter(username=COMPTE).exists():
            raise DemarrageImpossible(
                f"Le compte « {COMPTE} » existe mais n'a plus accès à la rédaction, et personne d'autre ne l'a : "
                "le lui rendre avec « .venv/bin/python manage.py shell », ou créer un compte avec « manage.py createsuperuser »."
            )
        mot_de_passe = secrets.token_urlsafe(12)
        comptes.create_superuser(COMPTE, password=mot_de_passe)
    return COMPTE, mot_de_passe
