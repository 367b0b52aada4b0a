"""Ce que les tests et le banc de mesure partagent : un environnement sans réglages et une base PostgreSQL jetable."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NON_REGLES = ("DATABASE_URL", "ALLOWED_HOSTS", "DEBUG", "SECRET_KEY", "VAR_DIR", "DJANGO_SETTINGS_MODULE")


def environnement_neuf(**reglages: str) -> dict[str, str]:
    """L'environnement de ce processus, sans les réglages du site de cette machine, et avec ceux-ci."""
    return {cle: valeur for cle, valeur in os.environ.items() if cle not in NON_REGLES} | reglages


@contextmanager
def base_postgresql() -> Iterator[tuple[str, str]]:
    """Adresse d'une base PostgreSQL et, s'il n'y en a pas, pourquoi : celle de DATABASE_URL, ou une grappe jetable."""
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        yield os.environ["DATABASE_URL"], ""
        return
    binaires = binaires_postgresql()
    if not binaires:
        yield "", "PostgreSQL est absent et n'a pas pu être installé"
        return
    with tempfile.TemporaryDirectory(prefix="grappe-") as dossier:
        # initdb refuse root : la grappe tourne alors sous le compte postgres.
        prefixe = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        if prefixe:
            shutil.chown(dossier, "postgres", "postgres")
        pg_ctl = [*prefixe, str(binaires / "pg_ctl"), "-D", f"{dossier}/donnees", "-s", "-w"]
        options = f"-c listen_addresses= -c unix_socket_directories={dossier} -c fsync=off -c full_page_writes=off -c synchronous_commit=off"
        initdb = [
            *prefixe,
            str(binaires / "initdb"),
            "-D",
            f"{dossier}/donnees",
            "-U",
            "lieux",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
        ]
        subprocess.run(
            [*initdb, "--auth=trust", "--no-sync"], check=True, stdout=subprocess.DEVNULL, cwd=dossier
        )
        subprocess.run([*pg_ctl, "-l", f"{dossier}/journal", "-o", options, "start"], check=True, cwd=dossier)
        try:
            yield f"postgresql://lieux@/{dossier}/postgres", ""
        finally:
            subprocess.run([*pg_ctl, "-m", "immediate", "stop"], check=False, cwd=dossier)


def binaires_postgresql() -> Path | None:
    """Dossier des programmes du PostgreSQL le plus récent de cette machine."""
    trouves = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda chemin: float(chemin.parts[-3])
    )
    if trouves:
        return trouves[-1].parent
    initdb = shutil.which("initdb")
    return Path(initdb).resolve().parent if initdb else None
