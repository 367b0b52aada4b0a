"""Qui importe, et par où l'on y arrive."""

import pytest

from comptes.roles import Role
from imports.models import Import
from tests.connecte import connecte
from tests.factories import make_redacteur, make_type

from .fichiers import en_csv
from .pages import DEPOT, confirme, depose, texte

pytestmark = pytest.mark.django_db
FICHIER = en_csv({"nom": "Le Pas-Sage", "type": "casg"})


@pytest.fixture(autouse=True)
def type_():
    return make_type(slug="casg", libelle="CASG")


@pytest.mark.parametrize("role", [Role.CONTRIBUTION, Role.LECTURE])
def test_qui_n_importe_pas_n_ouvre_aucune_de_ces_pages(client, role):
    importation = Import.objects.create(fichier="a.csv", etat=Import.Etat.APPLIQUE)
    connecte(client, make_redacteur(role=role))
    pages = [
        DEPOT,
        importation.adresse,
        f"{importation.adresse[:-7]}annuler/",
        DEPOT.replace("add/", "modele.csv"),
    ]

    assert [client.get(page).status_code for page in pages] == [403, 403, 403, 403]


def test_la_liste_des_lieux_et_l_accueil_menent_aux_imports(redaction):
    liste, accueil = (
        redaction.get(page).content.decode() for page in ("/redaction/lieux/lieu/", "/redaction/")
    )

    assert f'<a href="{DEPOT}">Importer</a>' in liste
    assert f'href="{DEPOT.removesuffix("add/")}"' in accueil


def test_la_relecture_importe_aussi(client):
    connecte(client, make_redacteur(role=Role.RELECTURE))

    assert "« lieux.csv » est importé." in confirme(client, depose(client, FICHIER))
    assert "Import n°" in texte(client.get(DEPOT.removesuffix("add/")))
