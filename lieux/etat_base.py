"""La base répond-elle, et correspond-elle au code ? Sert au démarrage et à /sante/."""

from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor


class BaseInutilisable(Exception):
    """La base est absente ou ne correspond pas au code. Le message dit quoi faire."""


@dataclass(frozen=True)
class EtatBase:
    """Une base qui répond et que le code sait lire ; au plus lui manque-t-il des migrations."""

    migrations_a_faire: int


def etat_base() -> EtatBase:
    """Lève BaseInutilisable si la base ne répond pas, ou si elle est plus récente que le code."""
    try:
        executeur = MigrationExecutor(connection)
        a_faire = executeur.migration_plan(executeur.loader.graph.leaf_nodes())
    except (DatabaseError, ImproperlyConfigured) as erreur:
        raise BaseInutilisable(
            f"La base de données ne répond pas ({str(erreur).strip().splitlines()[0]}). "
            "La démarrer, ou corriger DATABASE_URL, puis relancer « make run »."
        ) from erreur
    if inconnues := migrations_inconnues(executeur):
        raise BaseInutilisable(
            f"La base de données est plus récente que le code (migration {inconnues[0]}). "
            "Mettre le code à jour avant de relancer."
        )
    return EtatBase(len(a_faire))


def verifie_base() -> None:
    """Lève BaseInutilisable si la base ne répond pas, ou si elle est plus ancienne ou plus récente que le code."""
    if a_faire := etat_base().migrations_a_faire:
        raise BaseInutilisable(
            f"La base de données est plus ancienne que le code : {a_faire} migration(s) à appliquer. "
            "Lancer « make run », qui les applique, ou « python manage.py migrate »."
        )


def migrations_inconnues(executeur: MigrationExecutor) -> list[str]:
    """Migrations appliquées à la base que le code ne connaît pas, pour nos applications."""
    connues = set(executeur.loader.disk_migrations)
    appliquees = executeur.loader.applied_migrations
    nos_applications = {application for application, _ in connues}
    return sorted(f"{a}.{n}" for a, n in appliquees if a in nos_applications and (a, n) not in connues)
