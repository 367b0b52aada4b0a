"""Chaque contrainte des modèles refuse, par la phrase qu'elle porte, dans `full_clean()` comme dans la base."""

from datetime import date

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests.factories import (
    make_accueil,
    make_commune,
    make_info,
    make_lieu,
    make_localite,
    make_operateur,
    make_population,
    make_public,
    make_vacances,
    make_verification,
)

pytestmark = pytest.mark.django_db
BCE = "0403.019.261"


def copie(objet, **champs):
    """Le même objet, pas encore enregistré, avec d'autres valeurs."""
    objet.pk, objet._state.adding = None, True
    for nom, valeur in champs.items():
        setattr(objet, nom, valeur)
    return objet


REFUS = {
    "commune_code_ins_de_cinq_chiffres": lambda: copie(make_commune(), slug="x", code_ins="2101"),
    "commune_en_belgique": lambda: copie(make_commune(), slug="x", code_ins="21015", latitude=48.85),
    "localite_unique": lambda: copie(make_localite()),
    "localite_en_belgique_ou_non_localisee": lambda: copie(make_localite(), nom="x", latitude=50.8),
    "population_unique": lambda: copie(make_population()),
    "population_sensee": lambda: copie(make_population(), annee=2024, habitants=0),
    "vacances_uniques": lambda: copie(make_vacances()),
    "vacances_fin_apres_debut": lambda: copie(make_vacances(), debut=date(2026, 11, 1)),
    "un_seul_public_designe_tous": lambda: copie(make_public(designe_tous=True), slug="x"),
    "operateur_numero_bce_unique": lambda: copie(make_operateur(numero_bce=BCE), slug="x"),
    "lieu_en_belgique_ou_non_localise": lambda: copie(
        make_lieu(), slug="x", latitude=4.37, longitude=50.86, precision="rue"
    ),
    "lieu_position_et_precision_ensemble": lambda: copie(
        make_lieu(), slug="x", latitude=50.86, longitude=4.37
    ),
    "lieu_ages_dans_l_ordre": lambda: copie(make_lieu(), slug="x", age_min=18, age_max=12),
    "lieu_ferme_avec_date": lambda: copie(make_lieu(), slug="x", etat="ferme"),
    "lieu_rythme_de_1_a_60_mois": lambda: copie(make_lieu(), slug="x", rythme_verification=0),
    "accueil_unique_par_public": lambda: copie(make_accueil()),
    "info_temporaire_unique": lambda: copie(make_info()),
    "info_temporaire_fin_apres_debut": lambda: copie(make_info(), fin=date(2026, 3, 1)),
    "verification_unique_par_jour_et_methode": lambda: copie(make_verification()),
}
CONTRAINTES = {
    contrainte.name: contrainte
    for modele in apps.get_app_config("lieux").get_models()
    for contrainte in modele._meta.constraints
}


def test_aucune_contrainte_n_est_oubliee_ici():
    assert CONTRAINTES.keys() == REFUS.keys()


@pytest.mark.parametrize("nom", REFUS)
def test_full_clean_refuse_avec_la_phrase_de_la_contrainte(nom):
    with pytest.raises(ValidationError) as refus:
        REFUS[nom]().full_clean()

    assert CONTRAINTES[nom].violation_error_message in refus.value.messages


@pytest.mark.parametrize("nom", REFUS)
def test_la_base_refuse_aussi_et_n_enregistre_rien(nom):
    objet = REFUS[nom]()
    avant = type(objet).objects.count()

    with pytest.raises(IntegrityError), transaction.atomic():
        type(objet).objects.bulk_create([objet])

    assert type(objet).objects.count() == avant


@pytest.mark.parametrize("champs", [{"latitude": 50.86}, {"longitude": 4.37}], ids=["latitude", "longitude"])
def test_une_demi_coordonnee_est_refusee(champs):
    lieu = copie(make_lieu(), slug="x", precision="adresse", **champs)

    with pytest.raises(ValidationError, match="Donner les deux coordonnées, en Belgique"):
        lieu.full_clean()
    with pytest.raises(IntegrityError):
        type(lieu).objects.bulk_create([lieu])


def test_deux_operateurs_sans_numero_d_entreprise_sont_permis():
    make_operateur(), make_operateur()


@pytest.mark.parametrize(
    "ecriture", ["0403019261", "BE 0403.019.261", "403.019.261"], ids=["colle", "be", "sans_zero"]
)
def test_un_numero_d_entreprise_n_a_qu_une_ecriture(ecriture):
    make_operateur(numero_bce="0403.019.261")
    autre = make_operateur(slug="autre")
    autre.numero_bce = ecriture

    with pytest.raises(ValidationError) as refus:
        autre.full_clean()

    assert autre.numero_bce == "0403.019.261"
    assert refus.value.messages == [
        "Un autre opérateur porte déjà ce numéro d'entreprise : ouvrir sa fiche plutôt que d'en créer une."
    ]
