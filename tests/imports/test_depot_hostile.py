"""Par la page de dépôt comme par la commande : un fichier impossible est refusé par une phrase, sans rien écrire."""

import pytest

from imports.models import Import
from tests.factories import make_lieu

from .fichiers import en_csv, photo
from .pages import depose, envoie_fichier, texte
from .test_lecture import FICHIERS

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("cas", FICHIERS)
def test_un_fichier_impossible_est_refuse_par_une_phrase(redaction, cas):
    fabrique, phrase = FICHIERS[cas]
    make_lieu(nom="Étape")
    avant = photo()

    dit = texte(envoie_fichier(redaction, fabrique()))

    assert phrase in dit
    assert "Rien n'a été enregistré." in dit
    assert (Import.objects.count(), photo()) == (0, avant)


def test_cinquante_megaoctets_sont_refuses_sans_etre_lus(redaction):
    dit = texte(envoie_fichier(redaction, b"nom\r\n" + b"x" * 50 * 1024 * 1024))

    assert "Le fichier pèse 50 Mo, pour 10 au plus" in dit
    assert not Import.objects.exists()


def test_aucun_fichier_choisi_se_dit(redaction):
    assert "Choisir un fichier CSV ou XLSX." in texte(redaction.post("/redaction/imports/import/add/"))


def test_un_script_d_une_case_se_lit_et_ne_s_execute_pas(redaction):
    make_lieu(slug="cafe")

    importation = depose(
        redaction, en_csv({"identifiant": "cafe", "description": "<script>alert(1)</script>"})
    )
    page = redaction.get(importation.adresse).content.decode()

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
