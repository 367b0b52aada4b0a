"""Sur une machine publique, `check --deploy` n'a rien à dire, et un nombre de mandataires douteux arrête le démarrage."""

import os
import subprocess
import sys

import pytest
from django.conf import settings


def verifie(tmp_path, **environnement: str) -> subprocess.CompletedProcess:
    propre = {
        "PATH": os.environ["PATH"],
        "VAR_DIR": str(tmp_path),
        "ALLOWED_HOSTS": "guide.example",
        "SECRET_KEY": "x9-" * 30 + "abcdefgh",
    }
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy"],
        cwd=settings.BASE_DIR,
        env=propre | environnement,
        capture_output=True,
        text=True,
        check=False,
    )


def test_check_deploy_est_silencieux(tmp_path):
    resultat = verifie(tmp_path)

    assert (resultat.stderr, resultat.returncode, resultat.stdout) == (
        "",
        0,
        "System check identified no issues (0 silenced).\n",
    )


@pytest.mark.parametrize("valeur", ["oui", "-1", "1.5"])
def test_un_nombre_de_mandataires_douteux_arrete_le_demarrage(tmp_path, valeur):
    resultat = verifie(tmp_path, MANDATAIRES=valeur)

    assert resultat.returncode != 0
    assert f"MANDATAIRES={valeur!r} : écrire un nombre entier, par exemple 1." in resultat.stderr
