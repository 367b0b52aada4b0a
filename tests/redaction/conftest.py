"""Ce que partagent les tests de la rédaction."""

import pytest

from tests.factories import make_redacteur


@pytest.fixture(autouse=True)
def mots_de_passe_vite_calcules(settings):
    """Le hachage de production prend exprès une seconde par compte."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def redacteur(db):
    return make_redacteur(username="camille")


@pytest.fixture
def redaction(client, redacteur):
    """Le navigateur d'une personne de la rédaction, déjà connectée."""
    client.force_login(redacteur)
    return client
