"""Une page fait le même nombre de requêtes avec trois lieux et avec trente ; la première d'une version lit le répertoire."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lieux.models import Accueil
from tests.factories import (
    make_accueil,
    make_activite,
    make_adhesion,
    make_agrement,
    make_commune_wallonne,
    make_federation,
    make_info,
    make_isadf,
    make_langue,
    make_lieu,
    make_localite,
    make_operateur,
    make_public,
    make_type,
    make_vacances,
    make_verification,
)

pytestmark = pytest.mark.django_db

FILTRES = (
    "q=lieu&commune=jette&cp=1090&type=cafe&public=jeunes&activite=jeu&langue=fr&tarif=gratuit&gouvernance=autogestion"
    "&federation=fedito&operateur=l-un&ouvert=2026-03-03T14:00&pres=50.86,4.37&zone=4,50,5,51&inconnus=1&verifie=120"
)
PLAFONDS = {
    "/": 8,
    "/lieux/": 8,
    f"/lieux/?{FILTRES}": 8,
    "/lieux/?q=introuvable&commune=jette": 8,
    f"/carte/?{FILTRES}": 8,
    f"/lieux/points.json?{FILTRES}": 8,
    f"/lieux.geojson?{FILTRES}": 8,
    f"/lieux.csv?{FILTRES}": 8,
    "/suggestions/?q=lieu": 8,
    "/communes/": 8,
    "/communes/jette/": 15,
    "/operateurs/": 8,
    "/operateurs/l-un/": 9,
    "/lieux/fiche-0/": 15,
}

PREMIERE_LECTURE = 60
"""Requêtes que la première page d'une version fait en plus, une fois par processus : répertoire, options,
vocabulaires, et les fiches changées remises à l'index."""


class Guide:
    """Un guide où chaque lieu a de tout."""

    def __init__(self):
        self.jette = make_commune_wallonne(slug="jette")
        self.commun = {
            "commune": self.jette,
            "localite": make_localite(code_postal="1090", commune=self.jette),
            "code_postal": "1090",
            "type": make_type(slug="cafe"),
            "operateur": make_operateur(slug="l-un"),
            "horaires": "Mo-Fr 10:00-17:00; SH off",
            "tarif": "gratuit",
            "gouvernance": "autogestion",
            "activites": [make_activite(slug="jeu")],
            "langues": [make_langue(slug="fr")],
        }
        self.jeunes = make_public(slug="jeunes")
        federation = make_federation(slug="fedito")
        make_adhesion(operateur=self.commun["operateur"], federation=federation)
        make_agrement(operateur=self.commun["operateur"])
        make_isadf(commune=self.jette)
        make_vacances()

    def ajoute(self, *numeros):
        for n in numeros:
            position = {"latitude": 50.86 + n / 10_000, "longitude": 4.37, "precision": "adresse"}
            lieu = make_lieu(nom=f"Lieu {n}", slug=f"fiche-{n}", **self.commun, **position)
            make_accueil(lieu=lieu, public=self.jeunes, mode=Accueil.Mode.PRIORITAIRE)
            make_info(lieu=lieu, debut=date(2026, 3, 4), fin=date(2099, 1, 1))
            make_verification(lieu=lieu)
            voisin = make_lieu(**position)
            make_verification(lieu=voisin)


def requetes(client, adresse) -> list[str]:
    with CaptureQueriesContext(connection) as capture:
        assert client.get(adresse).status_code == 200
    return [requete["sql"] for requete in capture]


@pytest.mark.parametrize(
    ("adresse", "plafond"), PLAFONDS.items(), ids=[a.partition("?")[0] for a in PLAFONDS]
)
def test_le_nombre_de_requetes_ne_depend_pas_du_nombre_de_lieux(client, adresse, plafond):
    guide = Guide()
    guide.ajoute(*range(3))
    lecture_de_trois, avec_trois = requetes(client, adresse), requetes(client, adresse)

    guide.ajoute(*range(3, 30))
    lecture_de_trente, avec_trente = requetes(client, adresse), requetes(client, adresse)

    assert len(avec_trente) == len(avec_trois), "\n".join(avec_trente)
    assert len(avec_trente) <= plafond, "\n".join(avec_trente)
    assert len(lecture_de_trente) == len(lecture_de_trois), "\n".join(lecture_de_trente)
    assert len(lecture_de_trente) <= plafond + PREMIERE_LECTURE, "\n".join(lecture_de_trente)


def test_tous_ces_filtres_ensemble_gardent_les_trente_lieux(client):
    Guide().ajoute(*range(30))

    assert client.get(f"/lieux/?{FILTRES}").context["filtre"].nombre == 30


def test_une_liste_dont_les_vignettes_sont_dessinees_ne_relit_aucun_lieu(client):
    Guide().ajoute(*range(30))
    requetes(client, "/lieux/?page=2")

    redite = requetes(client, "/lieux/?page=2&inconnus=1")

    assert [sql for sql in redite if 'FROM "lieux_lieu"' in sql or 'FROM "lieux_accueil"' in sql] == []
