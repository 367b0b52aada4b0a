"""Un lieu définitivement fermé garde sa page et se trouve par son nom, mais n'est dans aucune liste."""

from datetime import date

import pytest

from lieux.models import Lieu
from tests.factories import make_commune, make_lieu, make_operateur

from .lecture import ICI

pytestmark = pytest.mark.django_db
FERME = {"etat": Lieu.Etat.FERME, "etat_depuis": date(2025, 7, 8)}


@pytest.fixture
def relink():
    return make_lieu(
        nom="Le Relink",
        slug="relink",
        commune=make_commune(slug="ixelles"),
        operateur=make_operateur(slug="l-un"),
        etat_note="Le local a fermé faute de moyens.",
        **FERME,
        **ICI,
    )


def test_il_n_entre_dans_aucune_selection(lire, relink):
    make_lieu(nom="Relink bis", slug="ouvert", commune=relink.commune, **ICI)

    assert lire() == lire(q="relink") == lire(commune="ixelles") == lire(pres="50.86,4.37") == ["ouvert"]


@pytest.mark.parametrize("adresse", ["/communes/ixelles/", "/operateurs/l-un/"])
def test_il_n_est_pas_dans_les_listes_des_pages_de_commune_et_d_operateur(client, relink, adresse):
    ouvert = make_lieu(commune=relink.commune, operateur=relink.operateur)

    assert [v.lieu for v in client.get(adresse).context["vignettes"]] == [ouvert]


def test_sa_page_dit_depuis_quand_pourquoi_et_ou_aller_a_la_place(client, relink):
    voisin = make_lieu(**(ICI | {"latitude": 50.87}))
    make_lieu(**FERME, **ICI)

    reponse = client.get("/lieux/relink/")

    assert reponse.status_code == 200
    assert reponse.context["vignette"].phrase == "Fermé définitivement depuis le 8 juillet 2025"
    assert "Le local a fermé faute de moyens." in reponse.content.decode()
    assert [v.lieu for v in reponse.context["proches"]] == [voisin]


def test_la_recherche_de_son_nom_le_nomme_sans_le_lister(client, relink):
    reponse = client.get("/lieux/", {"q": "relink"})

    assert reponse.context["phrase"] == "Aucun lieu pour « relink »"
    assert "Le Relink a fermé le 8 juillet 2025." in reponse.content.decode()
    assert '<a href="/lieux/relink/">' in reponse.content.decode()


def test_il_est_suggere_par_son_nom(client, relink):
    suggestions = client.get("/suggestions/?q=relink").json()["suggestions"]

    assert [(s["nature"], s["libelle"], s["adresse"]) for s in suggestions] == [
        ("Lieu", "Le Relink", "/lieux/relink/")
    ]


def test_la_page_de_son_operateur_dit_qu_il_a_ferme(client, relink):
    contenu = client.get("/operateurs/l-un/").content.decode()

    assert '<a href="/lieux/relink/">Le Relink</a>, fermé depuis le 8 juillet 2025' in contenu


def test_un_operateur_qui_n_a_plus_que_des_lieux_fermes_garde_sa_page_sans_etre_liste(client, relink):
    actif = make_lieu().operateur

    assert list(client.get("/operateurs/").context["operateurs"]) == [actif]
    assert client.get("/operateurs/l-un/").status_code == 200


def test_un_lieu_menace_ou_ferme_temporairement_reste_dans_les_listes_et_le_dit(client):
    make_lieu(nom="A", etat=Lieu.Etat.MENACE)
    make_lieu(nom="B", etat=Lieu.Etat.FERME_TEMPORAIREMENT, etat_depuis=date(2026, 3, 1))

    reponse = client.get("/lieux/")

    assert "Lieu menacé de fermeture" in reponse.content.decode()
    assert reponse.context["vignettes"][1].phrase == "Fermé temporairement depuis le 1er mars 2026"


def test_un_lieu_ferme_sans_position_propose_ceux_de_sa_commune(client):
    ixelles = make_commune()
    ferme, autre = make_lieu(commune=ixelles, **FERME), make_lieu(commune=ixelles)
    make_lieu(**ICI)

    assert [v.lieu for v in client.get(ferme.get_absolute_url()).context["proches"]] == [autre]


def test_un_lieu_ferme_seul_dans_sa_commune_propose_les_plus_proches_de_son_centre(client):
    ferme = make_lieu(commune=make_commune(latitude=50.83, longitude=4.37), **FERME)
    loin, proche = make_lieu(**(ICI | {"latitude": 50.99})), make_lieu(**ICI)

    assert [v.lieu for v in client.get(ferme.get_absolute_url()).context["proches"]] == [proche, loin]
