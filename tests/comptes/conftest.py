import pytest

from comptes.roles import Role
from tests.connecte import connecte
from tests.factories import make_redacteur


@pytest.fixture(autouse=True)
def mots_de_passe_vite_calcules(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def contributeur(db):
    return make_redacteur(role=Role.CONTRIBUTION, username="dominique")


@pytest.fixture
def contribution(client, contributeur):
    """Le navigateur d'une contribution, encore sans périmètre."""
    return connecte(client, contributeur)
