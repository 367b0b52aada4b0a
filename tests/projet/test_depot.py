"""Le dépôt ne dépend d'aucune machine, la rédaction montre tout, et les migrations disent les modèles."""

import re
import subprocess
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.core.management import call_command

from lieux.models import VersionDonnees
from lieux.version import APPLICATIONS

RACINE = settings.BASE_DIR
ETRANGERS = {
    ".git",
    ".venv",
    "var",
    "__pycache__",
    ".pytest_cache",
    ".ruff_cache",
    ".hypothesis",
    "node_modules",
}
# Écrits en morceaux, pour que ce fichier ne se prenne pas lui-même en faute.
ADRESSES = r"pypi" r"\.org|python" r"hosted\.org|registry\.npm" r"js|deb\.debian" r"\.org|crates" r"\.io"
CHEMINS = r"(?<![\w.{}])/(?:work|root|home|Users)/\w|file:" r"//"


def fichiers_du_depot() -> list[Path]:
    """Fichiers suivis, ou, hors d'un dépôt, tous ceux qui ne sont pas engendrés."""
    suivis = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=RACINE,
        capture_output=True,
        text=True,
        check=False,
    )
    if suivis.returncode == 0:
        return [RACINE / ligne for ligne in suivis.stdout.splitlines() if (RACINE / ligne).is_file()]
    return [f for f in RACINE.rglob("*") if f.is_file() and not ETRANGERS & set(f.relative_to(RACINE).parts)]


def lignes_avec(motif: str) -> list[str]:
    expression = re.compile(motif)
    textes = {f: f.read_text(encoding="utf-8", errors="replace") for f in fichiers_du_depot()}
    assert len(textes) > 50
    return [
        f"{fichier.relative_to(RACINE)}:{numero}"
        for fichier, texte in textes.items()
        for numero, ligne in enumerate(texte.splitlines(), start=1)
        if expression.search(ligne)
    ]


def test_aucun_fichier_ne_nomme_un_registre_de_paquets():
    assert lignes_avec(ADRESSES) == []


def test_aucun_fichier_ne_contient_un_chemin_d_une_machine():
    assert lignes_avec(CHEMINS) == []


@pytest.mark.django_db
def test_il_ne_manque_aucune_migration(capsys):
    call_command("makemigrations", check=True, dry_run=True)

    assert capsys.readouterr().out == "No changes detected\n"


def test_la_redaction_montre_tous_les_modeles_sauf_la_version_des_donnees():
    modeles = [m for nom in APPLICATIONS for m in apps.get_app_config(nom).get_models()]
    absents = {modele.__name__ for modele in modeles if not admin.site.is_registered(modele)}
    montres_dans_un_autre = {
        ligne.model.__name__ for inscrit in admin.site._registry.values() for ligne in inscrit.inlines
    }

    assert absents - montres_dans_un_autre == {VersionDonnees.__name__}


def test_la_redaction_ne_decouvre_pas_leaflet_qui_demande_gdal():
    assert not apps.is_installed("leaflet")
