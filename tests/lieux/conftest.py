"""Ce que partagent les tests des pages publiques."""

import pytest

from .lecture import LECTURES


@pytest.fixture(params=LECTURES)
def lire(request, client):
    """`lire(commune="jette")` : slugs que sélectionne chacune des quatre adresses, tour à tour."""
    return lambda **parametres: LECTURES[request.param](client, parametres)
