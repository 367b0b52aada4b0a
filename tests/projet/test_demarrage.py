"""Le site démarre avec les réglages de production, sans GDAL, et refuse une valeur douteuse par une phrase."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

pytestmark = pytest.mark.sans_base
PUBLIQUE = {
    "ALLOWED_HOSTS": "annuaire.example",
    "SECRET_KEY": "une-cle-longue-et-variee-0123456789-abcdefghijklmnop-ABCDEF",
}

# Lu par un Python neuf : GDAL n'y existe pas, même si la machine l'a.
SANS_GDAL = """
import ctypes.util, sys
cherche = ctypes.util.find_library
ctypes.util.find_library = lambda nom: None if "gdal" in nom.lower() or "geos" in nom.lower() else cherche(nom)

class Refus:
    def find_spec(self, nom, chemin=None, cible=None):
        if nom.startswith("django.contrib.gis"):
            raise ImportError("GDAL est caché")

sys.meta_path.insert(0, Refus())
from django.core.management import call_command
import django
django.setup()
call_command("migrate", verbosity=0, skip_checks=True)
from django.conf import settings
settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
call_command("check")
from django.test import Client
reponses = [Client(headers={"host": "localhost"}).get(adresse) for adresse in ("/lieux/", "/redaction/login/")]
print([reponse.status_code for reponse in reponses])
"""


def lance(tmp_path, *arguments, **environnement):
    """Un Python neuf, qui n'hérite d'aucun réglage de la machine."""
    propre = {
        "PATH": os.environ["PATH"],
        "VAR_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=settings.BASE_DIR,
        env=propre | environnement,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_les_reglages_de_production_passent_la_verification_de_deploiement(tmp_path):
    fini = lance(tmp_path, "manage.py", "check", "--deploy", "--fail-level", "INFO", **PUBLIQUE)

    assert (fini.returncode, fini.stdout) == (0, "System check identified no issues (0 silenced).\n"), (
        fini.stderr
    )


def test_le_site_sert_ses_pages_et_sa_redaction_sans_gdal(tmp_path):
    fini = lance(tmp_path, "-c", SANS_GDAL)

    assert fini.stdout.splitlines()[-1:] == ["[200, 200]"], fini.stderr


@pytest.mark.parametrize("valeur", ["oui", "true", "2", " 1"], ids=["oui", "true", "2", "espace"])
def test_un_debug_douteux_arrete_le_demarrage(tmp_path, valeur):
    fini = lance(tmp_path, "manage.py", "preparer", DEBUG=valeur)

    assert fini.returncode == 1
    assert f"DEBUG={valeur!r} : écrire 0 ou 1." in fini.stderr


def test_une_machine_publique_sans_cle_ne_demarre_pas(tmp_path):
    fini = lance(tmp_path, "manage.py", "preparer", ALLOWED_HOSTS="annuaire.example")

    assert fini.returncode == 1
    assert "SECRET_KEY est vide" in fini.stderr


def test_une_machine_publique_ne_se_met_pas_en_debug(tmp_path):
    fini = lance(tmp_path, "manage.py", "preparer", DEBUG="1", **PUBLIQUE)

    assert fini.returncode == 1
    assert "DEBUG=1 sur une machine publique" in fini.stderr


def test_la_cle_tiree_au_premier_demarrage_est_gardee_pour_le_seul_proprietaire(tmp_path):
    cles = [
        lance(tmp_path, "-c", "from django.conf import settings; print(settings.SECRET_KEY)").stdout
        for _ in range(2)
    ]

    assert cles[0] == cles[1] != "\n"
    assert oct((tmp_path / "cle_secrete").stat().st_mode)[-3:] == "600"
