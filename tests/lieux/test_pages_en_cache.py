"""Une page publique est rendue une fois par version des données, comprimée, et revalidée sans être rendue."""

import gzip

import brotli
import pytest
from django.core.cache import cache
from django.db import transaction

from lieux.models import Lieu
from tests.factories import make_lieu

pytestmark = pytest.mark.django_db

PAGES = [
    "/",
    "/lieux/",
    "/carte/",
    "/lieux/un/",
    "/communes/",
    "/operateurs/",
    "/federations/",
    "/financements/",
]
COMPRIMEE = {"Accept-Encoding": "gzip, br"}
FICHIERS = ["/lieux/points.json", "/lieux.geojson", "/lieux.csv", "/suggestions/?q=un"]


@pytest.fixture(autouse=True)
def avec_cache(sans_cache, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()


@pytest.fixture(autouse=True)
def lieu():
    return make_lieu(slug="un", nom="Un")


@pytest.mark.parametrize("adresse", PAGES + FICHIERS)
def test_une_page_deja_rendue_ne_demande_que_la_version(client, adresse, django_assert_num_queries):
    premiere = client.get(adresse, headers=COMPRIMEE)

    with django_assert_num_queries(1):
        seconde = client.get(adresse, headers=COMPRIMEE)

    assert (seconde.content, seconde.headers) == (premiere.content, premiere.headers)


@pytest.mark.parametrize("adresse", PAGES + FICHIERS)
def test_qui_a_deja_la_page_recoit_un_304_vide(client, adresse, django_assert_num_queries):
    etiquette = client.get(adresse)["ETag"]

    with django_assert_num_queries(1):
        reponse = client.get(adresse, headers={"If-None-Match": etiquette})

    assert (reponse.status_code, reponse.content, reponse["ETag"]) == (304, b"", etiquette)
    assert reponse["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize(
    ("codage", "decode"), [("br", brotli.decompress), ("gzip", gzip.decompress)], ids=["br", "gzip"]
)
def test_la_page_comprimee_dit_la_meme_chose(client, codage, decode):
    en_clair = client.get("/lieux/")

    comprimee = client.get("/lieux/", headers={"Accept-Encoding": codage})

    assert comprimee["Content-Encoding"] == codage
    assert decode(comprimee.content) == en_clair.content
    assert comprimee["ETag"] != en_clair["ETag"]
    assert comprimee["Vary"] == en_clair["Vary"] == "Accept-Encoding"


def test_une_correction_se_voit_a_la_requete_suivante(client, lieu):
    avant = client.get("/lieux/un/")

    Lieu.objects.filter(pk=lieu.pk).update(nom="Nouveau nom")
    apres = client.get("/lieux/un/", headers={"If-None-Match": avant["ETag"]})

    assert apres.status_code == 200
    assert "Nouveau nom" in apres.content.decode()
    assert apres["ETag"] != avant["ETag"]


def test_un_changement_annule_ne_perime_rien(client, lieu):
    avant = client.get("/lieux/un/")["ETag"]

    with transaction.atomic():
        Lieu.objects.filter(pk=lieu.pk).update(nom="Jamais vu")
        transaction.set_rollback(True)

    assert client.get("/lieux/un/")["ETag"] == avant


def test_une_page_qui_dit_l_heure_change_toutes_les_cinq_minutes(client, monkeypatch):
    monkeypatch.setattr("time.time", lambda: 1_800_000_000.0)
    a_l_heure, fixe = client.get("/lieux/")["ETag"], client.get("/communes/")["ETag"]

    monkeypatch.setattr("time.time", lambda: 1_800_000_301.0)

    assert client.get("/lieux/")["ETag"] != a_l_heure
    assert client.get("/communes/")["ETag"] == fixe


@pytest.mark.parametrize("adresse", ["/lieux/absent/", "/lieux/points.json?commune=atlantide"])
def test_une_erreur_n_est_pas_gardee(client, adresse):
    reponse = client.get(adresse)

    assert reponse.status_code in (404, 400)
    assert "ETag" not in reponse.headers


@pytest.mark.parametrize(
    ("accepte", "codage"),
    [
        ("gzip, br", "br"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.0, gzip;q=0", None),
        ("identity", None),
        ("brx", None),
    ],
)
def test_le_codage_est_celui_que_le_navigateur_accepte(client, accepte, codage):
    assert client.get("/lieux/", headers={"Accept-Encoding": accepte}).get("Content-Encoding") == codage


def test_une_page_qui_dit_ou_est_le_visiteur_n_est_gardee_par_personne(client):
    reponse = client.get("/lieux/?pres=50.867,4.377", headers=COMPRIMEE)

    assert reponse.status_code == 200
    assert reponse["Cache-Control"] == "private, no-store"
    assert reponse["Content-Encoding"] == "br"
    assert "à 5 km au plus" in brotli.decompress(reponse.content).decode()
    assert "ETag" not in reponse.headers
