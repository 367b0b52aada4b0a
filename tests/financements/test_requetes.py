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
    make_jalon,
    make_lieu,
    make_localite,
    make_plafond,
    make_plan,
    make_programmation,
    make_texte_legal,
)

VERSION = 1  # lue par la page gardée, avant tout rendu
CATALOGUE = 10  # lu une fois par version et par processus : dispositifs, pouvoirs et tout ce qui s'y rattache
MOTS = 1  # le glossaire, lu une fois par version et par processus, pour relier les mots de la page
PREMIERE = VERSION + CATALOGUE + MOTS
pytestmark = pytest.mark.django_db


def remplis(nombre: int, **champs):
    """Un dispositif avec `nombre` lignes de tout ce que sa page montre."""
    dispositif = make_dispositif(sigle="PCS", communes=[make_commune() for _ in range(nombre)], **champs)
    for annee in range(2000, 2000 + nombre):
        programmation = make_programmation(dispositif=dispositif, debut=date(annee, 1, 1), fin=None)
        make_enveloppe(programmation=programmation, annee=annee)
        make_plan(programmation=programmation, associees=[make_commune(), make_commune()])
        make_axe(dispositif=dispositif)
        make_plafond(dispositif=dispositif, annee=annee)
        make_texte_legal(dispositif=dispositif, date=date(annee, 1, 1))
        make_jalon(dispositif=dispositif, annee=annee)
        make_dispositif(sigle="PCS", parent=dispositif)
        commune = make_commune()
        lieu = make_lieu(commune=commune, localite=make_localite(commune=commune), code_postal="1030")
        make_agrement(operateur=lieu.operateur, dispositif=dispositif)
    return dispositif


def requetes(client, django_assert_max_num_queries, adresse) -> tuple[int, int]:
    """Celles de la première page d'une version, qui lit le catalogue et le glossaire, puis celles des suivantes."""
    comptes = []
    for suite in ("", "?relue"):
        with django_assert_max_num_queries(50) as capture:
            assert client.get(adresse + suite).status_code == 200
        comptes.append(len(capture))
    return tuple(comptes)


@pytest.mark.parametrize("nombre", [3, 30])
def test_la_liste_des_financements_ne_relit_rien(client, django_assert_max_num_queries, nombre):
    for _ in range(nombre):
        remplis(1, parent=make_dispositif())

    comptes = requetes(client, django_assert_max_num_queries, reverse("financements:liste"))

    assert comptes == (PREMIERE, VERSION)


@pytest.mark.parametrize("nombre", [3, 30])
def test_la_page_d_un_dispositif_ne_relit_que_ses_lieux(client, django_assert_max_num_queries, nombre):
    adresse = remplis(nombre).get_absolute_url()

    assert requetes(client, django_assert_max_num_queries, adresse) == (PREMIERE + 1, VERSION + 1)


@pytest.mark.parametrize("nombre", [3, 30])
def test_la_page_du_pcs_ne_relit_que_ses_lieux_et_ses_plans(client, django_assert_max_num_queries, nombre):
    remplis(nombre, slug="pcs")

    comptes = requetes(client, django_assert_max_num_queries, reverse("financements:pcs"))

    assert comptes == (PREMIERE + 3, VERSION + 3)
