"""Ouvrir une session de la rédaction, second facteur prouvé : ce qu'un test veut presque toujours."""

from django.contrib.auth.models import User
from django.test import Client
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.plugins.otp_totp.models import TOTPDevice

from connexion import seances


def connecte(client: Client, utilisateur: User) -> Client:
    """Le navigateur de cette personne, connectée à l'instant, téléphone enrôlé et code donné."""
    client.force_login(utilisateur)
    appareil, _ = TOTPDevice.objects.get_or_create(user=utilisateur, defaults={"name": "téléphone"})
    session = client.session
    session.update({DEVICE_ID_SESSION_KEY: appareil.persistent_id} | seances.depart())
    session.save()
    return client
