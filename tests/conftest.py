"""Ce que tous les tests partagent."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def statique_sans_empreinte(request, settings):
    """Hors du navigateur, personne n'a rassemblé les fichiers statiques : les nommer simplement."""
    if request.node.get_closest_marker("navigateur"):
        return
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


@pytest.fixture(autouse=True)
def cache_vide():
    cache.clear()
    yield
    cache.clear()
