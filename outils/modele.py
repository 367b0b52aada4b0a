"""Une base migrée une seule fois par moteur, que chaque processus de tests recopie au lieu de refaire les migrations."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from os import getpid
from pathlib import Path

import environ
import psycopg
from jetable import environnement_neuf
from psycopg import sql

RACINE = Path(__file__).resolve().parent.parent
NOMS = {"HOST": "host", "USER": "user", "PASSWORD": "password", "PORT": "port", "NAME": "dbname"}


class ModeleManque(Exception):
    """Le message dit quelle base n'a pas pu être migrée."""


@contextmanager
def modeles(dossier: Path, postgresql: str) -> Iterator[dict[str, str]]:
    """Par partie de la suite, la base à recopier : un fichier, ou le nom d'une base de cette grappe s'il y en a une."""
    fichier = dossier / "modele.sqlite3"
    adresses, trouves = [f"sqlite:///{fichier}"], {"SQLite": str(fichier)}
    if not postgresql:
        _migre(dossier, adresses)
        yield trouves
        return
    nom = f"lieux_modele_{getpid()}"
    reglages = environ.Env.db_url_config(postgresql)
    qui = {cle: reglages[nom_django] for nom_django, cle in NOMS.items() if reglages.get(nom_django)}
    with psycopg.connect(**qui, autocommit=True) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(nom)))
        try:
            _migre(dossier, [*adresses, f"{postgresql.rpartition('/')[0]}/{nom}"])
            yield trouves | {"PostgreSQL": nom, "navigateur": nom}
        finally:
            admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(nom)))


def _migre(dossier: Path, adresses: list[str]) -> None:
    """Toutes les bases en même temps : une migration n'occupe qu'un cœur."""
    var = dossier / "modele"
    var.mkdir()
    commande = [sys.executable, "manage.py", "migrate", "-v0", "--skip-checks"]
    environnements = (
        environnement_neuf(VAR_DIR=str(var), SECRET_KEY="cle-du-modele", DATABASE_URL=adresse)
        for adresse in adresses
    )
    processus = [subprocess.Popen(commande, cwd=RACINE, env=env) for env in environnements]
    codes = [migration.wait() for migration in processus]
    if manques := [adresse for adresse, code in zip(adresses, codes, strict=True) if code]:
        raise ModeleManque(f"Migrations impossibles : {', '.join(manques)}")
