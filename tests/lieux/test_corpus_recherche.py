"""Ce que les gens tapent, sur les données réelles, et ce qu'ils doivent trouver : mal écrit, en néerlandais, en code postal."""

import pytest
from django.conf import settings
from django.db import transaction

from lieux.chargement import charge

from .lecture import dans_le_csv

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def donnees_reelles(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        charge(sorted((settings.BASE_DIR / "fixtures").glob("*.jsonl")), ecrire=True)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def resultats(client):
    """Slugs que trouve une recherche, dans l'ordre : ce que donne l'adresse, en entier."""
    return lambda texte: dans_le_csv(client, {"q": texte})


SCHAERBEEK = {
    "lentract",
    "espace-51",
    "lautre-lieu",
    "espace-p",
    "maison-biloba-huis",
    "la-gerbe-lheure-atelier",
}
IXELLES = {
    "casg-bruxelles-sud-est-boondael",
    "casg-bruxelles-sud-est-porte-de-namur",
    "casg-bruxelles-sud-est-flagey",
}
LIEGE = {
    "revers",
    "mj-la-bicoque",
    "mj-sainte-walburge",
    "centre-culturel-les-chiroux",
    "le-balloir",
    "club-andre-baillon",
}
MOLENBEEK = {
    "korenbeek",
    "avicenne",
    "maison-des-cultures-molenbeek",
    "solidarite-savoir",
    "maison-de-quartier-bonnevie",
    "maison-des-beguines",
    "coordination-ecoles-de-devoirs-bruxelles",
}
SAINT_GILLES = {
    "circe",
    "centre-culturel-jacques-franck",
    "casg-pour-les-familles",
    "csad-casg",
    "service-social-juif",
}
WOLUWE = {"wops", "centre-culturel-joli-bois", "whalll", "wolu-services", "le-gue-centre-de-jour"}
LAEKEN = {"centre-de-jeunes-averroes", "centre-de-jeunes-lhorizon", "mado-nord"}
ANDERLECHT = {"club-55", "escale-du-nord", "assemblages", "entrages", "doucheflux"}
GOSSELIES = {"club-theo-van-gogh", "espace-citoyen-gosselies"}
CHARLEROI = GOSSELIES | {
    "mj-de-roux",
    "espace-citoyen-dampremy",
    "espace-citoyen-la-docherie",
    "espace-citoyen-porte-ouest",
}
AINES = {"assemblages", "entrages", "lauberge-du-vivier", "le-balloir", "maison-biloba-huis"}
FRANCAIS = {
    "espace-citoyen-dampremy",
    "espace-citoyen-gosselies",
    "espace-citoyen-la-docherie",
    "espace-citoyen-porte-ouest",
    "maison-des-beguines",
}
REPAS = {"chez-nous-bij-ons", "circe", "la-fontaine", "le-pianocktail", "doucheflux"}
SANS_CHEZ_SOI = {"chez-nous-bij-ons", "circe", "hobo", "la-fontaine", "doucheflux"}
LGBT = {"genres-pluriels", "tels-quels", "rainbowhouse-brussels"}
ORDINATEURS = {"babelzin", *FRANCAIS} - {"maison-des-beguines"}

ENSEMBLES = {
    # Communes, en trois langues, avec des fautes, abrégées
    "schaerbeek": SCHAERBEEK,
    "Schaarbeek": SCHAERBEEK,
    "scharbek": SCHAERBEEK,
    "skarbeek": SCHAERBEEK,
    "schaerbek": SCHAERBEEK,
    "1030": SCHAERBEEK,
    "1030 Schaerbeek": SCHAERBEEK,
    "à Ixelles": IXELLES,
    "Elsene": IXELLES,
    "liege": LIEGE,
    "Luik": LIEGE,
    "Lüttich": LIEGE,
    "molenbeek": MOLENBEEK,
    "molenbek": MOLENBEEK,
    "1080 molenbeek": MOLENBEEK,
    "st gilles": SAINT_GILLES,
    "Sint-Gillis": SAINT_GILLES,
    "commune de saint gilles": SAINT_GILLES,
    "woluwe": WOLUWE,
    "saint josse": {"le-meridien-ssm"},
    "boitsfort": {"mj-de-watermael-boitsfort", "la-venerie"},
    "anderlect": ANDERLECHT,
    "charlroi": CHARLEROI,
    "dinant": set(),
    # Localités
    "Gosselies": GOSSELIES,
    "goselies": GOSSELIES,
    "6041": GOSSELIES,
    "6041 gosselies": GOSSELIES,
    "gosselies, charleroi": GOSSELIES,
    "laeken": LAEKEN,
    "laken": LAEKEN,
    "NOH": {"le-coin-des-cerises", "centre-de-jeunes-noh"},
    "genval": {"lespace-du-lien"},
    "près de gosselies": GOSSELIES | {"mj-de-roux"},
    "autour de Huy": set(),
    # Un endroit et un besoin
    # Un public et un endroit : ceux qui disent l'accueillir, et ceux ouverts à tout le monde
    "jeunes molenbeek": {
        "avicenne",
        "maison-des-cultures-molenbeek",
        "solidarite-savoir",
        "coordination-ecoles-de-devoirs-bruxelles",
    },
    "café 1030": SCHAERBEEK - {"espace-p"},
    "cafe schaarbeek": SCHAERBEEK - {"espace-p"},
    "aînés anderlecht": {"assemblages", "entrages", "escale-du-nord"},
    "aines a anderlect": {"assemblages", "entrages", "escale-du-nord"},
    "maison de quartier molenbeek": {"maison-de-quartier-bonnevie", "korenbeek", "maison-des-beguines"},
    # Besoins
    "apprendre le français": FRANCAIS,
    "cours de francais": FRANCAIS,
    "alpha": FRANCAIS,
    "alphabetisation": FRANCAIS,
    "alfabétisation": FRANCAIS,
    "repas chaud": REPAS,
    "laver mon linge": REPAS,
    "sdf": SANS_CHEZ_SOI,
    "sans-abri": SANS_CHEZ_SOI,
    "lgbt": LGBT,
    "gays": LGBT,
    "vieux": AINES,
    "les seniors": AINES | {"maison-des-beguines"},
    "aînées": AINES,
    "je cherche un ordi": ORDINATEURS,
    "ordinateurs": ORDINATEURS,
    "alcool": {"la-trace"},
    "autogestion": {"le-pianocktail", "zonneklopper"},
    # Ce que le guide n'a pas : mieux vaut rien qu'un mot corrigé de travers
    "maison verte": set(),
    "dentiste": set(),
    "notaire": set(),
    "bitcoin": set(),
}

PREMIERS = {
    "pianoctail": "le-pianocktail",
    "piano cocktail": "le-pianocktail",
    "concerts marolles": "le-pianocktail",
    "lentract": "lentract",
    "l’entr act": "lentract",
    "espace51": "espace-51",
    "babel zin": "babelzin",
    "l'autre lieu": "lautre-lieu",
    "bonevie": "maison-de-quartier-bonnevie",
    "zoneklopper": "zonneklopper",
    "averroes": "centre-de-jeunes-averroes",
    "rainbow house": "rainbowhouse-brussels",
    "douche flux": "doucheflux",
    "club house": "clubhouse-brussels",
    "téléservice": "espace-social-tele-service",
    "entraide marolles": "entraide-des-marolles",
    "chez nous": "chez-nous-bij-ons",
    "chez nous bruxelles": "chez-nous-bij-ons",
    "la fontaine": "la-fontaine",
    "mj roux": "mj-de-roux",
    "centre culturel uccle": "centre-culturel-uccle",
    "centre culturel jette": "larmillaire-jette",
    "infor jeunes bruxelles": "infor-jeunes-bruxelles",
    "adolescent": "mado-nord",
    "trans": "genres-pluriels",
}

NOMBRES = {
    "je suis seul": 53,
    "je me sens seule": 53,
    "solitude": 53,
    "prendre un café": 53,
    "boire un verre": 53,
    "jouer aux cartes": 53,
    "parler à quelqu'un": 74,
    "je veux mourir": 29,
    "psychologue": 29,
    "MJ": 14,
    "mjs": 14,
    "casg": 14,
    "centre culturel": 21,
    "wallonie": 29,
    "bruxelles": 72,
    "bruxeles": 72,
}


@pytest.mark.parametrize("texte", ENSEMBLES)
def test_une_recherche_trouve_exactement(resultats, texte):
    assert set(resultats(texte)) == ENSEMBLES[texte]


@pytest.mark.parametrize("texte", PREMIERS)
def test_une_recherche_trouve_d_abord(resultats, texte):
    assert resultats(texte)[0] == PREMIERS[texte]


@pytest.mark.parametrize("texte", NOMBRES)
def test_une_recherche_large_trouve(resultats, texte):
    assert len(resultats(texte)) == NOMBRES[texte]
