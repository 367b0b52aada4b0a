"""Une base absente, en retard ou en avance sur le code se dit par une phrase : au serveur, à `preparer` et à /sante/."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

from lieux.etat_base import BaseInutilisable, verifie_base


def lance(tmp_path, *arguments, **environnement):
    """Une commande Python dans un état neuf, sans rien hériter de la machine."""
    propre = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), "SECRET_KEY": "cle-de-test"}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=settings.BASE_DIR,
        env=propre | environnement,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.django_db
def test_une_base_a_jour_ne_fait_rien_lever():
    assert verifie_base() is None


@pytest.mark.django_db
def test_une_base_plus_ancienne_que_le_code_dit_combien_de_migrations_manquent():
    with connection.cursor() as curseur:
        curseur.execute("DELETE FROM django_migrations WHERE app = 'financements'")

    with pytest.raises(BaseInutilisable, match=r"plus ancienne que le code : [1-9]\d* migration.*make run"):
        verifie_base()


@pytest.mark.django_db
def test_une_base_plus_recente_que_le_code_nomme_la_migration_inconnue():
    with connection.cursor() as curseur:
        curseur.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('federations', '9999_plus_tard', CURRENT_TIMESTAMP)"
        )

    with pytest.raises(
        BaseInutilisable, match=r"plus récente que le code .migration federations.9999_plus_tard"
    ):
        verifie_base()


ABSENTES = {
    "PostgreSQL": "postgresql://lieux@127.0.0.1:1/lieux",
    "dossier": "sqlite:////dossier-absent/lieux.sqlite3",
}


@pytest.mark.parametrize("url", ABSENTES.values(), ids=ABSENTES)
@pytest.mark.parametrize(
    "arguments", [("-c", "import config.wsgi"), ("manage.py", "preparer")], ids=["serveur", "preparer"]
)
def test_une_base_absente_arrete_le_demarrage_par_une_phrase(tmp_path, url, arguments):
    fini = lance(tmp_path, *arguments, DATABASE_URL=url)

    assert fini.returncode == 1
    assert "La base de données ne répond pas" in fini.stderr
    assert "Traceback" not in fini.stderr


def test_un_fichier_qui_n_est_pas_une_base_arrete_le_demarrage_par_une_phrase(tmp_path):
    (tmp_path / "lieux.sqlite3").write_text(
        "Ceci n'est pas une base de données, mais une phrase assez longue. " * 20
    )

    fini = lance(tmp_path, "manage.py", "preparer")

    assert fini.returncode == 1
    assert fini.stderr.startswith("Impossible: La base de données ne répond pas (file is not a database)")
    assert "Traceback" not in fini.stderr


def test_une_base_vide_arrete_le_serveur_qui_dit_de_lancer_make_run(tmp_path):
    fini = lance(tmp_path, "-c", "import config.wsgi")

    assert fini.returncode == 1
    assert fini.stderr.startswith("La base de données est plus ancienne que le code")
