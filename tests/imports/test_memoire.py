"""Aucun fichier, si hostile soit-il, ne prend plus de 300 Mo de mémoire, par la commande ou par la page. Mesuré dans un processus à part."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from imports.colonnes import PAR_NOM

from .test_lecture import FICHIERS, avec_feuille

pytestmark = pytest.mark.sans_base  # toujours un SQLite à part, quelle que soit la base des tests
MO_MAX = 300
MESURE = """
import re, sys
from pathlib import Path
from django.core.management import execute_from_command_line
try:
    execute_from_command_line(["manage.py", "importer", sys.argv[1]])
finally:
    sommet = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]
    print(int(sommet) // 1024, file=sys.stderr)
"""
PAGE = """
import re, sys, django
django.setup()
from pathlib import Path
from django.conf import settings
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
from django.test import Client
from imports.models import Import
from tests.connecte import connecte
from tests.factories import make_redacteur
client = connecte(Client(headers={"host": "localhost"}), make_redacteur(username=sys.argv[2]))
with open(sys.argv[1], "rb") as fichier:
    reponse = client.post("/redaction/imports/import/add/", {"fichier": fichier})
if reponse.status_code == 302:  # lu : les lignes sont gardées, et une première tranche se compare
    reponse = client.get(Import.objects.latest("pk").adresse)
sommet = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]
print(reponse.status_code, int(sommet) // 1024)
"""


def classeur_enorme() -> bytes:
    """Vingt mille lignes de toutes nos colonnes, aux textes tous différents."""
    colonnes = list(PAR_NOM)
    lignes = "".join(
        f'<row r="{n}">'
        + "".join(f'<c t="inlineStr"><is><t>{nom if n == 1 else f"{n}x{c}"}</t></is></c>' for c, nom in enumerate(colonnes))
        + "</row>"
        for n in range(1, 20_001)
    )  # fmt: skip
    espace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return avec_feuille(f'<worksheet xmlns="{espace}"><sheetData>{lignes}</sheetData></worksheet>'.encode())


def csv_serre() -> bytes:
    """Dix millions d'octets : vingt mille lignes de toutes nos colonnes, sans une case vide."""
    colonnes = list(PAR_NOM)
    lignes = "\r\n".join(";".join(f"{n}x{c}" for c in range(len(colonnes))) for n in range(20_000))
    return f"{';'.join(colonnes)}\r\n{lignes}".encode()[: 10 * 1024 * 1024]


HOSTILES = {nom: FICHIERS[nom][0] for nom in ("trop-lourd", "million-de-colonnes", "bombe", "ligne-sans-fin", "entites")} | {
    "classeur-enorme": classeur_enorme,
    "csv-serre": csv_serre,
}  # fmt: skip


@pytest.fixture(scope="module")
def environnement(tmp_path_factory):
    """Une base neuve, hors des tests : la mesure est celle d'une vraie commande."""
    var = tmp_path_factory.mktemp("var")
    propre = {
        nom: valeur for nom, valeur in os.environ.items() if nom not in ("DATABASE_URL", "ALLOWED_HOSTS")
    } | {"VAR_DIR": str(var), "DJANGO_SETTINGS_MODULE": "config.settings"}
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "-v0"], cwd=settings.BASE_DIR, env=propre, check=True
    )
    return propre


@pytest.mark.parametrize("cas", HOSTILES)
def test_un_fichier_hostile_reste_sous_300_mo(tmp_path: Path, environnement, cas):
    fichier = tmp_path / "hostile"
    fichier.write_bytes(HOSTILES[cas]())

    fin = subprocess.run(
        [sys.executable, "-c", MESURE, str(fichier)],
        cwd=settings.BASE_DIR, env=environnement, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert "Traceback" not in fin.stderr
    assert fin.returncode == 1
    assert int(fin.stderr.splitlines()[-1]) < MO_MAX


@pytest.mark.parametrize("cas", HOSTILES)
def test_un_fichier_hostile_depose_sur_la_page_reste_sous_300_mo(tmp_path: Path, environnement, cas):
    fichier = tmp_path / "hostile"
    fichier.write_bytes(HOSTILES[cas]())

    fin = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", PAGE, str(fichier), cas],
        cwd=settings.BASE_DIR, env=environnement, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert "Traceback" not in fin.stderr
    statut, mo = fin.stdout.split()
    assert statut == "200"
    assert int(mo) < MO_MAX
