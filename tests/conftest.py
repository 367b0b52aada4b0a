"""Ce que tous les tests partagent."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection
from django.utils import translation

from lieux import langues, par_version, traductions

from .une_fois import touche_une_base


def pytest_configure(config):
    """Le français ne se compile pas ; les autres langues, une fois, avant que les processus de test ne se partagent le travail."""
    if not hasattr(config, "workerinput"):
        traductions.compile_tout()


@pytest.fixture(autouse=True)
def en_francais():
    """Une page lue dans une autre langue ne la laisse pas au test suivant."""
    translation.activate(langues.FRANCAIS)


def pytest_addoption(parser):
    parser.addoption(
        "--deja-passes",
        metavar="FICHIER",
        help="laisse les tests qui ne dépendent d'aucune base, et écrit dans ce fichier combien",
    )


@pytest.hookimpl(trylast=True)  # après le choix de -k et de -m : seuls comptent ceux qui auraient tourné
def pytest_collection_modifyitems(config, items):
    if fichier := config.getoption("--deja-passes"):
        gardes = [item for item in items if touche_une_base(item)]
        passes = [item for item in items if item not in set(gardes)]
        Path(fichier).write_text(str(len(passes)))
        config.hook.pytest_deselected(items=passes)
        items[:] = gardes


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """Lancée par outils/tester.py, la suite part d'une copie d'une base déjà migrée : il n'y reste rien à migrer."""
    modele = os.environ.get("BASE_MODELE")
    if modele and connection.vendor == "sqlite":
        nom = connection.creation._get_test_db_name()
        with closing(sqlite3.connect(nom, uri=True)) as memoire, closing(sqlite3.connect(modele)) as source:
            source.backup(memoire)
            yield
        return
    if modele:
        connection.settings_dict["TEST"]["TEMPLATE"] = modele
    yield


@pytest.fixture(autouse=True)
def statique_sans_empreinte(request, settings):
    """Hors du navigateur, personne n'a rassemblé les fichiers statiques : les nommer simplement."""
    if request.node.get_closest_marker("navigateur"):
        return
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


@pytest.fixture(autouse=True)
def sans_cache(request, settings):
    """Hors du navigateur, chaque page est rendue ; les pages gardées ont leurs propres tests."""
    if not request.node.get_closest_marker("navigateur"):
        settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}


@pytest.fixture(autouse=True)
def mots_de_passe_vite_calcules(settings):
    """Le hachage de production prend exprès une seconde par compte ; aucun test ne porte sur lui."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def memoire_vide():
    """Chaque test annule sa transaction : les mêmes numéros de version y renaissent avec d'autres données."""
    par_version.oublie_tout()
