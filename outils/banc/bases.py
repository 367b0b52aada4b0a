"""Une base jetable par moteur et par taille, faite une fois et reprise d'un banc à l'autre tant que rien ne l'a périmée."""

import fcntl
import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import environ
import psycopg
from psycopg import sql

from outils.jetable import base_postgresql, binaires_postgresql, environnement_neuf

RACINE = Path(__file__).resolve().parent.parent.parent
DOSSIER = Path(os.environ.get("VAR_DIR") or RACINE / "var").resolve() / "banc"
SOURCES = (
    "outils/banc/annuaire/*.py", "*/migrations/*.py", "fixtures/*.jsonl", "lieux/version.py", "lieux/texte.py",
    "lieux/racines.py", "lieux/documents.py", "lieux/plein_texte*.py",
)  # fmt: skip
"""Ce dont dépend le contenu d'une base : un octet changé, et elle est refaite."""
MODELE = os.environ.get("BASE_MODELE", "")
"""Sous outils/tester.py, la base déjà migrée d'où partir."""
VERSION_SUIVANTE = "UPDATE lieux_versiondonnees SET numero = numero + 1"


@dataclass(frozen=True)
class Annuaire:
    """Base pleine et prête à servir. `reperes` : voir annuaire/reperes.py."""

    moteur: str
    version: str
    taille: int
    url: str
    reperes: dict[str, list]
    change_version: Callable[[], None]

    @property
    def environnement(self) -> dict[str, str]:
        return environnement_neuf(
            VAR_DIR=str(DOSSIER), DATABASE_URL=self.url, DJANGO_SETTINGS_MODULE="outils.banc.reglages"
        )


def empreinte() -> str:
    resume = hashlib.blake2s(digest_size=5)
    for motif in SOURCES:
        for chemin in sorted(RACINE.glob(motif)):
            resume.update(chemin.read_bytes())
    return resume.hexdigest()


@contextmanager
def annuaires(moteur: str) -> Iterator[tuple[Callable[[int, bool], Annuaire] | None, str]]:
    """Une fonction (taille, neuf) → Annuaire, qui vaut le temps du bloc ; ou None et la raison."""
    DOSSIER.mkdir(parents=True, exist_ok=True)
    if moteur == "sqlite":
        yield _sqlite, ""
        return
    with base_postgresql() as (url, sans_postgresql):
        if sans_postgresql:
            yield None, sans_postgresql
            return
        grappe = Grappe(environ.Env.db_url_config(url), url)
        try:
            yield grappe.annuaire, ""
        finally:
            grappe.efface()


def _remplit(url: str, taille: int, reperes: Path) -> None:
    print(f"Annuaire de {taille} lieux…", flush=True)
    commande = [sys.executable, "-m", "outils.banc.annuaire", str(taille), str(reperes)]
    environnement = environnement_neuf(
        VAR_DIR=str(DOSSIER), DATABASE_URL=url, DJANGO_SETTINGS_MODULE="config.settings"
    )
    subprocess.run(commande, check=True, cwd=RACINE, env=environnement)


def _fichiers(moteur: str, taille: int, suffixe: str, *, neuf: bool) -> tuple[Path, Path]:
    """La base gardée et ses repères ; efface ceux d'une autre empreinte, et les siens si `neuf`."""
    nom = f"{moteur}-{taille}-{empreinte()}"
    for chemin in DOSSIER.glob(f"{moteur}-{taille}-*"):
        if neuf or not chemin.name.startswith(f"{nom}."):
            chemin.unlink()
    return DOSSIER / f"{nom}.{suffixe}", DOSSIER / f"{nom}.json"


@contextmanager
def _seul(nom: str) -> Iterator[None]:
    """Un seul processus à la fois : deux tests ne font pas la même base l'un sur l'autre."""
    with (DOSSIER / f"{nom}.verrou").open("w") as verrou:
        fcntl.flock(verrou, fcntl.LOCK_EX)
        yield


def _sqlite(taille: int, neuf: bool) -> Annuaire:
    with _seul(f"sqlite-{taille}"):
        base, reperes = _fichiers("sqlite", taille, "sqlite3", neuf=neuf)
        if not (base.exists() and reperes.exists()):
            brouillon = base.with_suffix(".brouillon")
            for reste in DOSSIER.glob(f"{brouillon.name}*"):
                reste.unlink()
            if MODELE:
                shutil.copyfile(MODELE, brouillon)
            _remplit(f"sqlite:///{brouillon}", taille, reperes)
            brouillon.rename(base)

    def change_version() -> None:
        with sqlite3.connect(base, timeout=20) as connexion:
            connexion.execute(VERSION_SUIVANTE)
        connexion.close()

    contenu = json.loads(reperes.read_text())
    return Annuaire("SQLite", sqlite3.sqlite_version, taille, f"sqlite:///{base}", contenu, change_version)


class Grappe:
    """Bases d'une grappe PostgreSQL, effacées à la fin ; leur contenu est gardé par pg_dump, s'il est installé."""

    def __init__(self, reglages: dict, url: str):
        self.url, self.crees = url, []
        noms = {"host": "HOST", "user": "USER", "password": "PASSWORD", "port": "PORT"}
        self.connexion = {nom: reglages[cle] for nom, cle in noms.items() if reglages.get(cle)}
        self.admin = psycopg.connect(**self.connexion, dbname=reglages["NAME"], autocommit=True)
        self.outils = binaires_postgresql()

    def annuaire(self, taille: int, neuf: bool) -> Annuaire:
        nom = f"banc_{os.getpid()}_{len(self.crees)}"
        url = f"{self.url.rpartition('/')[0]}/{nom}"
        with _seul(f"postgresql-{taille}"):
            copie, reperes = _fichiers("postgresql", taille, "dump", neuf=neuf)
            gardee = copie.exists() and reperes.exists()
            self._cree(nom, modele="template1" if gardee or not MODELE else MODELE)
            if gardee:
                self._outil("pg_restore", nom, "--jobs=2", "--no-owner", str(copie))
            else:
                _remplit(url, taille, reperes)
                if self.outils:
                    brouillon = copie.with_suffix(".brouillon")
                    self._outil("pg_dump", nom, "--format=custom", "--compress=1", f"--file={brouillon}")
                    brouillon.rename(copie)
        self._execute(nom, "ANALYZE")
        version = self.admin.info.parameter_status("server_version").split()[0]
        return Annuaire(
            "PostgreSQL",
            version,
            taille,
            url,
            json.loads(reperes.read_text()),
            lambda: self._execute(nom, VERSION_SUIVANTE),
        )

    def _cree(self, nom: str, *, modele: str) -> None:
        noms = [sql.Identifier(nom), sql.Identifier(modele)]
        self.admin.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*noms))
        self.crees.append(nom)

    def _execute(self, base: str, ordre: str) -> None:
        with psycopg.connect(**self.connexion, dbname=base, autocommit=True) as connexion:
            connexion.execute(ordre)

    def _outil(self, programme: str, base: str, *arguments: str) -> None:
        acces = {"PGPASSWORD": self.connexion.get("password", "")}
        qui = [f"--host={self.connexion.get('host', '')}", f"--username={self.connexion.get('user', '')}"]
        port = [f"--port={self.connexion['port']}"] if "port" in self.connexion else []
        commande = [str(self.outils / programme), *qui, *port, f"--dbname={base}", *arguments]
        subprocess.run(commande, check=True, env=os.environ | acces)

    def efface(self) -> None:
        for nom in self.crees:
            self.admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(nom)))
        self.admin.close()
