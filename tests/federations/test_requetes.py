"""Le nombre de requêtes ne dépend pas du nombre de lignes, et ne dépasse pas huit."""

import pytest
from django.urls import reverse

from tests.factories import (
    make_adhesion,
    make_commune,
    make_effectif,
    make_federation,
    make_lieu,
    make_localite,
)

VERSION = 1  # lue par la page gardée, avant tout rendu
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("nombre", [3, 30])
def test_la_liste_des_federations_fait_trois_requetes(client, django_assert_num_queries, nombre):
    for _ in range(nombre):
        make_effectif(federation=make_adhesion().federation)

    with django_assert_num_queries(VERSION + 3):
        client.get(reverse("federations:liste"))


@pytest.mark.parametrize("nombre", [3, 30])
def test_la_page_d_une_federation_fait_sept_requetes(client, django_assert_num_queries, nombre):
    federation = make_federation(communes=[make_commune() for _ in range(nombre)])
    federation.regroupe.set([make_federation() for _ in range(nombre)])
    for _ in range(nombre):
        commune = make_commune()
        lieu = make_lieu(commune=commune, localite=make_localite(commune=commune), code_postal="1030")
        make_adhesion(operateur=lieu.operateur, federation=federation)

    with django_assert_num_queries(VERSION + 7):
        client.get(federation.get_absolute_url())
