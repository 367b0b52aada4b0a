"""Ce que partagent les tests des imports : une personne de la rédaction, connectée."""

import pytest

from tests.connecte import connecte
from tests.factories import make_redacteur


@pytest.fixture
def redaction(db, client):
    return connecte(client, make_redacteur(username="camille"))
