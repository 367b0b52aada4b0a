"""Quatre rôles existent dès la première migration ; un compte a ceux de ses groupes, et rien s'il n'est pas de la rédaction."""

import pytest
from django.contrib.auth.models import Group

from comptes.roles import Role, roles_de
from tests.factories import make_redacteur

pytestmark = pytest.mark.django_db


def test_la_migration_cree_un_groupe_par_role():
    assert set(Group.objects.values_list("name", flat=True)) == {role.value for role in Role}


@pytest.mark.parametrize("role", Role, ids=[role.name.lower() for role in Role])
def test_un_compte_a_le_role_de_son_groupe(role):
    assert roles_de(make_redacteur(role=role)) == {role}


def test_un_super_utilisateur_a_le_role_de_la_redaction():
    assert roles_de(make_redacteur()) == {Role.REDACTION}


@pytest.mark.parametrize("champs", [{"is_staff": False}, {"is_active": False}], ids=["dehors", "desactive"])
def test_un_compte_sans_acces_n_a_aucun_role(champs):
    assert roles_de(make_redacteur(role=Role.REDACTION, **champs)) == frozenset()
