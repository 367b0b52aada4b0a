"""`manage.py importer` : montre d'abord, écrit tout ou rien, et ne change rien la seconde fois."""

from datetime import date

import pytest
from django.core.management import CommandError

from lieux.models import Lieu
from tests.factories import (
    make_accueil,
    make_activite,
    make_commune,
    make_lieu,
    make_localite,
    make_public,
    make_type,
)

from .fichiers import en_csv, importe, photo

pytestmark = pytest.mark.django_db


@pytest.fixture
def fichier():
    """Une ligne créée, une changée, une inchangée."""
    commune = make_commune(nom_fr="Schaerbeek", code_ins="21015")
    make_localite(nom="Schaerbeek", code_postal="1030", commune=commune)
    make_type(slug="lieu-de-liens", libelle="Lieu de liens")
    make_public(slug="jeunes", libelle="Jeunes")
    make_activite(slug="repas", libelle="Repas, cuisine")
    make_lieu(slug="a-changer", nom="À changer", accroche="Avant")
    make_lieu(slug="inchange", nom="Inchangé", accroche="La même")
    return en_csv(
        {
            "identifiant": "", "nom": "Le Pas-Sage", "type": "lieu de liens", "accroche": "Un café", "rue": "Rue Haute",
            "numero": "3", "localite": "schaerbeek", "latitude": "50,86", "longitude": "4.37", "precision": "À la rue",
            "publics": "Jeunes", "activites": "Repas, cuisine", "verifie_le": "03/02/2026", "etat": "Ouvert",
        },
        {"identifiant": "a-changer", "accroche": "Après"},
        {"identifiant": "inchange", "accroche": "La même"},
    )  # fmt: skip


def test_sans_ecrire_elle_montre_tout_et_n_ecrit_rien(tmp_path, fichier):
    avant = photo()

    dit = importe(tmp_path, fichier)

    assert dit.splitlines() == [
        "lieux.csv : lu comme UTF-8, colonnes séparées par des points-virgules, 3 lignes.",
        "  ligne 2, Le Pas-Sage : à créer",
        "  ligne 3, À changer : accroche « Avant » → « Après »",
        "1 lieu à créer, 1 à changer, 1 sans changement, 0 ligne refusée.",
        "Rien n'est écrit : relancer avec --ecrire pour enregistrer.",
    ]
    assert photo() == avant


def test_avec_ecrire_le_lieu_cree_est_un_brouillon_complet(tmp_path, fichier):
    importe(tmp_path, fichier, ecrire=True)

    lieu = Lieu.objects.get(nom="Le Pas-Sage")
    assert (lieu.slug, lieu.type.slug, lieu.publication, lieu.etat) == (
        "le-pas-sage", "lieu-de-liens", "brouillon", "ouvert",
    )  # fmt: skip
    assert (lieu.localite.nom, lieu.code_postal, lieu.commune.code_ins) == ("Schaerbeek", "1030", "21015")
    assert (lieu.latitude, lieu.longitude, lieu.precision) == (50.86, 4.37, "rue")
    assert list(lieu.accueils.values_list("public__slug", "mode")) == [("jeunes", "inconnu")]
    assert list(lieu.activites.values_list("slug", flat=True)) == ["repas"]
    assert list(lieu.verifications.values_list("verifie_le", "methode")) == [(date(2026, 2, 3), "source")]


def test_reimporter_le_meme_fichier_ne_change_rien(tmp_path, fichier):
    importe(tmp_path, fichier, ecrire=True)
    avant = photo()

    dit = importe(tmp_path, fichier, ecrire=True)

    assert dit.splitlines()[1:] == [
        "3 sans changement, 0 ligne refusée.",
        "La base dit déjà tout cela : il n'y a rien à enregistrer.",
    ]
    assert photo() == avant


def test_l_export_se_reimporte_sans_rien_changer(tmp_path, client):
    lieu = make_lieu(
        nom="=Somme", telephone="+32 2 512 12 12", latitude=50.8503461, longitude=4.3517212, precision="rue",
        accroche="@ la maison", horaires="Mo 10:00-12:00", activites=[make_activite(), make_activite()],
    )  # fmt: skip
    make_accueil(lieu=lieu, mode="exclusif")
    export = client.get("/lieux.csv").content

    dit = importe(tmp_path, export, ecrire=True)

    assert "1 sans changement, 0 ligne refusée." in dit


def test_une_seule_ligne_refusee_et_rien_n_est_ecrit(tmp_path, fichier):
    avant = photo()

    with pytest.raises(CommandError) as refus:
        importe(tmp_path, fichier + ";Faux;;;;;;;;;;;31/02/2026;\r\n", ecrire=True)

    assert str(refus.value).splitlines() == [
        "lieux.csv, ligne 5, verifie_le « 31/02/2026 » : n'existe pas dans le calendrier : corriger le jour ou le mois.",
        "lieux.csv, ligne 5, type «  » : pour créer un lieu, dire son type.",
        "Rien n'a été enregistré.",
    ]
    assert photo() == avant


def test_on_peut_n_importer_que_les_lignes_correctes(tmp_path, fichier):
    importe(tmp_path, fichier + ";Faux;;;;;;;;;;;;\r\n", ecrire=True, lignes_correctes=True)

    assert Lieu.objects.get(slug="a-changer").accroche == "Après"
    assert not Lieu.objects.filter(nom="Faux").exists()


def test_une_case_vide_est_sans_avis_et_le_mot_vide_efface(tmp_path):
    lieu = make_lieu(accroche="À garder", horaires_note="À effacer", activites=[make_activite()], age_min=12)

    importe(
        tmp_path,
        en_csv({"identifiant": lieu.slug, "accroche": "", "horaires_note": "(vide)", "activites": "(vide)", "age_min": "(Vide)"}),
        ecrire=True,
    )  # fmt: skip

    lieu.refresh_from_db()
    assert (lieu.accroche, lieu.horaires_note, lieu.activites.count(), lieu.age_min) == (
        "À garder",
        "",
        0,
        None,
    )


def test_un_public_deja_accueilli_garde_sa_condition(tmp_path):
    lieu = make_lieu()
    make_accueil(lieu=lieu, public=make_public(slug="jeunes"), mode="exclusif", note="le mercredi")
    make_accueil(lieu=lieu, public=make_public(slug="aines"))
    make_public(slug="femmes")

    importe(tmp_path, en_csv({"identifiant": lieu.slug, "publics": "femmes, jeunes"}), ecrire=True)

    assert sorted(lieu.accueils.values_list("public__slug", "mode", "note")) == [
        ("femmes", "inconnu", ""),
        ("jeunes", "exclusif", "le mercredi"),
    ]


def test_l_import_laisse_une_trace_par_lieu_avec_sa_raison(tmp_path, fichier):
    importe(tmp_path, fichier, ecrire=True)

    cree, change = Lieu.objects.get(nom="Le Pas-Sage"), Lieu.objects.get(slug="a-changer")
    assert [(t.history_type, len(t.relations["activites"])) for t in cree.history.all()] == [("+", 1)]
    assert [t.accroche for t in change.history.all()] == ["Après", "Avant"]
    assert change.history.first().history_change_reason.endswith("« lieux.csv »")
    assert Lieu.objects.get(slug="inchange").history.count() == 1
