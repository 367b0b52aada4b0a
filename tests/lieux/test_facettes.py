"""Chaque option d'un filtre dit combien de lieux elle laisserait, les autres filtres gardés : c'est ce que l'on trouve en la choisissant."""

from datetime import datetime
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import pytest
from django.http import QueryDict

from lieux.filters import LieuFilter
from lieux.models import Accueil, Lieu
from tests.factories import (
    make_accueil,
    make_activite,
    make_commune,
    make_lieu,
    make_public,
    make_type,
)

pytestmark = pytest.mark.django_db

ADRESSES = [
    {},
    {"public": "jeunes"},
    {"public": "jeunes", "tarif": "gratuit"},
    {"commune": "jette", "activite": ["jeu", "cuisine"]},
    {"inconditionnel": "1", "inconnus": "1"},
    {"tarif": "gratuit", "inconnus": "1"},
    {"ouvert": "maintenant"},
    {"pres": "50.86,4.37", "rayon": "2"},
]


@pytest.fixture(autouse=True)
def guide(time_machine_mardi):
    """Des lieux tous différents, dont deux exclusifs et deux pour tout le monde."""
    jette, ixelles = make_commune(slug="jette", code_ins="21010"), make_commune(slug="ixelles")
    cafe, club = make_type(slug="cafe"), make_type(slug="club")
    jeux, cuisine = make_activite(slug="jeu"), make_activite(slug="cuisine")
    publics = [
        make_public(slug="jeunes"),
        make_public(slug="aines"),
        make_public(slug="tous", designe_tous=True),
    ]
    modes = [
        Accueil.Mode.INCONNU,
        Accueil.Mode.EXCLUSIF,
        Accueil.Mode.INCONDITIONNEL,
        Accueil.Mode.PRIORITAIRE,
    ]
    for n in range(12):
        lieu = make_lieu(
            commune=(jette, ixelles)[n % 2],
            type=(cafe, club)[n // 2 % 2],
            tarif=(Lieu.Tarif.GRATUIT, Lieu.Tarif.PAYANT, Lieu.Tarif.INCONNU)[n % 3],
            gouvernance=(Lieu.Gouvernance.AUTOGESTION, Lieu.Gouvernance.INCONNUE)[n % 2],
            activites=[[], [jeux], [cuisine], [jeux, cuisine]][n % 4],
            horaires=("Mo-Fr 10:00-17:00", "Tu 18:00-20:00", "", "Sa 10:00-12:00")[n % 4],
            etat=(Lieu.Etat.OUVERT, Lieu.Etat.INCONNU)[n // 6],
            latitude=50.86 + n / 200,
            longitude=4.37,
            precision="adresse",
        )
        make_accueil(lieu=lieu, public=publics[n % 3], mode=modes[n % 4])


@pytest.fixture
def time_machine_mardi(monkeypatch):
    mardi = datetime(2026, 3, 3, 11, 0, tzinfo=ZoneInfo("Europe/Brussels"))
    monkeypatch.setattr("django.utils.timezone.now", lambda: mardi)


def formulaire(client, parametres):
    return client.get("/lieux/", parametres).context["formulaire"]


def nombre(parametres) -> int:
    """Lieux de la liste que donne cette adresse."""
    return LieuFilter(QueryDict(urlencode(parametres, doseq=True))).nombre


@pytest.mark.parametrize("parametres", ADRESSES, ids=[str(n) for n in range(len(ADRESSES))])
def test_le_compte_d_une_option_est_ce_que_l_on_trouve_en_la_choisissant(client, parametres):
    dessine = formulaire(client, parametres)

    cases = [(g.nom, case) for g in [*dessine.premiers, *dessine.suivants] for case in g.cases]

    assert {nom for nom, _ in cases} == {
        "public",
        "type",
        "activite",
        "tarif",
        "inconditionnel",
        "gouvernance",
        "ouvert",
    }
    assert [(nom, case.valeur, case.nombre) for nom, case in cases] == [
        (nom, case.valeur, nombre(parametres | {nom: case.valeur})) for nom, case in cases
    ]


@pytest.mark.parametrize("parametres", ADRESSES, ids=[str(n) for n in range(len(ADRESSES))])
def test_le_compte_d_une_commune_aussi(client, parametres):
    communes = formulaire(client, parametres).communes

    assert {c.valeur: c.nombre for c in communes} == {
        slug: nombre(parametres | {"commune": slug}) for slug in ("bruxelles-capitale", "jette", "ixelles")
    }


def test_chaque_rayon_dit_combien_de_lieux_il_contient(client):
    depart = {"pres": "50.86,4.37", "public": "jeunes"}

    rayons = formulaire(client, depart | {"rayon": "3"}).rayons

    assert [(r.valeur, r.nombre) for r in rayons] == [
        (km, nombre(depart | {"rayon": km})) for km in ("1", "2", "3", "5", "10", "20", "50")
    ]
