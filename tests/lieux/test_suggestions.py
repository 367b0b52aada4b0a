"""Les suggestions pendant la frappe : endroits, lieux, activités, chacune avec son adresse."""

import pytest

from tests.factories import make_activite, make_commune, make_lieu, make_localite

pytestmark = pytest.mark.django_db


def suggere(client, q) -> list[tuple[str, str, str]]:
    return [
        (s["nature"], s["libelle"], s["adresse"])
        for s in client.get("/suggestions/", {"q": q}).json()["suggestions"]
    ]


def test_une_commune_se_suggere_en_francais_et_en_neerlandais(client):
    make_commune(nom_fr="Écaussinnes", slug="ecaussinnes")
    make_commune(nom_fr="Schaerbeek", nom_nl="Schaarbeek", slug="schaerbeek")

    assert suggere(client, "ecau") == [("commune", "Écaussinnes", "/lieux/?commune=ecaussinnes")]
    assert suggere(client, "schaarb") == [("commune", "Schaerbeek", "/lieux/?commune=schaerbeek")]


@pytest.mark.parametrize("q", ["gossel", "6041", "60"])
def test_une_localite_se_suggere_par_son_nom_ou_son_code(client, q):
    make_localite(nom="Gosselies", code_postal="6041")
    make_localite(nom="Laeken", code_postal="1020")

    assert suggere(client, q) == [("localité", "6041 Gosselies", "/lieux/?cp=6041")]


def test_un_lieu_se_suggere_par_un_morceau_de_son_nom(client):
    make_lieu(nom="Club Norwest", slug="club-norwest")
    make_lieu(nom="Autre")

    assert suggere(client, "norw") == [("lieu", "Club Norwest", "/lieux/club-norwest/")]


@pytest.mark.parametrize("q", ["percus", "tambour", "djem"])
def test_une_activite_se_suggere_par_son_nom_ou_l_un_de_ses_synonymes(client, q):
    make_activite(libelle="Percussions", slug="percussions", synonymes="tambour, djembé")
    make_activite(libelle="Jardin")

    assert suggere(client, q) == [("activité", "Percussions", "/lieux/?activite=percussions")]


def test_une_activite_que_l_on_ne_propose_plus_n_est_pas_suggeree(client):
    make_activite(libelle="Jardin partagé", slug="jardin")
    make_activite(libelle="Jardin ancien", actif=False)

    assert suggere(client, "jardin") == [("activité", "Jardin partagé", "/lieux/?activite=jardin")]


def test_au_plus_quatre_par_nature(client):
    for n in range(6):
        make_lieu(nom=f"Maison {n}", slug=f"maison-{n}")

    assert suggere(client, "maison") == [("lieu", f"Maison {n}", f"/lieux/maison-{n}/") for n in range(4)]


@pytest.mark.parametrize("q", ["", "a", " b ", "%%", "__"])
def test_trop_court_ou_illisible_ne_suggere_rien(client, q):
    make_lieu(nom="a b")

    assert suggere(client, q) == []
