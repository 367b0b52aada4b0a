"""Annuler un import le défait en entier, sauf ce que quelqu'un a corrigé depuis."""

from datetime import date

import pytest

from lieux.models import Lieu
from tests.factories import (
    make_accueil,
    make_activite,
    make_lieu,
    make_operateur,
    make_public,
    make_type,
    make_verification,
)
from tests.redaction.saisie import adresse, envoie

from .fichiers import en_csv, photo
from .pages import annule, confirme, decide, depose, texte

pytestmark = pytest.mark.django_db


@pytest.fixture
def lieu():
    lieu = make_lieu(
        slug="cafe", nom="Café", accroche="Avant", latitude=50.85, longitude=4.35, precision="rue",
        activites=[make_activite(slug="jeu"), make_activite(slug="repas")],
    )  # fmt: skip
    make_accueil(lieu=lieu, public=make_public(slug="jeunes"), mode="exclusif", note="le mercredi")
    make_verification(lieu=lieu, verifie_le=date(2026, 1, 5))
    make_public(slug="aines")
    make_operateur(slug="voisins", nom="Les Voisins")
    make_type(slug="casg", libelle="CASG")
    return lieu


TOUT = {
    "identifiant": "cafe", "nom": "Le café", "accroche": "Après", "latitude": "50,9", "longitude": "4,4", "precision": "adresse",
    "activites": "jeu", "publics": "aines", "operateur": "Les Voisins", "verifie_le": "03/02/2026", "tarif": "gratuit",
}  # fmt: skip
NEUF = {"nom": "Le Pas-Sage", "type": "casg", "publics": "aines", "verifie_le": "03/02/2026"}


def test_un_import_annule_laisse_la_base_comme_avant(redaction, lieu):
    avant = photo()
    importation = depose(redaction, en_csv(TOUT, NEUF))
    confirme(redaction, importation)

    dit = annule(redaction, importation)

    assert "Import annulé : 1 fiche remise comme avant, 1 brouillon effacé." in dit
    assert photo() == avant
    assert lieu.history.first().history_change_reason == f"Annulation de l'import n° {importation.pk}"


def test_la_page_demande_avant_et_ne_fait_rien_en_lecture(redaction, lieu):
    importation = depose(redaction, en_csv(TOUT))
    confirme(redaction, importation)
    apres = photo()

    dit = texte(redaction.get(f"{importation.adresse[:-7]}annuler/"))

    assert "a écrit 1 fiche. L'annuler :" in dit
    assert photo() == apres


def test_une_correction_faite_depuis_reste_et_est_nommee(redaction, lieu):
    importation = depose(redaction, en_csv(TOUT))
    confirme(redaction, importation)
    envoie(redaction, adresse(lieu), accroche="À la main")

    dit = annule(redaction, importation)

    lieu.refresh_from_db()
    assert "1 fiche garde une correction" in dit
    assert "Gardé à l'annulation, corrigé depuis : accroche." in dit
    assert (lieu.nom, lieu.accroche, lieu.latitude) == ("Café", "À la main", 50.85)


def test_un_lieu_cree_puis_complete_est_retire_non_efface(redaction, lieu):
    importation = depose(redaction, en_csv(NEUF))
    confirme(redaction, importation)
    cree = Lieu.objects.get(nom="Le Pas-Sage")
    envoie(redaction, adresse(cree), accroche="On y tient")

    dit = annule(redaction, importation)

    cree.refresh_from_db()
    assert "Import annulé : 1 fiche retirée." in dit
    assert (cree.publication, cree.accroche) == ("retire", "On y tient")


def test_une_correction_remplacee_revient_avec_son_verrou(redaction, lieu):
    envoie(redaction, adresse(lieu), accroche="À la main")
    importation = depose(redaction, en_csv({"identifiant": "cafe", "accroche": "Fichier"}))
    decide(redaction, importation, 2, champ="accroche", remplace="1")
    confirme(redaction, importation)

    annule(redaction, importation)

    lieu.refresh_from_db()
    assert (lieu.accroche, list(lieu.verrous.values_list("champ", flat=True))) == ("À la main", ["accroche"])


def test_un_import_ne_s_annule_qu_une_fois(redaction, lieu):
    importation = depose(redaction, en_csv(TOUT))
    confirme(redaction, importation)
    annule(redaction, importation)
    apres = photo()

    dit = annule(redaction, importation)

    assert "Seul un import déjà fait s'annule" in dit
    assert photo() == apres


def test_une_fiche_effacee_depuis_n_empeche_pas_d_annuler_le_reste(redaction, lieu):
    importation = depose(redaction, en_csv(TOUT, NEUF))
    confirme(redaction, importation)
    Lieu.objects.get(nom="Le Pas-Sage").delete()

    dit = annule(redaction, importation)

    lieu.refresh_from_db()
    assert "La fiche a été effacée depuis." in dit
    assert lieu.accroche == "Avant"
