"""Ôter nos déclencheurs avant une migration, sur SQLite : ils sont reposés après (lieux/version.py, lieux/plein_texte_file.py).

SQLite reconstruit une table en la remplaçant par une autre. Les déclencheurs des tables voisines, qui la nomment, l'en
empêchent : « error in trigger … no such table », et la mise à jour d'un site en service s'arrête.
"""

from django.apps import AppConfig
from django.db import connections

PREFIXES = ("version_", "a_indexer_")


def retire_avant_migration(sender: AppConfig, using: str, plan: list = (), **kwargs: object) -> None:
    """Sans migration à faire, rien n'est ôté : rien ne serait à réindexer."""
    connexion = connections[using]
    if connexion.vendor != "sqlite" or not plan:
        return
    with connexion.cursor() as curseur:
        curseur.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (nom,) in curseur.fetchall():
            if nom.startswith(PREFIXES):
                curseur.execute(f"DROP TRIGGER {nom}")
