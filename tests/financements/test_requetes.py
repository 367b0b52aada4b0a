"""Le nombre de requêtes ne dépend pas du nombre de lignes, et ne dépasse pas huit."""

from datetime import date

import pytest
from django.urls import reverse

from tests.factories import (
    make_agrement,
    make_axe,
    make_commune,
    make_dispositif,
    make_enveloppe,
    make_lieu,
    make_localite,
    make_plan,
    make_programmation,
)

VERSION = 1  # lue par la page gardée, avant tout rendu
pytestmark = pytest.mark.django_db


def remplis(nombre: int, **champs):
    """Un dispositif avec `nombre` lignes de tout ce que sa page montre."""
    dispositif = make_dispositif(sigle="PCS", communes=[make_commune() for _ in range(nombre)], **champs)
    for annee in range(2000, 2000 + nombre):
        programmation = make_programmation(dispositif=dispositif, debut=date(annee, 1, 1), fin=None)
        make_enveloppe(programmation=programmation, annee=annee)
        make_plan(programmation=programmation, associees=[make_commune(), make_commune()])
        make_axe(dispositif=dispositif)
        make_dispositif(sigle="PCS", parent=dispositif)
        commune = make_commune()
        lieu = make_lieu(commune=commune, localite=make_localite(commune=commune), code_postal="1030")
        make_agrement(operateur=lieu.operateur, dispositif=dispositif)
    return dispositif


@pytest.mark.parametrize("nombre", [3, 30])
def test_la_liste_des_financements_fait_trois_requetes(client, django_assert_num_queries, nombre):
    for _ in range(nombre):
        make_dispositif(parent=make_dispositif())

    with django_assert_num_queries(VERSION + 3):
        client.get(reverse("financements:liste"))


@pytest.mark.parametrize("nombre", [3, 30])
def test_la_page_d_un_dispositif_fait_huit_requetes(client, django_assert_num_queries, nombre):
    dispositif = remplis(nombre)

    with django_assert_num_queries(VERSION + 8):
        client.get(dispositif.get_absolute_url())


@pytest.mark.parametrize("nombre", [3, 30])
def test_la_page_du_plan_de_cohesion_sociale_fait_huit_requetes(client, django_assert_num_queries, nombre):
    remplis(nombre, slug="pcs")

    with django_assert_num_queries(VERSION + 8):
        client.get(reverse("financements:pcs"))
