"""« Ce que ça change » : des constats datés et sourcés, sur la page d'un lieu ou d'un opérateur, jamais un score."""

import pytest

from tests.factories import make_lieu, make_observation
from tests.lieux.lecture import texte

pytestmark = pytest.mark.django_db
TITRE = "Ce que ça change"


def lit(client, objet) -> str:
    return texte(client.get(objet.get_absolute_url()))


def test_une_observation_se_lit_avec_son_indicateur_sa_citation_son_annee_et_sa_source(client):
    lieu = make_lieu()
    make_observation(
        lieu=lieu, indicateur="emancipation", constat="Des voisins tiennent la caisse.", citation="On m'a fait confiance",
        annee=2023, source="Étude de publics",
    )  # fmt: skip

    assert (
        f"{TITRE} Émancipation. Des voisins tiennent la caisse. On m'a fait confiance 2023. Source : Étude de publics "
        "Comment on l'observe : jamais une note, jamais un classement."
    ) in lit(client, lieu)


def test_l_observation_d_un_operateur_est_sur_sa_page_et_pas_sur_celle_de_ses_lieux(client):
    lieu = make_lieu()
    make_observation(operateur=lieu.operateur, constat="On décide ensemble.")

    assert "On décide ensemble." in lit(client, lieu.operateur)
    assert TITRE not in lit(client, lieu)


def test_corrigee_elle_se_lit_a_la_requete_suivante(client):
    observation = make_observation(constat="Avant.")
    assert "Avant." in lit(client, observation.lieu)
    observation.constat = "Après."
    observation.save()

    assert "Après." in lit(client, observation.lieu)


def test_la_methode_explique_les_trois_indicateurs(client):
    dit = texte(client.get("/comprendre/glossaire/"))

    assert all(mot in dit for mot in ("Capacitation", "Émancipation", "Engagement", "jamais un score"))
