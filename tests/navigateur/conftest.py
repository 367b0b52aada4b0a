"""Un vrai navigateur devant le site servi avec les données réelles et les fichiers statiques de production.

Les données sont chargées une fois ; après un test qui en a changé, elles sont remises depuis une copie gardée dans la base.
"""

import os
from threading import Thread

import pytest
from axes.models import AccessAttempt
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.test.testcases import LiveServerThread
from django.test.utils import setup_databases, teardown_databases

from comptes.models import Perimetre
from connexion.models import Acces
from doublons.models import DecisionDoublon
from imports.models import Import, VerrouChamp
from lieux.models import VersionDonnees
from lieux.version import APPLICATIONS
from propositions.models import Proposition
from signalements.models import Envoi, Signalement
from veille.models import VerificationLien

from .pages import ajoute_cas_rares

# L'interface synchrone de Playwright tourne dans une boucle asynchrone, où Django refuse d'ordinaire la base.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

TELEPHONE = {"width": 375, "height": 812}
BUREAU = {"width": 1280, "height": 900}
COPIE = "copie_"
ECRITS_PAR_UN_PARCOURS = (
    Session,
    AccessAttempt,
    Acces,
    Signalement,
    Envoi,
    Import,
    VerrouChamp,
    VerificationLien,
    Proposition,
    Perimetre,
    DecisionDoublon,
)


def pytest_collection_modifyitems(items):
    """Tout test de ce dossier est un parcours dans un navigateur."""
    for item in items:
        if item.path.is_relative_to(os.path.dirname(__file__)):
            item.add_marker("navigateur")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    sobre = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # rien ne sort de la machine
    ]
    chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    return browser_type_launch_args | {"executable_path": chromium, "args": sobre}


@pytest.fixture(scope="session")
def base_url(site):
    return site


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    """Sans service worker : chaque parcours voit les requêtes de ses pages. `test_hors_ligne.py` le permet."""
    return browser_context_args | {
        "locale": "fr-BE",
        "timezone_id": "Europe/Brussels",
        "service_workers": "block",
    }


def _tables() -> list[str]:
    modeles = [
        m
        for nom in (*APPLICATIONS, "historique")
        for m in apps.get_app_config(nom).get_models(include_auto_created=True)
    ]
    return [modele._meta.db_table for modele in modeles if modele is not VersionDonnees]


def _version() -> int:
    return VersionDonnees.objects.get().numero


@pytest.fixture(scope="session")
def base_de_test(django_test_environment, django_db_modify_db_settings, django_db_blocker):
    """Une base neuve. `django_db_setup` n'en crée pas ici : aucun de ces tests ne porte la marque `django_db`."""
    with django_db_blocker.unblock():
        configuration = setup_databases(verbosity=0, interactive=False)
        yield
        teardown_databases(configuration, verbosity=0)


@pytest.fixture(scope="session")
def donnees_chargees(base_de_test, django_db_blocker):
    """Les données réelles dans la base de test, pour toute la session, et leur copie."""
    with django_db_blocker.unblock():
        call_command("charger", ecrire=True, verbosity=0)
        with connection.cursor() as curseur:
            for table in _tables():
                curseur.execute(f"CREATE TABLE {COPIE}{table} AS SELECT * FROM {table}")


def _remet_les_donnees() -> None:
    """Vide et remplit chaque table ; les clés étrangères ne sont vérifiées qu'à la fin de la transaction."""
    with transaction.atomic(), connection.cursor() as curseur:
        if connection.vendor == "sqlite":
            curseur.execute("PRAGMA defer_foreign_keys = ON")
        for table in _tables():
            curseur.execute(f"DELETE FROM {table}")
        for table in _tables():
            curseur.execute(f"INSERT INTO {table} SELECT * FROM {COPIE}{table}")


@pytest.fixture(autouse=True)
def donnees_reelles(donnees_chargees, django_db_blocker):
    """La base telle que chargée, quoi qu'ait fait le test d'avant. Un test peut y ajouter ce qu'il veut."""
    with django_db_blocker.unblock():
        avant = _version()
        yield
        for modele in ECRITS_PAR_UN_PARCOURS:
            modele.objects.all().delete()
        if _version() != avant:
            _remet_les_donnees()
        get_user_model().objects.all().delete()
        connections.close_all()  # dans la boucle de Playwright, Django ouvre une connexion de plus


@pytest.fixture(scope="module")
def cas_rares(donnees_chargees, django_db_blocker):
    """Pour un module qui ne change rien : les données réelles, un lieu retiré et un lieu dont on sait tout."""
    with django_db_blocker.unblock():
        ajoute_cas_rares()
        yield
        _remet_les_donnees()
        connections.close_all()


@pytest.fixture(scope="session")
def site(donnees_chargees):
    """Adresse du site servi. Les fichiers statiques passent par WhiteNoise, comme en production."""
    en_memoire = {c.alias: c for c in connections.all() if c.vendor == "sqlite" and c.is_in_memory_db()}
    for connexion in en_memoire.values():
        connexion.inc_thread_sharing()
    serveur: Thread = LiveServerThread(
        "127.0.0.1", static_handler=lambda application: application, connections_override=en_memoire
    )
    serveur.daemon = True
    serveur.start()
    serveur.is_ready.wait()
    if serveur.error:
        raise serveur.error
    yield f"http://127.0.0.1:{serveur.port}"
    serveur.terminate()
    for connexion in en_memoire.values():
        connexion.dec_thread_sharing()


@pytest.fixture
def ouvre(new_context):
    """Ouvre un onglet. Une erreur de script ou un refus de la CSP fait échouer le test."""
    erreurs = []

    def note_console(message):
        if "Content Security Policy" in message.text:
            erreurs.append(message.text)

    def _ouvre(**options):
        contexte = new_context(**({"viewport": BUREAU} | options))
        contexte.on("weberror", lambda erreur: erreurs.append(str(erreur.error)))
        contexte.on("console", note_console)
        return contexte.new_page()

    yield _ouvre
    assert erreurs == []


@pytest.fixture
def bureau(ouvre):
    """Un onglet de 1280 × 900."""
    return ouvre(viewport=BUREAU)


@pytest.fixture
def telephone(ouvre):
    """Un onglet de 375 × 812, au doigt."""
    return ouvre(viewport=TELEPHONE, has_touch=True, is_mobile=True)


@pytest.fixture
def sans_javascript(ouvre):
    """Un onglet de téléphone où aucun script ne tourne."""
    return ouvre(viewport=TELEPHONE, java_script_enabled=False)
