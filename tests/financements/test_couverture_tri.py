"""Le tableau de la couverture se trie et se filtre par son adresse, sans JavaScript."""

import pytest
from django.urls import reverse

from tests.factories import make_commune, make_isadf, make_lieu, make_population

from .test_couverture import CSV, PAGE, make_wallonne, noms

pytestmark = pytest.mark.django_db
VERSION = 1  # lue par la page gardée, avant tout rendu


@pytest.fixture
def trois():
    """Amay sans rien, Engis avec deux lieux, Huy avec un lieu et un indice."""
    _, engis, huy = (make_wallonne(nom) for nom in ("Amay", "Engis", "Huy"))
    for commune in (engis, engis, huy):
        make_lieu(commune=commune)
    make_isadf(commune=huy, valeur=0.5)
    make_isadf(commune=engis, valeur=0.4)


@pytest.mark.parametrize(
    ("tri", "attendus"),
    [
        ("nom", ["Amay", "Engis", "Huy"]),
        ("-nom", ["Huy", "Engis", "Amay"]),
        ("-lieux", ["Engis", "Huy", "Amay"]),
        ("lieux", ["Amay", "Huy", "Engis"]),
        ("isadf", ["Engis", "Huy", "Amay"]),
        ("-isadf", ["Huy", "Engis", "Amay"]),
    ],
)
def test_chaque_colonne_trie_et_l_inconnu_vient_a_la_fin(client, trois, tri, attendus):
    assert noms(client, tri=tri) == attendus


def test_la_colonne_triee_le_dit_et_son_lien_renverse_l_ordre(client, trois):
    contenu = client.get(PAGE, {"tri": "-lieux", "territoire": "liege"}).content.decode()

    assert '<th scope="col" aria-sort="descending"><a href="?territoire=liege&amp;tri=lieux">' in contenu
    assert contenu.count("aria-sort") == 1
    assert f'href="{CSV}?territoire=liege&amp;tri=-lieux">Télécharger' in contenu


@pytest.mark.parametrize(
    ("territoire", "attendus"),
    [("bruxelles", ["Jette"]), ("wallonie", ["Amay", "Dour"]), ("hainaut", ["Dour"])],
)
def test_un_territoire_est_une_region_ou_une_province(client, territoire, attendus):
    make_wallonne("Amay"), make_wallonne("Dour", province="Hainaut"), make_commune(nom_fr="Jette")

    assert noms(client, territoire=territoire) == attendus
    assert client.get(CSV, {"territoire": territoire}).content.count(b"\r\n") == 1 + len(attendus)


def test_une_valeur_sans_sens_est_nommee_et_tout_reste_montre(client, trois):
    reponse = client.get(PAGE, {"territoire": "atlantide", "tri": "hauteur"})

    assert len(reponse.context["lignes"]) == 3
    assert "« atlantide » ne veut rien dire ici" in reponse.content.decode()
    assert "« hauteur » ne veut rien dire ici" in reponse.content.decode()
    assert client.get(CSV, {"tri": "hauteur"}).status_code == 400


def test_la_surface_d_un_cercle_suit_le_nombre_et_les_autres_communes_sont_des_points(client):
    amay, huy, _ = make_wallonne("Amay", longitude=5.31), make_wallonne("Huy"), make_wallonne("Engis")
    for commune in (amay, huy, huy, huy, huy):
        make_lieu(commune=commune)

    (carte,) = client.get(PAGE).context["cartes"]

    assert [(c.commune, c.nombre, c.rayon) for c in carte.cercles] == [("Huy", 4, 17.0), ("Amay", 1, 8.5)]
    assert carte.sans_lieu.count("M") == 1
    assert carte.terres.startswith("M")


def test_sans_commune_la_page_tient_et_offre_une_sortie(client):
    contenu = client.get(PAGE).content.decode()

    assert f'Aucune commune ici. <a href="{reverse("financements:couverture")}">' in contenu


@pytest.mark.parametrize("nombre", [1, 3])
def test_la_page_fait_huit_requetes_quel_que_soit_le_nombre_de_communes(
    client, django_assert_num_queries, nombre
):
    for _ in range(nombre):
        commune = make_commune(region="wallonie", province="Namur")
        make_lieu(commune=commune), make_population(commune=commune), make_isadf(commune=commune)

    client.get("/a-propos/")  # la première page d'une version lit aussi les mots du glossaire

    with django_assert_num_queries(VERSION + 7):
        client.get(PAGE)
