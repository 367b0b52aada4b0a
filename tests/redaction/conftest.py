"""Ce que partagent les tests de la rédaction.

`redaction` est un navigateur connecté, second facteur prouvé. Pour une autre personne ou un autre rôle :
`from tests.connecte import connecte`, puis `connecte(client, make_redacteur(role=Role.RELECTURE))`. `client.force_login` seul
s'arrête à la page du code ou du téléphone pour la rédaction et la relecture.
"""

import pytest

from tests.connecte import connecte
from tests.factories import make_redacteur


@pytest.fixture
def redacteur(db):
    return make_redacteur(username="camille")


@pytest.fixture
def redaction(client, redacteur):
    """Le navigateur d'une personne de la rédaction, déjà connectée."""
    return connecte(client, redacteur)
