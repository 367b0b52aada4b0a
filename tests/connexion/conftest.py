"""Ce que partagent les tests de la connexion."""

import pytest
from django.urls import reverse
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from connexion import seances
from tests.factories import MOT_DE_PASSE, make_redacteur

ACCUEIL = reverse("admin:index")
CONNEXION = reverse("admin:login")
CODE = reverse("connexion:code")
ENROLEMENT = reverse("connexion:enrolement")


@pytest.fixture
def camille(db):
    return make_redacteur(username="camille")


def enrole(utilisateur) -> TOTPDevice:
    return TOTPDevice.objects.create(user=utilisateur, name="téléphone")


def chiffres(appareil: TOTPDevice, pas: int = 0) -> str:
    """Le code que montre le téléphone, ou celui d'un autre pas de trente secondes."""
    return f"{totp(appareil.bin_key, drift=pas):06d}"


def donne(client, mot_de_passe=MOT_DE_PASSE, *, nom="camille", suite=ACCUEIL, **entetes):
    """Envoie le formulaire de connexion."""
    return client.post(CONNEXION, {"username": nom, "password": mot_de_passe, "next": suite}, headers=entetes)


def vieillit(client, secondes: float, *cles: str) -> None:
    """Recule ces moments de la session."""
    session = client.session
    for cle in cles or (seances.DEBUT, seances.VU, seances.CONFIRME):
        session[cle] -= secondes
    session.save()
