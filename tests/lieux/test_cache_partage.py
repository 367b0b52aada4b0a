"""Avec CACHE_URL, les processus partagent les pages rendues dans un Redis, et le site sait s'en passer."""

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import pytest
import redis
from django.core.cache import caches

from lieux import par_version
from lieux.models import Lieu
from tests.factories import make_lieu

pytestmark = pytest.mark.django_db

COMPRIMEE = {"Accept-Encoding": "br"}
SANS_REDIS = not shutil.which("redis-server") and not os.environ.get("CI")


@pytest.fixture
def serveur():
    """Un Redis jetable sur une prise locale ; en intégration continue, son absence est une faute."""
    if SANS_REDIS:
        pytest.skip("redis-server n'est pas installé : le cache partagé n'est pas essayé.")
    dossier = Path(tempfile.mkdtemp())
    prise = dossier / "redis.sock"
    processus = subprocess.Popen(
        ["redis-server", "--port", "0", "--unixsocket", str(prise), "--save", "", "--dir", str(dossier)],
        stdout=subprocess.DEVNULL,
    )
    limite = time.monotonic() + 10
    while not prise.exists() and time.monotonic() < limite:
        time.sleep(0.02)
    yield processus, f"unix://{prise}"
    processus.terminate()
    processus.wait()
    shutil.rmtree(dossier)


@pytest.fixture
def partage(serveur, sans_cache, settings):
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": serveur[1]}
    }
    yield serveur
    caches["default"].close()


def test_une_page_rendue_par_un_processus_sert_aux_autres(client, partage, django_assert_num_queries):
    make_lieu(slug="un")
    rendue = client.get("/lieux/un/", headers=COMPRIMEE)

    caches["default"].close()
    par_version.oublie_tout()  # un autre processus n'a rien en mémoire
    with django_assert_num_queries(1):
        partagee = client.get("/lieux/un/", headers=COMPRIMEE)

    assert partagee.content == rendue.content
    assert len(redis.from_url(partage[1]).keys()) == 1


def test_une_correction_se_voit_a_la_requete_suivante(client, partage):
    lieu = make_lieu(slug="un", nom="Avant")
    client.get("/lieux/un/", headers=COMPRIMEE)

    Lieu.objects.filter(pk=lieu.pk).update(nom="Après")

    assert client.get("/lieux/un/").context["lieu"].nom == "Après"


def test_sans_redis_la_page_est_rendue(client, partage, caplog):
    make_lieu(slug="un", nom="Le Un")
    partage[0].terminate()
    partage[0].wait()

    reponse = client.get("/lieux/un/", headers=COMPRIMEE)

    assert (reponse.status_code, reponse.context["lieu"].nom) == (200, "Le Un")
    assert "Cache partagé injoignable" in caplog.text
