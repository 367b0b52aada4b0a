"""Quand les lieux sont nombreux, points.json répond à une vue de la carte : ses lieux, ou des groupes qui les comptent tous."""

from itertools import pairwise

import pytest

from lieux.models import Lieu
from tests.factories import make_commune

from .lecture import slugs_des_points
from .points import grille, lit, make_lieux, represente

pytestmark = pytest.mark.django_db

BEAUCOUP = 2_001
DEDANS = "4.29,50.79,4.45,50.95"


@pytest.fixture
def beaucoup():
    """Un lieu de plus qu'une vue n'en reçoit un par un, tous entre 4,3 et 4,4° de longitude."""
    make_lieux(grille(BEAUCOUP))


def test_une_vue_de_deux_mille_lieux_les_recoit_un_par_un(client):
    make_lieux(grille(BEAUCOUP - 1))

    contenu = lit(client, zone=DEDANS, zoom=10)

    assert contenu["forme"] == "points"
    assert "groupes" not in contenu
    assert set(slugs_des_points(client.get("/lieux/points.json", {"zone": DEDANS}).json())) == {
        f"lieu-serre-{n}" for n in range(BEAUCOUP - 1)
    }


@pytest.mark.parametrize("zoom", [0, 6, 9, 12, 15, 18])
def test_au_dela_les_groupes_et_les_lieux_seuls_font_le_compte_exact(client, beaucoup, zoom):
    contenu = lit(client, zone=DEDANS, zoom=zoom)

    assert (contenu["forme"], contenu["nombre"], represente(contenu)) == ("groupes", BEAUCOUP, BEAUCOUP)
    assert min(contenu["groupes"]["nombre"]) > 1
    assert len(contenu["nom"]) + len(contenu["groupes"]["nombre"]) <= 1_500
    assert contenu["zoom"] <= zoom


def test_un_groupe_dit_son_nombre_son_centre_et_sa_boite(client):
    make_lieux([(50.85, 4.35)] * BEAUCOUP + [(50.86, 4.36)] * BEAUCOUP + [(50.2, 5.5)])

    contenu = lit(client, zoom=8)

    assert contenu["nom"] == [f"Lieu serré {2 * BEAUCOUP}"]
    assert contenu["groupes"] == {
        "lat": [5_085_500],
        "lon": [435_500],
        "nombre": [2 * BEAUCOUP],
        "ouest": [500],
        "sud": [500],
        "est": [500],
        "nord": [500],
    }


def test_plus_on_zoome_plus_les_groupes_se_defont(client, beaucoup):
    nombres = [len(lit(client, zone=DEDANS, zoom=zoom)["groupes"]["nombre"]) for zoom in (8, 10, 12)]

    assert nombres == sorted(set(nombres))


def test_la_zone_ne_prend_que_ce_qu_elle_contient(client, beaucoup):
    contenu = lit(client, zone="4.2999,50.7999,4.3041,50.8021", zoom=16)

    assert (contenu["forme"], contenu["nombre"]) == ("points", 6)
    assert set(contenu["lat"]) == {5_080_000, 5_080_200}
    assert set(contenu["lon"]) == {430_000, 430_200, 430_400}


def test_deux_vues_voisines_ne_comptent_aucun_lieu_deux_fois(client):
    """Une vue est faite de tuiles entières : aucune cellule n'est à cheval sur deux vues."""
    tuile = 360 / 2**12
    bornes = [rang * tuile for rang in (50, 51, 52)]
    make_lieux(grille(3 * BEAUCOUP, ouest=bornes[0] + 0.0011, sud=50.801, pas=0.0021, largeur=80))
    vues = [lit(client, zone=f"{ouest},50,{est},51.5", zoom=12) for ouest, est in pairwise(bornes)]
    ensemble = lit(client, zone=f"{bornes[0]},50,{bornes[2]},51.5", zoom=12)

    assert [vue["forme"] for vue in (*vues, ensemble)] == ["groupes"] * 3
    assert sum(represente(vue) for vue in vues) == represente(ensemble) == 3 * BEAUCOUP
    morceaux = [nombre for vue in vues for nombre in vue["groupes"]["nombre"]]
    assert sorted(morceaux) == sorted(ensemble["groupes"]["nombre"])


@pytest.mark.parametrize(
    "cache",
    [{"publication": "brouillon"}, {"publication": "retire"}, {"type_adresse": "confidentielle"}],
    ids=["brouillon", "retire", "confidentiel"],
)
def test_un_groupe_ne_compte_jamais_un_lieu_que_le_public_ne_voit_pas(client, beaucoup, cache):
    make_lieux(grille(5), **cache)
    make_lieux(grille(5), etat="ferme", etat_depuis="2026-01-01")

    contenu = lit(client, zone=DEDANS, zoom=11)

    assert (contenu["nombre"], represente(contenu)) == (BEAUCOUP, BEAUCOUP)


def test_les_groupes_suivent_les_autres_filtres(client, beaucoup):
    jette = make_commune(slug="jette")
    Lieu.objects.filter(slug__endswith="7").update(commune=jette)

    contenu = lit(client, commune="jette", zoom=11)

    assert (contenu["forme"], contenu["nombre"]) == ("points", 200)
    assert all(nom.endswith("7") for nom in contenu["nom"])
