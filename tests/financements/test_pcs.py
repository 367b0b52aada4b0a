"""La page du plan de cohésion sociale wallon et ses plans."""

from datetime import date

import pytest
from django.urls import reverse

from tests.factories import make_commune, make_dispositif, make_plan, make_programmation

pytestmark = pytest.mark.django_db


@pytest.fixture
def pcs():
    return make_dispositif(slug="pcs", sigle="PCS", territoire="wallonie")


def test_la_page_montre_les_plans_de_la_periode_en_cours_et_leurs_communes(client, pcs):
    en_cours = make_programmation(dispositif=pcs, debut=date(2020, 1, 1), fin=date(2099, 12, 31))
    finie = make_programmation(dispositif=pcs, debut=date(2009, 1, 1), fin=date(2013, 12, 31))
    associee = make_commune()
    plan = make_plan(programmation=en_cours, associees=[associee])
    make_plan(programmation=finie)

    response = client.get(reverse("financements:pcs"))

    assert list(response.context["plans"]) == [plan]
    assert f'<a href="{associee.get_absolute_url()}">{associee.nom_fr}</a>' in response.content.decode()


def test_l_adresse_de_la_page_est_celle_du_dispositif(pcs):
    assert reverse("financements:pcs") == pcs.get_absolute_url() == "/financements/pcs/"


def test_sans_plan_connu_la_page_le_dit_et_offre_une_sortie(client, pcs):
    contenu = client.get(pcs.get_absolute_url()).content.decode()

    assert "Nous n'en avons encore noté aucun." in contenu
    assert f'href="{reverse("lieux:communes")}">Chercher une commune</a>' in contenu


def test_sans_le_dispositif_la_page_repond_404(client):
    assert client.get(reverse("financements:pcs")).status_code == 404
