"""Quels tests ne dépendent d'aucun moteur de base : outils/tester.py ne les passe qu'une fois.

pytest-django refuse la base à un test qui ne la demande pas. Il ne pourrait en dépendre que par le nom du moteur ou par un
autre processus : un module qui en parle, ou qui emprunte à un module de tests qui en parle, passe deux fois lui aussi. La
marque `sans_base` dit que les processus d'un module n'héritent pas de la base des tests.
"""

import inspect
import re
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

BASE = {"db", "transactional_db", "django_db_setup", "_django_db_helper", "live_server"}
PARLE_DU_MOTEUR = re.compile(
    r"connection|DATABASE|subprocess|postgres|sqlite|outils\.(banc|jetable)", re.IGNORECASE
)


def touche_une_base(item: pytest.Function) -> bool:
    if item.get_closest_marker("django_db") or BASE & set(item.fixturenames):
        return True
    if _debloque_la_base(item):
        return True
    return not item.get_closest_marker("sans_base") and _parle_du_moteur(item.module)


def _debloque_la_base(item: pytest.Function) -> bool:
    fixtures = [f for nom in item.fixturenames for f in item._fixtureinfo.name2fixturedefs.get(nom, ())]
    notres = [f for f in fixtures if f.func.__module__.startswith("tests.")]
    return any("django_db_blocker" in f.argnames for f in notres)


@cache
def _parle_du_moteur(module: ModuleType) -> bool:
    empruntes = {getattr(valeur, "__module__", None) or "" for valeur in vars(module).values()}
    noms = {nom for nom in empruntes if nom.startswith("tests.")} | {module.__name__}
    return any(PARLE_DU_MOTEUR.search(Path(inspect.getfile(sys.modules[nom])).read_text()) for nom in noms)
