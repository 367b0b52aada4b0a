"""Une contribution et son lieu publié ; une relecture dans un autre navigateur."""

import pytest
from django.test import Client

from comptes.roles import Role
from tests.connecte import connecte
from tests.factories import make_lieu, make_perimetre, make_redacteur


@pytest.fixture
def lieu(db):
    return make_lieu(nom="Le Pas-Sage", telephone="02 223 30 42", accroche="Un bistrot.")


@pytest.fixture
def dominique(lieu):
    compte = make_redacteur(role=Role.CONTRIBUTION, username="dominique")
    make_perimetre(compte, lieux=[lieu])
    return compte


@pytest.fixture
def contribution(dominique):
    return connecte(Client(), dominique)


@pytest.fixture
def relecture(db):
    return connecte(Client(), make_redacteur(role=Role.RELECTURE, username="alex"))
