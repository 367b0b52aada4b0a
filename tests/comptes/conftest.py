import pytest

from comptes.roles import Role
from tests.connecte import connecte
from tests.factories import make_redacteur


@pytest.fixture
def contributeur(db):
    return make_redacteur(role=Role.CONTRIBUTION, username="dominique")


@pytest.fixture
def contribution(client, contributeur):
    """Le navigateur d'une contribution, encore sans périmètre."""
    return connecte(client, contributeur)
