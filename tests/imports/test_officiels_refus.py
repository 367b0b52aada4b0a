"""Une ligne fautive d'une liste officielle est nommée avec sa raison, et rien n'entre."""

import pytest
from django.core.management import CommandError

from financements.models import IndiceISADF, PlanCohesionSociale
from lieux.models import Population
from tests.factories import make_plan

from .fichiers import en_csv
from .test_officiels import IBZ, IWEPS, communes, lance, periode

__all__ = ["communes", "periode"]
pytestmark = pytest.mark.django_db
AMAY = {"commune": "Amay", "annee": "2025", "isadf": "0,5", "source": IWEPS}
PLAN = {"commune": "Amay", "source": IBZ}


def refus(dossier, commande, *lignes) -> list[str]:
    with pytest.raises(CommandError) as erreur:
        lance(dossier, commande, en_csv(*lignes), ecrire=True)
    *fautes, fin = str(erreur.value).splitlines()
    assert fin == "Rien n'a été enregistré."
    assert not IndiceISADF.objects.exists()
    assert not Population.objects.exists()
    return fautes


@pytest.mark.parametrize(
    ("faute", "phrase"),
    [
        ({"isadf": "1,3"}, "isadf « 1,3 » : est hors bornes : un indice ISADF va de 0 à 1."),
        ({"isadf": "haut"}, "isadf « haut » : n'est pas un nombre : écrire par exemple 0,512 ou 12345,60."),
        ({"annee": ""}, "annee «  » : manque : cette case est obligatoire."),
        ({"annee": "25"}, "annee « 25 » : n'est pas une année : écrire quatre chiffres, par exemple 2025."),
        ({"source": ""}, "source «  » : manque : cette case est obligatoire."),
        ({"commune": "Atlantide"}, "commune « Atlantide » : n'est pas une commune de Wallonie ou de Bruxelles."),
    ],
    ids=["1-3", "mot", "sans-annee", "annee-courte", "sans-source", "commune-inconnue"],
)  # fmt: skip
def test_un_indice_fautif_arrete_tout(tmp_path, communes, faute, phrase):
    autre = AMAY | {"commune": "Huy"}

    assert refus(tmp_path, "importer_isadf", autre, AMAY | faute) == [f"liste.csv, ligne 3, {phrase}"]


def test_une_commune_deux_fois_la_meme_annee_est_refusee(tmp_path, communes):
    assert refus(tmp_path, "importer_isadf", AMAY, AMAY | {"commune": "61003"}) == [
        "liste.csv, ligne 3, commune « Amay » : est déjà à la ligne 2 pour 2025 : n'en garder qu'une."
    ]


def test_une_population_sans_annee_ou_negative_est_refusee(tmp_path, communes):
    habitants = {"commune": "Amay", "annee": "2025", "habitants": "-5", "source": "Statbel"}

    assert refus(tmp_path, "importer_population", habitants, {"commune": "Huy", "source": "Statbel"}) == [
        "liste.csv, ligne 2, habitants « -5 » : n'est pas un nombre entier d'habitants.",
        "liste.csv, ligne 3, annee «  » : manque : cette case est obligatoire.",
        "liste.csv, ligne 3, habitants «  » : manque : cette case est obligatoire.",
    ]


def test_un_plan_a_24_pour_cent_de_cofinancement_est_refuse_par_la_regle_et_sa_source(
    tmp_path, communes, periode
):
    plan = PLAN | {"subvention": "100000", "cofinancement": "24000", "annee": "2025"}

    assert refus(tmp_path, "importer_pcs", plan) == [
        "liste.csv, ligne 2, cofinancement « 24000 » : 24\u202f000\u202f€ de cofinancement font 24\u202f% de 100\u202f000\u202f€ : "
        "« Plan de cohésion sociale » en demande au moins 25\u202f%. Règle : cofinancement minimum. "
        "Source : Décret du 22 novembre 2018."
    ]


def test_un_montant_sans_annee_est_refuse(tmp_path, communes, periode):
    assert refus(tmp_path, "importer_pcs", PLAN | {"subvention": "100000"}) == [
        "liste.csv, ligne 2, Un montant se donne avec son année."
    ]


def test_une_commune_dans_deux_plans_de_la_periode_est_refusee(tmp_path, communes, periode):
    huy = {"commune": "Huy", "associees": "Amay", "source": IBZ}

    assert refus(tmp_path, "importer_pcs", PLAN, huy) == [
        "liste.csv, ligne 3, commune « Amay » : est déjà à la ligne 2 pour la période PCS 3 : n'en garder qu'une."
    ]
    assert not PlanCohesionSociale.objects.exists()


def test_une_commune_deja_associee_a_un_plan_de_la_base_est_refusee(tmp_path, communes, periode):
    make_plan(programmation=periode, commune=communes["Huy"], associees=[communes["Amay"]])

    (faute,) = refus(tmp_path, "importer_pcs", PLAN)

    assert "Amay" in faute
    assert PlanCohesionSociale.objects.count() == 1


def test_un_fichier_sans_colonne_de_commune_dit_celles_qu_on_attend(tmp_path, communes):
    with pytest.raises(
        CommandError, match="Les colonnes attendues : code_ins, commune, annee, isadf, source"
    ):
        lance(tmp_path, "importer_isadf", en_csv({"valeur": "0,5"}))
