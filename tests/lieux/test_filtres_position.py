"""Autour d'un point et dans une zone : ce qui est pris, la distance dite, l'ordre."""

import pytest

from tests.factories import make_lieu

from .lecture import ICI

pytestmark = pytest.mark.django_db


def en(latitude, longitude=4.37):
    return {"latitude": latitude, "longitude": longitude, "precision": "adresse"}


def test_pres_trie_par_distance_dans_les_cinq_kilometres(lire):
    make_lieu(nom="A", slug="a-2-km", **en(50.878))
    make_lieu(nom="B", slug="sur-place", **en(50.86))
    make_lieu(nom="C", slug="a-6-km", **en(50.914))

    assert lire(pres="50.86,4.37") == ["sur-place", "a-2-km"]


@pytest.mark.parametrize(
    ("rayon", "attendus"), [("1", ["pres"]), ("3", ["pres", "moyen"]), ("50", ["pres", "moyen", "loin"])]
)
def test_rayon_en_kilometres(lire, rayon, attendus):
    make_lieu(slug="pres", **en(50.865))
    make_lieu(slug="moyen", **en(50.882))
    make_lieu(slug="loin", **en(51.25))

    assert lire(pres="50.86,4.37", rayon=rayon) == attendus


@pytest.mark.parametrize(
    ("precision", "attendu"),
    [
        ("adresse", ", à 2\u202fkm"),
        ("rue", ", à 2\u202fkm"),
        ("localite", ", à environ 2\u202fkm"),
        ("commune", ", adresse exacte inconnue"),
    ],
)
def test_la_vignette_dit_la_distance_autant_que_la_position_le_permet(client, precision, attendu):
    lieu = make_lieu(**(en(50.878) | {"precision": precision}))

    contenu = client.get("/lieux/", {"pres": "50.86,4.37"}).content.decode()

    assert f"{lieu.ou}{attendu}</p>" in contenu


def test_un_lieu_non_localise_n_est_pres_de_rien(client):
    make_lieu(slug="localise", **ICI)
    make_lieu(slug="quelque-part")

    page = client.get("/lieux/", {"pres": "50.86,4.37", "rayon": "50"})

    assert [v.lieu.slug for v in page.context["vignettes"]] == ["localise"]


def test_zone_prend_ce_que_montre_la_carte_bornes_comprises(lire):
    make_lieu(nom="A", slug="dedans", **en(50.85, 4.35))
    make_lieu(nom="B", slug="au-bord", **en(50.9, 4.4))
    make_lieu(nom="C", slug="au-nord", **en(50.95, 4.35))
    make_lieu(nom="D", slug="a-l-est", **en(50.85, 4.45))

    assert lire(zone="4.3,50.8,4.4,50.9") == ["dedans", "au-bord"]


def test_zone_et_pres_se_combinent(lire):
    make_lieu(slug="les-deux", **en(50.86))
    make_lieu(slug="pres-hors-zone", **en(50.885))

    assert lire(zone="4.3,50.8,4.4,50.87", pres="50.86,4.37") == ["les-deux"]
