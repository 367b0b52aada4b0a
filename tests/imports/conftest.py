"""Ce que partagent les tests des imports : une personne de la rédaction, connectée."""

import pytest

from tests.connecte import connecte
from tests.factories import make_redacteur


@pytest.fixture(autouse=True)
def mots_de_passe_vite_calcules(settings):
    """Le hachage de production prend exprès une seconde par compte."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def redaction(db, client):
    return connecte(client, make_redacteur(username="camille"))
