"""Les lieux d'une fédération se filtrent sur sa page comme dans la liste des lieux, et comprennent ceux qu'elle regroupe."""

import pytest
from django.urls import reverse

from tests.factories import make_adhesion, make_commune, make_federation, make_lieu

pytestmark = pytest.mark.django_db


@pytest.fixture
def fedito():
    """Une fédération de deux lieux, à Jette et à Evere ; un troisième lieu, à Jette, n'en est pas."""
    federation = make_federation(slug="fedito", nom="Fédito")
    jette, evere = make_commune(slug="jette", nom_fr="Jette"), make_commune(slug="evere", nom_fr="Evere")
    for slug, commune in {"a-jette": jette, "a-evere": evere}.items():
        lieu = make_lieu(slug=slug, commune=commune, latitude=50.87, longitude=4.33, precision="adresse")
        make_adhesion(operateur=lieu.operateur, federation=federation)
    make_lieu(slug="sans-elle", commune=jette)
    return federation


def slugs(response) -> list[str]:
    return sorted(v.lieu.slug for v in response.context["vignettes"])


def test_sa_page_montre_ses_lieux_et_eux_seuls(client, fedito):
    assert slugs(client.get(fedito.get_absolute_url())) == ["a-evere", "a-jette"]


def test_sa_page_se_filtre_comme_la_liste_des_lieux(client, fedito):
    response = client.get(fedito.get_absolute_url(), {"commune": "jette"})

    assert slugs(response) == ["a-jette"]
    assert response.context["phrase"] == "1 lieu à Jette"
    assert [puce.libelle for puce in response.context["puces"]] == ["Jette"]


def test_l_adresse_ne_peut_pas_changer_de_federation(client, fedito):
    autre = make_adhesion(operateur=make_lieu().operateur).federation

    assert slugs(client.get(fedito.get_absolute_url(), {"federation": autre.slug})) == ["a-evere", "a-jette"]


def test_le_formulaire_reste_sur_la_page_et_la_carte_ne_montre_que_ses_lieux(client, fedito):
    contenu = client.get(fedito.get_absolute_url()).content.decode()

    assert f'<form class="filtres" id="filtres" action="{fedito.get_absolute_url()}"' in contenu
    assert f'data-points="{reverse("lieux:points")}?federation=fedito"' in contenu
    assert f'{reverse("lieux:carte")}?federation=fedito"' in contenu
    assert '<input type="hidden" name="federation"' not in contenu


def test_un_lien_qui_reste_sur_la_page_n_y_repete_pas_la_federation(client, fedito):
    response = client.get(fedito.get_absolute_url(), {"commune": ["jette", "evere"]})

    assert 'href="?commune=jette&amp;commune=evere&amp;tri=nom"' in response.content.decode()
    assert [puce.reste for puce in response.context["puces"]] == ["commune=evere", "commune=jette"]


def test_un_filtre_qui_ne_laisse_rien_propose_de_le_retirer_jamais_de_quitter_la_federation(client, fedito):
    make_commune(slug="jalhay", nom_fr="Jalhay", latitude=50.56, longitude=5.96)
    make_lieu(latitude=50.57, longitude=5.96, precision="adresse")

    response = client.get(fedito.get_absolute_url(), {"commune": "jalhay"})

    assert slugs(response) == []
    relaches = [(r.libelle, r.reste, r.nombre) for r in response.context["secours"].relaches]
    assert relaches == [("Sans Jalhay", "", 2)]
    assert sorted(v.lieu.slug for v in response.context["secours"].proches) == ["a-evere", "a-jette"]
    assert "2 membres, 2 lieux." in response.content.decode()


def test_les_rues_ne_sont_permises_que_si_sa_page_a_une_carte(client, fedito):
    avec, sans = (client.get(f.get_absolute_url()) for f in (fedito, make_federation()))

    assert "https://tile.openstreetmap.org" in avec["Content-Security-Policy"]
    assert "https://tile.openstreetmap.org" not in sans["Content-Security-Policy"]


def test_sans_lieu_il_n_y_a_ni_filtre_ni_carte(client):
    contenu = client.get(make_federation().get_absolute_url()).content.decode()

    assert "aucun lieu pour l'instant" in contenu
    assert "data-carte" not in contenu
    assert 'class="filtres"' not in contenu


def test_les_lieux_de_celles_qu_elle_regroupe_y_sont_de_proche_en_proche_et_c_est_dit(client, fedito):
    milieu = make_federation(regroupe=[fedito])
    haut = make_federation(slug="haut", regroupe=[milieu])

    response = client.get(haut.get_absolute_url())

    assert slugs(response) == ["a-evere", "a-jette"]
    assert "Ceux des fédérations qu'elle regroupe y sont aussi." in response.content.decode()
    assert slugs(client.get(reverse("lieux:liste"), {"federation": "haut"})) == ["a-evere", "a-jette"]


def test_une_federation_sans_regroupement_n_en_parle_pas(client, fedito):
    make_federation(regroupe=[fedito])

    contenu = client.get(fedito.get_absolute_url()).content.decode()

    assert "qu'elle regroupe" not in contenu


def test_un_cercle_de_regroupements_ne_tourne_pas_sans_fin(client, fedito):
    autre = make_federation(regroupe=[fedito])
    fedito.regroupe.add(autre)

    assert slugs(client.get(fedito.get_absolute_url())) == ["a-evere", "a-jette"]
