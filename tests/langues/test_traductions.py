"""Aucune phrase de l'interface n'attend sa traduction, et aucune traduction ne parle d'une phrase disparue."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from django.conf import settings

from lieux.langues import autres
from lieux.traductions import DOMAINES, catalogue

CATALOGUES = [(code, domaine) for code in autres() for domaine in DOMAINES]
REPERE = re.compile(r"%\(\w+\)[sd]|\{\}|%%")
HORS_DU_RELEVE = shutil.ignore_patterns(
    ".git", ".venv", "var", "tests", "node_modules", "__pycache__", ".*_cache"
)


@pytest.fixture(scope="module")
def releve(tmp_path_factory) -> tuple[Path, str]:
    """Le dépôt copié, après « make traductions », et ce que la commande a dit."""
    assert shutil.which("xgettext"), "Installer gettext : le relevé des phrases en dépend."
    copie = tmp_path_factory.mktemp("releve") / "depot"
    shutil.copytree(settings.BASE_DIR, copie, ignore=HORS_DU_RELEVE)
    commande = subprocess.run(
        [sys.executable, "outils/traductions.py"], cwd=copie, capture_output=True, text=True, check=False
    )
    return copie, commande.stdout + commande.stderr


@pytest.mark.parametrize(("code", "domaine"), CATALOGUES)
def test_relever_les_phrases_ne_change_rien(releve, code, domaine):
    copie, dit = releve

    releves = catalogue(code, domaine, copie / "traductions").read_text()

    assert releves == catalogue(code, domaine).read_text(), (
        f"Lancer « make traductions », puis traduire.\n{dit}"
    )


@pytest.mark.parametrize(("code", "domaine"), CATALOGUES)
def test_chaque_phrase_est_traduite(code, domaine):
    phrases = polib.pofile(str(catalogue(code, domaine)))

    attendent = [*phrases.untranslated_entries(), *phrases.fuzzy_entries(), *phrases.obsolete_entries()]

    assert [phrase.msgid for phrase in attendent] == []


@pytest.mark.parametrize(("code", "domaine"), CATALOGUES)
def test_une_traduction_garde_les_reperes_et_les_balises(code, domaine):
    for phrase in polib.pofile(str(catalogue(code, domaine))):
        couples = [(phrase.msgid, phrase.msgstr)]
        if phrase.msgid_plural:
            couples = [
                (phrase.msgid, phrase.msgstr_plural[0]),
                (phrase.msgid_plural, phrase.msgstr_plural[1]),
            ]
        for francais, traduction in couples:
            assert set(REPERE.findall(traduction)) == set(REPERE.findall(francais)), francais
            assert traduction.count("<a ") >= francais.count("<a "), francais
            assert traduction.count("<") == traduction.count(">"), francais
