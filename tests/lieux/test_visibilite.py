"""Ce que le public ne doit pas voir n'apparaît nulle part, à côté d'un lieu qui, lui, apparaît partout."""

import pytest

from lieux.models import Lieu
from tests.factories import make_ancienne_adresse, make_commune, make_lieu, make_operateur

from .lecture import ICI

pytestmark = pytest.mark.django_db

CACHES = {
    "brouillon": {"publication": Lieu.Publication.BROUILLON},
    "a-relire": {"publication": Lieu.Publication.A_RELIRE},
    "retire": {"publication": Lieu.Publication.RETIRE},
    "confidentiel": {"type_adresse": Lieu.TypeAdresse.CONFIDENTIELLE},
}
PAGES = [
    "/lieux/",
    "/lieux/?q=refuge",
    "/lieux/points.json",
    "/lieux.geojson",
    "/lieux.csv",
    "/sitemap.xml",
    "/suggestions/?q=refuge",
    "/communes/jette/",
    "/operateurs/l-un/",
    "/lieux/refuge-montre/",
]


@pytest.fixture(params=CACHES)
def refuges(request):
    """Un lieu que l'on voit et, à côté, un autre que l'on ne doit pas voir."""
    commun = {"commune": make_commune(slug="jette"), "operateur": make_operateur(slug="l-un"), **ICI}
    montre = make_lieu(nom="Un refuge montré", slug="refuge-montre", **commun)
    cache = make_lieu(nom="Refuge caché", slug="refuge-cache", **commun, **CACHES[request.param])
    return montre, cache


@pytest.mark.parametrize("adresse", PAGES)
def test_un_lieu_cache_n_est_sur_aucune_page(client, refuges, adresse):
    contenu = client.get(adresse).content.decode()

    assert "refuge-montre" in contenu
    assert "refuge-cache" not in contenu
    assert "Refuge caché" not in contenu


def test_un_lieu_cache_n_entre_dans_aucune_selection(lire, refuges):
    assert lire() == lire(commune="jette") == lire(operateur="l-un") == ["refuge-montre"]


@pytest.mark.parametrize("cache", ["brouillon", "a-relire", "confidentiel"])
def test_la_page_d_un_lieu_cache_n_existe_pas(client, cache):
    visible, lieu = make_lieu(), make_lieu(**CACHES[cache])

    assert client.get(visible.get_absolute_url()).status_code == 200
    assert client.get(lieu.get_absolute_url()).status_code == 404


def test_un_lieu_confidentiel_et_retire_n_a_pas_de_page_non_plus(client):
    lieu = make_lieu(**(CACHES["retire"] | CACHES["confidentiel"]))

    assert client.get(lieu.get_absolute_url()).status_code == 404


def test_un_lieu_retire_repond_410_et_montre_les_lieux_proches(client):
    retire = make_lieu(nom="Disparu", publication=Lieu.Publication.RETIRE, **ICI)
    proche = make_lieu(**(ICI | {"latitude": 50.87}))
    loin = make_lieu(**(ICI | {"latitude": 50.97}))

    reponse = client.get(retire.get_absolute_url())

    assert reponse.status_code == 410
    assert [v.lieu for v in reponse.context["proches"]] == [proche, loin]
    assert "Disparu n'est plus dans le guide" in reponse.content.decode()


def test_un_slug_change_renvoie_a_la_nouvelle_adresse(client):
    lieu = make_lieu(slug="nouveau")
    make_ancienne_adresse(lieu=lieu, slug="ancien")

    reponse = client.get("/lieux/ancien/")

    assert (reponse.status_code, reponse["Location"]) == (301, "/lieux/nouveau/")


@pytest.mark.parametrize("cache", ["brouillon", "a-relire", "confidentiel"])
def test_l_ancien_slug_d_un_lieu_cache_ne_revele_pas_le_nouveau(client, cache):
    make_ancienne_adresse(lieu=make_lieu(**CACHES[cache]), slug="ancien")

    assert client.get("/lieux/ancien/").status_code == 404


@pytest.mark.parametrize("cache", CACHES)
def test_un_operateur_sans_lieu_visible_n_a_ni_page_ni_nom_ailleurs(client, cache):
    make_lieu(operateur=make_operateur(nom="Asbl montrée", slug="montree"))
    make_lieu(operateur=make_operateur(nom="Asbl discrète", slug="discrete"), **CACHES[cache])

    adresses = ["/operateurs/", "/sitemap.xml", "/lieux/?operateur=discrete&operateur=montree"]
    contenus = [client.get(adresse).content.decode() for adresse in adresses]

    assert [contenu.lower().count("asbl discrète") for contenu in contenus] == [0, 0, 0]
    assert ["montree" in contenu for contenu in contenus] == [True, True, True]
    assert client.get("/operateurs/discrete/").status_code == 404
