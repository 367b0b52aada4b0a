"""Ce qu'une fédération dit d'elle-même, à côté de ce que le guide en connaît."""

import pytest

from federations.models import Federation
from tests.factories import SOURCE, make_adhesion, make_effectif, make_federation, make_lieu

pytestmark = pytest.mark.django_db


def test_ses_propres_chiffres_ont_leur_annee_et_leur_source_a_cote_du_notre(client):
    federation = make_federation()
    make_effectif(federation=federation, nombre=1650, libelle="asbl", au_moins=True, annee=2025)
    make_adhesion(operateur=make_lieu().operateur, federation=federation)

    contenu = client.get(federation.get_absolute_url()).content.decode()

    assert 'Plus de 1\u202f650 asbl <span class="douce">(2025)</span>' in contenu
    assert f"Source : {SOURCE}" in contenu
    assert "1 membre, 1 lieu." in contenu
    assert "Elle en compte davantage : l'annuaire se remplit." in contenu


def test_le_chiffre_recent_est_montre_et_l_ancien_garde_a_part(client):
    federation = make_federation()
    recent = make_effectif(federation=federation, nombre=121, annee=2025)
    ancien = make_effectif(federation=federation, nombre=120, annee=2022)
    autre = make_effectif(federation=federation, nombre=4000, annee=2013, libelle="visites")

    response = client.get(federation.get_absolute_url())

    chiffres = response.context["chiffres"]
    assert (chiffres.actuels, chiffres.anciens) == ([recent, autre], [ancien])
    assert "<summary>Chiffres plus anciens</summary>" in response.content.decode()


def test_sans_chiffre_ancien_rien_n_est_replie(client):
    federation = make_effectif().federation

    assert "Chiffres plus anciens" not in client.get(federation.get_absolute_url()).content.decode()


def test_un_ecart_petit_n_est_pas_commente(client):
    federation = make_effectif(nombre=2).federation
    make_adhesion(operateur=make_lieu().operateur, federation=federation)

    contenu = client.get(federation.get_absolute_url()).content.decode()

    assert "1 membre, 1 lieu." in contenu
    assert "l'annuaire se remplit" not in contenu


def test_une_administration_n_a_pas_de_lieux_membres(client):
    federation = make_federation(nature=Federation.Nature.ADMINISTRATION)

    contenu = client.get(federation.get_absolute_url()).content.decode()

    assert "Cet organisme n'a pas de lieux membres" in contenu
    assert "aucun lieu pour l'instant" not in contenu
