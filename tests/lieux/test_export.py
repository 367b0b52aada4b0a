"""Les exports : exactement ce que le public voit, lisible par un tableur, sans rien d'exécutable ni d'interne."""

import csv
from io import StringIO

import pytest

from lieux.models import Lieu
from tests.factories import (
    make_accueil,
    make_activite,
    make_commune,
    make_lieu,
    make_localite,
    make_operateur,
    make_public,
    make_type,
    make_verification,
)

from .lecture import DONNEES, ICI, texte_du_csv

pytestmark = pytest.mark.django_db


@pytest.fixture
def lieu():
    schaerbeek = make_commune(nom_fr="Schaerbeek", code_ins="21015")
    lieu = make_lieu(
        nom="Café ; des « voisins »",
        slug="cafe",
        type=make_type(slug="lieu-de-liens"),
        accroche="On y boit un café.",
        rue="Rue des Palais",
        numero="12",
        code_postal="1030",
        localite=make_localite(nom="Schaerbeek", code_postal="1030", commune=schaerbeek),
        commune=schaerbeek,
        telephone="02 230 62 60",
        email="bonjour@exemple.be",
        site_web="https://exemple.be/",
        horaires="Mo-Fr 10:00-17:00",
        horaires_note="Fermé en août.",
        tarif=Lieu.Tarif.GRATUIT,
        gouvernance=Lieu.Gouvernance.AUTOGESTION,
        operateur=make_operateur(nom="Les voisins asbl"),
        activites=[make_activite(slug="jeu", ordre=1), make_activite(slug="repas", ordre=2)],
        source="https://exemple.be/guide",
        remarque="SECRET remarque",
        position_source="SECRET position",
        **ICI,
    )
    make_accueil(lieu=lieu, public=make_public(slug="tous", ordre=1))
    make_accueil(lieu=lieu, public=make_public(slug="jeunes", ordre=2))
    make_verification(lieu=lieu, note="SECRET note")
    return lieu


CONNU = {
    "identifiant": "cafe",
    "nom": "Café ; des « voisins »",
    "type": "lieu-de-liens",
    "accroche": "On y boit un café.",
    "type_adresse": "accueil",
    "rue": "Rue des Palais",
    "numero": "12",
    "code_postal": "1030",
    "localite": "Schaerbeek",
    "commune": "Schaerbeek",
    "code_ins": "21015",
    "latitude": "50.86",
    "longitude": "4.37",
    "precision": "adresse",
    "telephone": "02 230 62 60",
    "courriel": "bonjour@exemple.be",
    "site": "https://exemple.be/",
    "horaires": "Mo-Fr 10:00-17:00",
    "horaires_note": "Fermé en août.",
    "publics": "tous,jeunes",
    "activites": "jeu,repas",
    "tarif": "gratuit",
    "gouvernance": "autogestion",
    "operateur": "Les voisins asbl",
    "etat": "ouvert",
    "verifie_le": "2026-01-15",
    "source": "https://exemple.be/guide",
    "adresse_de_la_page": "http://testserver/lieux/cafe/",
}


def lignes(client) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(texte_du_csv(client)), delimiter=";"))


def test_le_csv_dit_tout_ce_que_l_on_sait_colonne_par_colonne(client, lieu):
    assert lignes(client) == [CONNU]
    assert list(lignes(client)[0]) == list(CONNU)


def test_le_csv_s_ouvre_dans_un_tableur_belge(client, lieu):
    reponse = client.get("/lieux.csv")

    assert reponse.content.startswith(b"\xef\xbb\xbfidentifiant;nom;type;")
    assert reponse.content.count(b"\r\n") == 2
    assert reponse["Content-Type"] == "text/csv; charset=utf-8"
    assert reponse["Content-Disposition"] == 'attachment; filename="lieux-de-liens.csv"'


def test_ce_qui_est_inconnu_est_vide_jamais_non(client):
    make_lieu(slug="inconnu", etat=Lieu.Etat.INCONNU)

    vides = [colonne for colonne, valeur in lignes(client)[0].items() if not valeur]

    assert vides == [
        "accroche", "rue", "numero", "code_postal", "localite", "latitude", "longitude", "precision", "telephone",
        "courriel", "site", "horaires", "horaires_note", "publics", "activites", "tarif", "gouvernance", "verifie_le", "source",
    ]  # fmt: skip


@pytest.mark.parametrize("debut", ["=", "+", "-", "@", "\t", "\r"])
def test_une_formule_devient_un_texte(client, debut):
    make_lieu(nom=f"{debut}cmd|' /C calc'!A0", accroche="Sans formule")

    assert lignes(client)[0]["nom"] == f"'{debut}cmd|' /C calc'!A0"
    assert lignes(client)[0]["accroche"] == "Sans formule"


def test_le_geojson_dit_la_meme_chose_avec_la_position_en_longitude_latitude(client, lieu):
    make_lieu(slug="non-localise")

    reponse = client.get("/lieux.geojson")

    assert reponse["Content-Type"] == "application/geo+json"
    assert reponse.json() == {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": "cafe",
                "geometry": {"type": "Point", "coordinates": [4.37, 50.86]},
                "properties": {c: v for c, v in CONNU.items() if c not in ("latitude", "longitude")}
                | {"publics": ["tous", "jeunes"], "activites": ["jeu", "repas"]},
            }
        ],
    }


@pytest.mark.parametrize("adresse", [*DONNEES, "/lieux/cafe/", "/lieux/"])
def test_ce_qui_est_interne_ne_sort_nulle_part(client, lieu, adresse):
    contenu = client.get(adresse).content.decode()

    assert "cafe" in contenu
    assert "SECRET" not in contenu
