"""L'audit, par des outils publics : long, il ne tourne que par « make audit », qui lui donne un état neuf.

Il a les données, le site servi et les onglets des tests du navigateur.
"""

import os

import pytest

from tests.navigateur.conftest import (
    base_de_test,
    base_url,
    browser_context_args,
    browser_type_launch_args,
    bureau,
    cas_rares,
    donnees_chargees,
    donnees_reelles,
    ouvre,
    site,
    telephone,
)

__all__ = [
    "base_de_test",
    "base_url",
    "browser_context_args",
    "browser_type_launch_args",
    "bureau",
    "cas_rares",
    "donnees_chargees",
    "donnees_reelles",
    "ouvre",
    "site",
    "telephone",
]


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(os.path.dirname(__file__)):
            item.add_marker("audit")
            item.add_marker("navigateur")


MESURES = pytest.StashKey[list[str]]()


@pytest.fixture(scope="session")
def note(pytestconfig):
    """Ce qu'une mesure a trouvé, que l'audit redit à la fin, réussi ou non."""
    return pytestconfig.stash.setdefault(MESURES, []).append


def pytest_terminal_summary(terminalreporter, config):
    for mesure in config.stash.get(MESURES, []):
        terminalreporter.write_line(mesure)
