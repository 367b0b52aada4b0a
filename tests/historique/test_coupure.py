"""Une coupure au milieu d'un enregistrement ne laisse rien à moitié : ni champ, ni relation, ni ligne, ni trace."""

import json
import subprocess
import sys

import pytest
from django.db import OperationalError, connection
from django.db.models.signals import post_save

from lieux.models import Lieu, Verification
from outils.banc.bases import RACINE, annuaires
from tests.connecte import connecte
from tests.factories import make_activite, make_lieu, make_redacteur
from tests.redaction.saisie import adresse, envoie

LIGNE = {"verifications-0-verifie_le": "2026-03-03", "verifications-0-methode": "telephone"}
DEBUT = """
import json, os, django
django.setup()
from django.conf import settings
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
from django.contrib.auth import get_user_model
from django.db.models.signals import post_save
from django.test import Client
from lieux.models import Lieu, Verification
from tests.connecte import connecte
from tests.factories import make_redacteur
from tests.redaction.saisie import adresse, envoie
SLUG, COMPTE = "coupure-des-tests", "coupure-des-tests"
"""
TUE = f"""{DEBUT}
Lieu.objects.filter(slug=SLUG).delete()
get_user_model().objects.filter(username=COMPTE).delete()
modele = Lieu.objects.visibles().first()
lieu = Lieu.objects.create(nom="Avant", slug=SLUG, type=modele.type, commune=modele.commune)
client = connecte(Client(headers={{"host": "localhost"}}), make_redacteur(username=COMPTE))
post_save.connect(lambda **_: os._exit(9), sender=Verification, weak=False)
envoie(client, adresse(lieu), nom="Après", **{LIGNE!r})
"""
RELIT = f"""{DEBUT}
lieu = Lieu.objects.get(slug=SLUG)
print(json.dumps([lieu.nom, lieu.verifications.count(), lieu.history.count(), Verification.history.filter(lieu=lieu.pk).count()]))
lieu.delete()
get_user_model().objects.filter(username=COMPTE).delete()
"""


@pytest.fixture
def redaction(client, db):
    return connecte(client, make_redacteur())


@pytest.fixture
def coupure():
    """La base lâche quand la vérification vient d'être écrite, après la fiche et ses relations."""

    def lache(**kwargs):
        raise OperationalError("connexion coupée")

    post_save.connect(lache, sender=Verification, weak=False)
    yield
    post_save.disconnect(lache, sender=Verification)


@pytest.mark.usefixtures("coupure")
def test_une_base_qui_lache_au_milieu_ne_garde_rien_de_l_enregistrement(redaction):
    lieu, activite = make_lieu(nom="Avant"), make_activite()
    redaction.raise_request_exception = False

    reponse = envoie(redaction, adresse(lieu), nom="Après", activites=[activite.pk], **LIGNE)

    relu = Lieu.objects.get()
    assert reponse.status_code == 500
    assert (relu.nom, relu.activites.count(), relu.verifications.count()) == ("Avant", 0, 0)
    assert (relu.history.count(), Verification.history.count()) == (1, 0)


def test_un_serveur_tue_au_milieu_ne_garde_rien_de_l_enregistrement():
    with annuaires(connection.vendor) as (annuaire, sans_base):
        assert not sans_base
        commun = {
            "cwd": RACINE,
            "env": annuaire(200, False).environnement,
            "capture_output": True,
            "text": True,
        }
        tue = subprocess.run([sys.executable, "-c", TUE], check=False, **commun)
        relu = subprocess.run([sys.executable, "-c", RELIT], check=True, **commun)

    assert tue.returncode == 9, tue.stderr
    assert json.loads(relu.stdout.splitlines()[-1]) == ["Avant", 0, 1, 0]
