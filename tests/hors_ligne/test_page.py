"""La page de tous les lieux, celle qu'un navigateur garde d'avance : commune par commune, sans rien de passager."""

from datetime import date

import pytest

from tests.factories import make_commune, make_lieu
from tests.lieux.lecture import texte

pytestmark = pytest.mark.django_db
PAGE = "/hors-ligne/"


def test_chaque_commune_donne_ses_lieux_avec_adresse_telephone_et_horaires(client):
    make_lieu(
        commune=make_commune(nom_fr="Huy"), nom="L'Étape", rue="Rue Haute", numero="12", telephone="085 21 00 00",
        horaires="Mo-Fr 10:00-17:00",
    )  # fmt: skip
    make_lieu(commune=make_commune(nom_fr="Amay"), nom="Chez Nous")
    make_lieu(nom="Caché", publication="brouillon")
    make_lieu(nom="Parti", etat="ferme", etat_depuis=date(2025, 1, 1))

    lu = texte(client.get(PAGE))

    assert lu.index("Amay (1) Chez Nous") < lu.index("Huy (1) L'Étape")
    assert "085 21 00 00 Lundi à vendredi de 10 h à 17 h." in lu.replace("\u202f", " ").replace("\xa0", " ")
    assert ("Caché" in lu, "Parti" in lu, "Ouvert" in lu) == (False, False, False)


def test_sans_lieu_la_page_le_dit(client):
    assert "Aucun lieu n'est encore dans le guide." in texte(client.get(PAGE))


@pytest.mark.parametrize("nombre", [1, 5])
def test_la_page_ne_fait_pas_plus_de_requetes_pour_plus_de_lieux(
    client, django_assert_max_num_queries, nombre
):
    for _ in range(nombre):
        make_lieu(commune=make_commune())
    client.get("/a-propos/")

    with django_assert_max_num_queries(20):
        client.get(PAGE)
    with django_assert_max_num_queries(8):
        client.get(PAGE + "?relue")


def test_le_service_worker_se_redemande_toujours_et_nomme_ce_qu_il_garde(client, settings):
    reponse = client.get("/sw.js")

    contenu = reponse.content.decode()
    assert (reponse["Cache-Control"], reponse["Content-Type"]) == (
        "no-cache",
        "text/javascript; charset=utf-8",
    )
    assert 'const REPLI = "/hors-ligne/"' in contenu
    assert "ouvrier-retrait" not in contenu

    settings.HORS_LIGNE = False
    assert "ouvrier-retrait" in client.get("/sw.js").content.decode()
