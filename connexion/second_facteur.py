"""Le second facteur : un code du téléphone, ou un des dix codes de secours imprimés."""

import base64
import io
import re
from datetime import timedelta

import django_otp
import qrcode
from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_otp.util import random_hex
from qrcode.image.svg import SvgPathFillImage

from comptes.roles import Role, roles_de
from lieux.demarrage import COMPTE

ROLES = frozenset({Role.REDACTION, Role.RELECTURE})
NOMBRE_DE_SECOURS = 10


class CodeRefuse(Exception):
    """Le message dit pourquoi, et quoi faire."""


def est_exige(utilisateur: User) -> bool:
    """Rédaction et relecture ont un second facteur, sauf le compte de démonstration d'une machine privée."""
    if not settings.PUBLIQUE and utilisateur.get_username() == COMPTE:
        return False
    return bool(roles_de(utilisateur) & ROLES)


def appareil_de(utilisateur: User) -> TOTPDevice | None:
    return TOTPDevice.objects.filter(user=utilisateur, confirmed=True).first()


def secours_restants(utilisateur: User) -> int:
    return StaticToken.objects.filter(device__user=utilisateur).count()


def verifie(utilisateur: User, saisie: str) -> Device:
    """L'appareil ou la feuille de secours dont vient ce code ; un code ne sert qu'une fois. Lève CodeRefuse."""
    code = re.sub(r"[\s-]", "", saisie).lower()
    famille = TOTPDevice if re.fullmatch(r"\d{6}", code) else StaticDevice
    appareil = famille.objects.filter(user=utilisateur, confirmed=True).first()
    if appareil is None:
        raise CodeRefuse("Écrire les six chiffres que montre l'application, par exemple 123 456.")
    permis, details = appareil.verify_is_allowed()
    if not permis:
        raise CodeRefuse(_phrase_d_attente(details["locked_until"]))
    if not django_otp.verify_token(utilisateur, appareil.persistent_id, code):
        raise CodeRefuse(
            "Ce code n'est pas le bon, ou il a déjà servi : attendre que l'application en montre un nouveau, "
            "ou prendre le code de secours suivant."
        )
    return appareil


def _phrase_d_attente(jusqu_a) -> str:
    reste = max(1, round((jusqu_a - timezone.now()) / timedelta(seconds=1)))
    duree = f"{reste} s" if reste < 90 else f"{round(reste / 60)} minutes"
    return f"Trop d'essais de suite : attendre {duree}, puis recommencer avec un nouveau code."


def nouvelle_cle() -> str:
    return random_hex(20)


def proposition(utilisateur: User, cle: str) -> dict[str, str]:
    """Ce qu'il faut montrer pour enrôler un téléphone : l'image du code QR (adresse data:) et le secret par groupes de quatre."""
    appareil = TOTPDevice(user=utilisateur, key=cle)
    sortie = io.BytesIO()
    qrcode.make(appareil.config_url, image_factory=SvgPathFillImage, border=2).save(sortie)
    secret = base64.b32encode(appareil.bin_key).decode()
    return {
        "image": "data:image/svg+xml;base64," + base64.b64encode(sortie.getvalue()).decode(),
        "secret": " ".join(re.findall(".{1,4}", secret)),
        "adresse": appareil.config_url,
    }


@transaction.atomic
def enrole(utilisateur: User, *, cle: str, saisie: str) -> tuple[TOTPDevice, list[str]]:
    """Retient ce téléphone à la place du précédent, et donne dix codes de secours neufs. Lève CodeRefuse."""
    oublie(utilisateur)
    appareil = TOTPDevice.objects.create(user=utilisateur, name="téléphone", key=cle)
    if not appareil.verify_token(re.sub(r"\s", "", saisie)):
        raise CodeRefuse(
            "Ce code ne correspond pas à l'image : vérifier l'heure du téléphone, puis écrire les six chiffres affichés."
        )
    return appareil, renouvelle_secours(utilisateur)


@transaction.atomic
def renouvelle_secours(utilisateur: User) -> list[str]:
    """Dix codes neufs, « abcd-efgh », qui remplacent les précédents. Ils ne se reverront plus."""
    StaticDevice.objects.filter(user=utilisateur).delete()
    feuille = StaticDevice.objects.create(user=utilisateur, name="codes de secours")
    codes = [StaticToken.random_token() for _ in range(NOMBRE_DE_SECOURS)]
    StaticToken.objects.bulk_create(StaticToken(device=feuille, token=code) for code in codes)
    return [f"{code[:4]}-{code[4:]}" for code in codes]


def oublie(utilisateur: User) -> bool:
    """Retire le téléphone et les codes de secours ; dit s'il y avait quelque chose à retirer."""
    retires = [famille.objects.filter(user=utilisateur).delete()[0] for famille in (TOTPDevice, StaticDevice)]
    return any(retires)
