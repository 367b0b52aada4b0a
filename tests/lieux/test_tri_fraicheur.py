"""À pertinence égale, une fiche fraîche passe devant une fiche dont la vérification est dépassée, qui le dit."""

from datetime import date

import pytest
from django.utils import timezone

from lieux.dates import il_y_a_mois
from tests.factories import make_lieu, make_verification

from .lecture import ICI, dans_la_liste, dans_le_csv, dans_le_geojson

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[dans_la_liste, dans_le_csv, dans_le_geojson], ids=["liste", "csv", "geojson"])
def lire(request, client):
    """Slugs dans l'ordre. La carte n'a pas d'ordre : ses points ne dépendent pas du jour."""
    return lambda **parametres: request.param(client, parametres)


PERIMEE = "À revérifier : dernière vérification en"


def verifie(slug: str, mois: int, **champs):
    """Un lieu vérifié il y a tant de mois."""
    lieu = make_lieu(slug=slug, nom=champs.pop("nom", slug), **(ICI | champs))
    make_verification(lieu=lieu, verifie_le=il_y_a_mois(timezone.localdate(), mois))
    return lieu


def test_la_fiche_perimee_ou_jamais_verifiee_passe_apres_la_fraiche(lire):
    verifie("a-perimee", 13)
    verifie("b-fraiche", 11)
    make_lieu(slug="c-jamais", nom="c-jamais", **ICI)

    assert lire() == ["b-fraiche", "a-perimee", "c-jamais"]


def test_chaque_lieu_a_son_rythme(lire):
    verifie("a-mensuelle", 2, rythme_verification=1)
    verifie("b-quinquennale", 59, rythme_verification=60)

    assert lire() == ["b-quinquennale", "a-mensuelle"]


def test_mieux_repondre_compte_plus_que_la_fraicheur(lire):
    verifie("exact", 30, nom="Le jardin")
    verifie("ailleurs", 1, nom="Cafe", accroche="Un jardin à côté.")

    assert lire(q="jardin") == ["exact", "ailleurs"]


def test_trier_par_nom_ne_regarde_pas_la_fraicheur(lire):
    verifie("a-perimee", 13)
    verifie("b-fraiche", 1)

    assert lire(tri="nom") == ["a-perimee", "b-fraiche"]


def test_trier_par_distance_ne_la_regarde_qu_a_la_meme_porte(lire):
    verifie("a-perimee", 13)
    verifie("b-fraiche", 1)
    verifie("c-plus-loin", 1, latitude=50.87)

    assert lire(pres="50.86,4.37") == ["b-fraiche", "a-perimee", "c-plus-loin"]


def test_la_vignette_et_la_fiche_le_disent(client):
    perimee, fraiche = verifie("perimee", 13), verifie("fraiche", 1)

    liste, fiche, autre = (
        client.get(adresse).content.decode()
        for adresse in ("/lieux/", perimee.get_absolute_url(), fraiche.get_absolute_url())
    )

    assert liste.count(PERIMEE) == 1
    assert f'<div class="avis"><p>{PERIMEE}' in fiche
    assert f'<div class="avis"><p>{PERIMEE}' not in autre


def test_l_ordre_change_le_jour_de_l_echeance_sans_que_les_donnees_changent(lire, monkeypatch):
    make_verification(lieu=make_lieu(slug="a", nom="a", **ICI), verifie_le=date(2025, 3, 1))
    make_verification(lieu=make_lieu(slug="b", nom="b", **ICI), verifie_le=date(2025, 6, 1))

    monkeypatch.setattr(timezone, "localdate", lambda *_: date(2026, 3, 1))
    la_veille = lire()
    monkeypatch.setattr(timezone, "localdate", lambda *_: date(2026, 3, 2))

    assert (la_veille, lire()) == (["a", "b"], ["b", "a"])
