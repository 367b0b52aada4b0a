"""Déposer un fichier n'écrit rien : on lit ligne par ligne ce qui changerait, puis on confirme, tout ou rien."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from imports.models import Import
from lieux.models import Lieu
from tests.factories import make_lieu, make_type

from .fichiers import en_csv, photo
from .pages import confirme, depose, envoie_fichier, texte

pytestmark = pytest.mark.django_db
BON = (
    {"identifiant": "", "nom": "Le Pas-Sage", "type": "casg", "accroche": "Un café"},
    {"identifiant": "a-changer", "accroche": "Après"},
    {"identifiant": "inchange", "accroche": "La même"},
)
FAUX = {"identifiant": "inchange-2", "etat_depuis": "31/02/2026"}


@pytest.fixture(autouse=True)
def guide():
    make_type(slug="casg", libelle="CASG")
    make_lieu(slug="a-changer", nom="À changer", accroche="Avant")
    make_lieu(slug="inchange", nom="Inchangé", accroche="La même")
    make_lieu(slug="inchange-2", nom="Encore")


def test_l_apercu_dit_chaque_ligne_et_n_ecrit_rien(redaction):
    avant = photo()

    importation = depose(redaction, en_csv(*BON, FAUX))
    dit = texte(redaction.get(importation.adresse))

    assert "1 lieu à créer, 1 à changer, 1 sans changement, 1 ligne refusée." in dit
    assert "Ligne 2 : Le Pas-Sage Créé Nom Le Pas-Sage Type CASG Accroche Un café" in dit
    assert "Ligne 3 : À changer Changé Accroche Avant → Après" in dit
    assert "Ligne 4 : Inchangé Inchangé" in dit
    assert "Ligne 5 : Encore Refusé Colonne etat_depuis , 31/02/2026 : n'existe pas dans le calendrier" in dit
    assert photo() == avant


def test_l_apercu_fait_autant_de_requetes_pour_une_ligne_que_pour_trente(
    redaction, django_assert_num_queries
):
    une = depose(redaction, en_csv(BON[0]))
    trente = depose(redaction, en_csv(*({**BON[0], "nom": f"Neuf {n}"} for n in range(30))))
    with CaptureQueriesContext(connection) as requetes:
        redaction.get(une.adresse)

    with django_assert_num_queries(len(requetes)):
        redaction.get(trente.adresse)


def test_on_filtre_l_apercu_et_l_on_tourne_les_pages(redaction):
    lignes = [{"identifiant": "", "nom": f"Lieu neuf {n}", "type": "casg"} for n in range(120)]

    importation = depose(redaction, en_csv(*lignes, FAUX))
    refusees = texte(redaction.get(importation.adresse, {"statut": "refuse"}))
    derniere = texte(redaction.get(importation.adresse, {"statut": "cree", "page": "99"}))

    assert "Toutes (121) Refusées (1) Créées (120) Ligne 122 : Encore" in refusees
    assert "Page 3 sur 3" in derniere
    assert "Ligne 121 : Lieu neuf 119" in derniere


def test_confirmer_ecrit_et_reimporter_ne_change_rien(redaction):
    fichier = en_csv(*BON)

    dit = confirme(redaction, depose(redaction, fichier))
    apres = photo()
    encore = depose(redaction, fichier)

    assert "« lieux.csv » est importé." in dit
    assert "1 lieu créé, 1 changé, 1 sans changement" in dit
    assert Lieu.objects.get(slug="a-changer").accroche == "Après"
    assert Lieu.objects.get(nom="Le Pas-Sage").history.get().auteur == "camille"
    assert {statut: n for statut, n in encore.comptes.items() if n} == {"inchange": 3}
    assert "Il n'y a rien à enregistrer." in texte(redaction.get(encore.adresse))
    assert photo() == apres


def test_une_ligne_refusee_arrete_tout_sauf_si_l_on_choisit_les_lignes_correctes(redaction):
    avant = photo()
    importation = depose(redaction, en_csv(*BON, FAUX))

    dit = confirme(redaction, importation)
    entre = photo()
    confirme(redaction, importation, lignes_correctes="1")

    assert "1 ligne est refusée : corriger le fichier, ou n'importer que les lignes correctes." in dit
    assert entre == avant
    assert Lieu.objects.get(slug="a-changer").accroche == "Après"


def test_si_le_guide_a_change_depuis_l_apercu_on_le_relit_avant_d_ecrire(redaction):
    importation = depose(redaction, en_csv(*BON))
    Lieu.objects.filter(slug="a-changer").update(accroche="Entre-temps")

    dit = confirme(redaction, importation)

    assert "Quelqu'un a changé le guide depuis cet aperçu." in dit
    assert "Accroche Entre-temps → Après" in dit
    assert "Diffère de l'aperçu précédent." in dit
    assert Lieu.objects.get(slug="a-changer").accroche == "Entre-temps"


def test_confirmer_deux_fois_n_ecrit_qu_une_fois(redaction):
    importation = depose(redaction, en_csv(*BON))
    confirme(redaction, importation)

    dit = confirme(redaction, importation)

    assert "Cet import n'attend pas de confirmation" in dit
    assert Lieu.objects.filter(nom="Le Pas-Sage").count() == 1


def test_le_modele_a_remplir_se_lit_comme_un_import(redaction):
    for nom in ("modele.csv", "modele.xlsx"):
        modele = redaction.get(reverse(f"admin:imports_import_{nom.replace('.', '_')}")).content

        assert "Le fichier n'a que des titres de colonnes" in texte(envoie_fichier(redaction, modele, nom))
    assert not Import.objects.exists()
