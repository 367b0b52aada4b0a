"""Les applications dépendent les unes des autres dans un seul sens, et les dépendances installées sont verrouillées."""

import ast
import json
import re
from pathlib import Path

import pytest
from django.conf import settings

RACINE = settings.BASE_DIR
APPLICATIONS = (
    "lieux",
    "federations",
    "financements",
    "comprendre",
    "observations",
    "comptes",
    "historique",
    "connexion",
    "imports",
    "signalements",
    "veille",
    "doublons",
    "propositions",
    "graphiques",
    "ma_selection",
    "guides",
    "hors_ligne",
    "partage",
)


def imports(fichier: Path) -> set[str]:
    """Premiers noms des modules qu'un fichier importe, où que ce soit dans le fichier."""
    noeuds = list(ast.walk(ast.parse(fichier.read_text(encoding="utf-8"))))
    absolus = {alias.name for noeud in noeuds if isinstance(noeud, ast.Import) for alias in noeud.names}
    relatifs = {noeud.module for noeud in noeuds if isinstance(noeud, ast.ImportFrom) and not noeud.level}
    return {nom.partition(".")[0] for nom in absolus | relatifs}


def modeles(application: str) -> list[Path]:
    dossier = RACINE / application
    return [*dossier.glob("models.py"), *dossier.glob("models/*.py")]


@pytest.mark.parametrize(
    ("application", "interdites"),
    [
        ("lieux", {"federations", "financements", "comprendre", "observations"}),
        ("federations", {"financements", "comprendre", "observations"}),
        ("financements", {"federations", "comprendre", "observations"}),
    ],
    ids=["lieux", "federations", "financements"],
)
def test_les_modeles_ne_connaissent_pas_les_applications_qui_reposent_sur_eux(application, interdites):
    trouves = {fichier.name: imports(fichier) & interdites for fichier in modeles(application)}

    assert trouves
    assert {nom: fautifs for nom, fautifs in trouves.items() if fautifs} == {}


def test_personne_n_importe_config():
    fichiers = [fichier for application in APPLICATIONS for fichier in (RACINE / application).rglob("*.py")]

    assert len(fichiers) > 20
    assert [str(fichier.relative_to(RACINE)) for fichier in fichiers if "config" in imports(fichier)] == []


@pytest.mark.parametrize("verrou", ["requirements.lock", "requirements-dev.lock"])
def test_un_fichier_verrouille_donne_une_empreinte_a_chaque_paquet_et_aucune_adresse(verrou):
    texte = (RACINE / verrou).read_text()
    paquets = re.findall(r"^[a-z0-9][^=\s]*==\S+ \\\n    --hash=sha256:[0-9a-f]{64}", texte, re.MULTILINE)

    assert len(paquets) == len(re.findall(r"^[^\s#]", texte, re.MULTILINE)) > 10
    assert re.findall(r"https?://|--(?:extra-)?index-url|--find-links|--trusted-host|file:", texte) == []


def test_les_outils_de_l_audit_ont_une_empreinte_et_aucune_adresse():
    texte = (RACINE / "outils/audit/package-lock.json").read_text(encoding="utf-8")
    paquets = {nom: paquet for nom, paquet in json.loads(texte)["packages"].items() if nom}

    assert {"node_modules/lighthouse", "node_modules/vnu-jar"} <= set(paquets)
    assert [nom for nom, paquet in paquets.items() if not paquet["integrity"].startswith("sha512-")] == []
    assert re.findall(r'"resolved"|://', texte) == []


def test_le_fichier_de_developpement_contient_les_versions_de_production():
    versions = {
        nom: set(re.findall(r"^\S+==\S+", (RACINE / nom).read_text(), re.MULTILINE))
        for nom in ("requirements.lock", "requirements-dev.lock")
    }

    assert versions["requirements.lock"] - versions["requirements-dev.lock"] == set()
