"""`preparer` fait tout ce que le serveur demande ; refait, il ne touche à rien, et une mauvaise situation s'arrête par une phrase."""

import json
import re
import shutil
import socket

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from lieux.models import Commune, Lieu, VersionDonnees
from tests.factories import make_lieu, make_redacteur

pytestmark = pytest.mark.django_db

TYPE = {"slug": "bistrot", "libelle": "Bistrot", "pluriel": "Bistrots", "lettre": "B"}
FICHES = [
    {"model": "lieux.typelieu", "fields": TYPE},
    {"model": "lieux.lieu", "fields": {"nom": "L'Îlot", "slug": "l-ilot", "type": ["bistrot"]}},
]


@pytest.fixture(autouse=True)
def petit_depot(settings, tmp_path):
    """Une racine qui ne contient que deux fiches et un fichier statique, et un dossier d'état vide."""
    (tmp_path / "fixtures").mkdir()
    (tmp_path / "fixtures" / "donnees.jsonl").write_text("\n".join(map(json.dumps, FICHES)), encoding="utf-8")
    (tmp_path / "static").mkdir()
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "storage.py").write_text("")
    (tmp_path / "requirements.lock").write_text("")
    (tmp_path / "static" / "page.css").write_text("body { color: black }")
    settings.BASE_DIR = tmp_path
    settings.VAR_DIR = tmp_path / "var"
    settings.STATIC_ROOT = tmp_path / "var" / "static"
    settings.STATICFILES_DIRS = [tmp_path / "static"]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "config.storage.FichiersStatiques"}}
    return tmp_path


@pytest.fixture
def preparer(capsys):
    def _preparer(**options) -> str:
        call_command("preparer", **options)
        return capsys.readouterr().out

    return _preparer


def test_la_premiere_fois_tout_est_pret_et_le_compte_affiche_permet_d_entrer(preparer, petit_depot):
    sortie = preparer()

    mot_de_passe = re.search(r"Compte de rédaction : redaction   Mot de passe : (\S+)", sortie)[1]
    identifiants = {"username": "redaction", "password": mot_de_passe}
    assert Client().post(reverse("admin:login"), identifiants).status_code == 302
    assert [lieu.nom for lieu in Lieu.objects.all()] == ["L'Îlot"]
    assert len(list((petit_depot / "var" / "static").glob("page.*.css"))) == 1


def test_la_seconde_fois_il_ne_fait_ni_ne_dit_plus_rien(preparer):
    preparer()
    avant = VersionDonnees.objects.get().numero

    sortie = preparer()

    assert (sortie, VersionDonnees.objects.get().numero) == ("", avant)
    assert get_user_model().objects.count() == 1


def test_des_qu_il_y_a_un_lieu_aucune_donnee_n_est_chargee(preparer):
    lieu = make_lieu(nom="Corrigé par la rédaction")

    preparer()

    assert list(Lieu.objects.all()) == [lieu]


def test_une_fiche_refusee_arrete_tout_par_une_phrase(preparer, petit_depot):
    (petit_depot / "fixtures" / "z.jsonl").write_text(
        '{"model": "lieux.commune", "fields": {"code_ins": "12"}}'
    )

    with pytest.raises(CommandError, match=r"z.jsonl, ligne 1 : code INS « 12 »"):
        preparer()

    assert (Lieu.objects.count(), Commune.objects.count()) == (0, 0)


def test_un_fichier_statique_change_est_rassemble_de_nouveau(preparer, petit_depot):
    preparer()
    (petit_depot / "static" / "page.css").write_text("body { color: navy }")

    sortie = preparer()

    assert sortie == "Fichiers statiques : empreintes et compression…\n"
    assert "navy" in next((petit_depot / "var" / "static").glob("page.*.css")).read_text()


def test_des_fichiers_statiques_effaces_sont_rassembles_de_nouveau(preparer, petit_depot):
    preparer()
    shutil.rmtree(petit_depot / "var" / "static")

    assert preparer() == "Fichiers statiques : empreintes et compression…\n"


def test_un_compte_de_redaction_qui_existe_suffit(preparer):
    redacteur = make_redacteur()

    preparer()

    assert list(get_user_model().objects.all()) == [redacteur]


def test_un_port_deja_pris_est_dit_avant_de_toucher_a_quoi_que_ce_soit(preparer, petit_depot):
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        prise.listen()
        port = str(prise.getsockname()[1])

        with pytest.raises(CommandError, match=f"Le port {port} est déjà pris"):
            preparer(port=port)

    assert not (petit_depot / "var").exists()


@pytest.mark.parametrize("port", ["", "0", "65536", "abc", "80 80", "²"])
def test_un_port_qui_n_en_est_pas_un_est_refuse(preparer, port):
    with pytest.raises(CommandError, match="donner un nombre de 1 à 65535"):
        preparer(port=port)


def test_une_base_plus_recente_que_le_code_arrete_tout_par_une_phrase(preparer):
    with connection.cursor() as curseur:
        curseur.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('lieux', '9999_plus_tard', CURRENT_TIMESTAMP)"
        )

    with pytest.raises(CommandError, match=r"plus récente que le code .migration lieux.9999_plus_tard"):
        preparer()

    assert not Lieu.objects.exists()
