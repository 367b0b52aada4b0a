"""L'ordre des suggestions, ce qu'elles pardonnent, et ce qu'elles coûtent."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import make_activite, make_commune, make_lieu, make_localite, make_public

pytestmark = pytest.mark.django_db


def libelles(client, q) -> list[str]:
    return [s["libelle"] for s in client.get("/suggestions/", {"q": q}).json()["suggestions"]]


def test_le_nom_exact_d_abord_puis_le_debut_du_nom_puis_celui_d_un_autre_mot(client):
    make_lieu(nom="Bar")
    make_commune(nom_fr="Barvaux")
    make_activite(libelle="Barbecue")
    make_commune(nom_fr="Le Bar-sur-Semois")

    assert libelles(client, "bar") == ["Bar", "Barvaux", "Barbecue", "Le Bar-sur-Semois"]


def test_les_communes_qui_ont_le_plus_de_lieux_d_abord(client):
    make_commune(nom_fr="Saint-Alfred")
    un, deux = make_commune(nom_fr="Saint-Bernard"), make_commune(nom_fr="Saint-Charles")
    make_lieu(commune=un)
    make_lieu(commune=deux)
    make_lieu(commune=deux)

    assert libelles(client, "saint") == ["Saint-Charles", "Saint-Bernard", "Saint-Alfred"]


def test_un_terme_avant_celui_dont_ce_n_est_qu_un_synonyme(client):
    make_public(libelle="Aînés", ordre=1, synonymes="jeu")
    make_public(libelle="Jeunes", ordre=2)

    assert libelles(client, "jeu") == ["Jeunes", "Aînés"]


def test_au_plus_quatre_par_nature_et_dix_en_tout(client):
    for n in range(6):
        make_lieu(nom=f"Maison {n}", commune=make_commune(nom_fr=f"Mai-{n}"))
        make_localite(nom=f"Maillen {n}")
        make_activite(libelle=f"Mailles {n}")

    assert libelles(client, "maison") == ["Maison 0", "Maison 1", "Maison 2", "Maison 3"]
    assert [nom.split()[0] for nom in libelles(client, "mai")] == [
        *("Mai-0", "Mai-1", "Mai-2"),
        *["Maillen"] * 3,
        *["Mailles"] * 2,
        *["Maison"] * 2,
    ]


@pytest.mark.parametrize(
    "q", ["ecaussinnes d enghien", "ÉCAUSSINNES-D’", "écaussinnes d'eng", "Enghien ecauss"]
)
def test_les_accents_les_majuscules_les_tirets_et_les_apostrophes_n_importent_pas(client, q):
    make_commune(nom_fr="Écaussinnes-d'Enghien")

    assert libelles(client, q) == ["Écaussinnes-d'Enghien"]


@pytest.mark.parametrize("q", ["st-jos", "St Josse", "st. jo"])
def test_st_vaut_saint(client, q):
    make_commune(nom_fr="Saint-Josse-ten-Noode")

    assert libelles(client, q) == ["Saint-Josse-ten-Noode"]


@pytest.mark.parametrize("q", ["scharbek", "shaerbeek", "schaerbekk", "Scaherb"])
def test_une_faute_se_pardonne_quand_rien_d_autre_ne_repond(client, q):
    make_commune(nom_fr="Schaerbeek")
    make_lieu(nom="Autre chose")

    assert libelles(client, q) == ["Schaerbeek"]


def test_rien_n_est_corrige_quand_quelque_chose_repond(client):
    make_commune(nom_fr="Jalhay")
    make_lieu(nom="Jalhai")

    assert libelles(client, "jalhai") == ["Jalhai"]


def test_un_code_postal_inconnu_n_est_pas_remplace_par_son_voisin(client):
    make_localite(nom="Schaerbeek", code_postal="1030")

    assert libelles(client, "1031") == []


ABSURDES = {
    "vide": "",
    "une-lettre": "a",
    "pour-cent": "%%",
    "souligne": "__",
    "guillemets": "\"'`;--",
    "nul": "\x00",
    "emoji": "🫖👩‍👩‍👧‍👦",
    "tres-long": "a" * 10_000,
    "tres-long-en-mots": "zut " * 2_500,
    "ideogrammes": "㌕" * 9_000,
    "ligne": "a\nb",
}


@pytest.mark.parametrize("q", ABSURDES.values(), ids=ABSURDES)
def test_l_absurde_ne_suggere_rien(client, q):
    make_lieu(nom="Le lieu !")
    make_lieu(nom="???")

    assert libelles(client, q) == []
    assert libelles(client, "lieu") == ["Le lieu !"]


def test_sans_aucune_donnee_la_reponse_est_une_liste_vide(client):
    assert libelles(client, "schaerbeek") == []


def test_une_fois_les_noms_en_memoire_une_frappe_ne_lit_que_les_lieux_choisis(client):
    for n in range(6):
        make_lieu(nom=f"Maison {n}")
    libelles(client, "mai")

    with CaptureQueriesContext(
        connection,
    ) as capture:
        libelles(client, "mais")

    tables = [requete["sql"].partition(" FROM ")[2].split()[0].strip('"') for requete in capture]
    assert [table for table in tables if table != "lieux_versiondonnees"] == ["lieux_lieu"]
