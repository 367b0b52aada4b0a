"""L'ordre et les pages de la liste."""

from datetime import date

import pytest

from tests.factories import make_commune, make_lieu, make_verification

from .lecture import ICI, dans_la_liste

pytestmark = pytest.mark.django_db


def test_par_verification_la_plus_recente_d_abord_les_jamais_verifies_a_la_fin(lire):
    make_lieu(nom="A", slug="jamais", **ICI)
    ancien, recent = make_lieu(nom="B", slug="ancien", **ICI), make_lieu(nom="C", slug="recent", **ICI)
    make_verification(lieu=ancien, verifie_le=date(2025, 1, 1))
    make_verification(lieu=recent, verifie_le=date(2024, 1, 1))
    make_verification(lieu=recent, verifie_le=date(2026, 1, 1))

    assert lire(tri="verification") == ["recent", "ancien", "jamais"]


def test_par_nom_meme_avec_une_recherche(lire):
    make_lieu(nom="Le jardin", slug="exact", **ICI)
    make_lieu(nom="Cafe", slug="ailleurs", accroche="Un jardin à côté.", **ICI)

    assert lire(q="jardin", tri="nom") == ["ailleurs", "exact"]


def test_par_pertinence_le_nom_qui_contient_la_recherche_d_abord(lire):
    make_lieu(nom="Le jardin", slug="exact", **ICI)
    make_lieu(nom="Cafe", slug="ailleurs", accroche="Un jardin à côté.", **ICI)

    assert lire(q="jardin") == lire(q="jardin", tri="pertinence") == ["exact", "ailleurs"]


def test_par_defaut_les_lieux_dont_on_connait_les_horaires_d_abord(lire):
    make_lieu(nom="A", slug="horaires-inconnus", **ICI)
    make_lieu(nom="B", slug="horaires-connus", horaires="24/7", **ICI)

    assert lire() == ["horaires-connus", "horaires-inconnus"]
    assert lire(tri="nom") == ["horaires-inconnus", "horaires-connus"]


def test_par_nom_meme_autour_d_un_point(lire):
    make_lieu(nom="B", slug="b", **ICI)
    make_lieu(nom="A", slug="a", **(ICI | {"latitude": 50.87}))

    assert lire(pres="50.86,4.37") == ["b", "a"]
    assert lire(pres="50.86,4.37", tri="nom") == ["a", "b"]


@pytest.mark.parametrize(
    ("page", "attendue"),
    [("1", 1), ("2", 2), ("3", 2), ("9" * 30, 2), ("-1", 2), ("0", 2), ("abc", 1), ("", 1), ("1.5", 1)],
)
def test_une_page_hors_bornes_montre_la_derniere(client, page, attendue):
    commune = make_commune()
    for n in range(21):
        make_lieu(nom=f"Lieu {n:02}", slug=f"lieu-{n:02}", commune=commune)
    pages = {1: [f"lieu-{n:02}" for n in range(20)], 2: ["lieu-20"]}

    assert dans_la_liste(client, {"page": page}) == pages[attendue]


def test_les_liens_entre_pages_gardent_les_autres_parametres(client):
    commune = make_commune(slug="jette")
    for _ in range(21):
        make_lieu(commune=commune)

    contenu = client.get("/lieux/", {"commune": "jette"}).content.decode()

    assert 'rel="next" href="?commune=jette&amp;page=2"' in contenu
    assert "Page 1 sur 2" in contenu
