"""Lire un réglage dans l'environnement : une valeur douteuse arrête le démarrage et dit quoi écrire."""

import contextlib
import os
import secrets
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured


def booleen(nom: str, *, defaut: bool) -> bool:
    """0 ou 1, rien d'autre : une valeur douteuse arrête le démarrage plutôt que d'être devinée."""
    valeur = os.environ.get(nom, "")
    if valeur not in ("", "0", "1"):
        raise ImproperlyConfigured(f"{nom}={valeur!r} : écrire 0 ou 1.")
    return valeur == "1" if valeur else defaut


def cle_secrete(dossier: Path, *, publique: bool) -> str:
    """Clé de l'environnement ; sur une machine privée, clé tirée au premier démarrage et gardée dans ce dossier, en mode 600."""
    if cle := os.environ.get("SECRET_KEY"):
        return cle
    if publique:
        raise ImproperlyConfigured(
            "SECRET_KEY est vide : une machine qui déclare ses noms publics doit donner sa clé."
        )
    fichier = dossier / "cle_secrete"
    if not fichier.exists():
        dossier.mkdir(parents=True, exist_ok=True)
        brouillon = dossier / f"cle_secrete.{os.getpid()}"
        with os.fdopen(os.open(brouillon, os.O_WRONLY | os.O_CREAT, 0o600), "w") as sortie:
            sortie.write(secrets.token_urlsafe(64))
        with contextlib.suppress(
            FileExistsError
        ):  # un autre processus a pu la poser entre-temps : la sienne vaut
            os.link(brouillon, fichier)
        brouillon.unlink()
    return fichier.read_text().strip()


def entier(nom: str, *, defaut: int) -> int:
    """Un entier positif ou nul, écrit en chiffres."""
    valeur = os.environ.get(nom, "")
    if valeur and not (valeur.isascii() and valeur.isdigit()):
        raise ImproperlyConfigured(f"{nom}={valeur!r} : écrire un nombre entier, par exemple 1.")
    return int(valeur) if valeur else defaut


def courriel() -> dict[str, object]:
    """Réglages d'envoi, lus dans EMAIL_URL ; vide, les courriels s'impriment."""
    phrase = (
        "EMAIL_URL : donner une adresse smtp://…, smtp+tls://… ou smtp+ssl://…, avec le nom d'un serveur, "
        "ou consolemail://, ou rien."
    )
    if os.environ.get("EMAIL_URL", "consolemail://") in ("", "consolemail://"):
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    try:
        lus = environ.Env().email_url("EMAIL_URL")
    except (ImproperlyConfigured, KeyError, ValueError) as erreur:
        raise ImproperlyConfigured(phrase) from erreur
    if not (lus["EMAIL_BACKEND"].endswith(".smtp.EmailBackend") and lus["EMAIL_HOST"]):
        raise ImproperlyConfigured(phrase)
    chiffre = lus.get("EMAIL_USE_TLS") or lus.get("EMAIL_USE_SSL")
    port = lus["EMAIL_PORT"] or (465 if lus.get("EMAIL_USE_SSL") else 587 if chiffre else 25)
    return lus | {"EMAIL_PORT": port}
