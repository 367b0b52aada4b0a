"""Ce que la base refuse : un montant sans année, une fin avant le début, un plan sans commune, un indice hors bornes."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from financements.models import (
    Agrement,
    Enveloppe,
    IndiceISADF,
    Plafond,
    PlanCohesionSociale,
    Programmation,
)
from tests.factories import (
    make_agrement,
    make_enveloppe,
    make_isadf,
    make_plafond,
    make_plan,
    make_programmation,
)

pytestmark = pytest.mark.django_db

REFUS = [
    (make_plafond, {"montant": 0}, "plafond_positif"),
    (make_programmation, {"fin": date(2020, 1, 1)}, "programmation_fin_apres_debut"),
    (make_enveloppe, {"montant": 0}, "enveloppe_positive"),
    (make_agrement, {"fin": date(2020, 1, 1)}, "agrement_fin_apres_debut"),
    (make_agrement, {"montant": 5000}, "agrement_montant_date"),
    (make_plan, {"subvention": 5000}, "plan_montants_dates"),
    (make_isadf, {"valeur": 1.3}, "isadf_de_0_a_1"),
]
MODELES = (Plafond, Programmation, Enveloppe, Agrement, PlanCohesionSociale, IndiceISADF)
PHRASES = {
    contrainte.name: contrainte.get_violation_error_message()
    for modele in MODELES
    for contrainte in modele._meta.constraints
}
NOMS = [nom for *_, nom in REFUS]


@pytest.mark.parametrize(("fabrique", "faute", "nom"), REFUS, ids=NOMS)
def test_une_faute_est_refusee_par_la_phrase_de_sa_regle(fabrique, faute, nom):
    with pytest.raises(ValidationError) as refus:
        fabrique(**faute)

    assert refus.value.messages == [PHRASES[nom]]


@pytest.mark.parametrize(("fabrique", "faute", "nom"), REFUS, ids=NOMS)
def test_la_base_refuse_la_meme_faute_sans_passer_par_le_modele(fabrique, faute, nom):
    objet = fabrique()

    with pytest.raises(IntegrityError, match=nom), transaction.atomic():
        type(objet).objects.filter(pk=objet.pk).update(**faute)


def test_un_plan_sans_commune_est_refuse_par_une_phrase_qui_dit_quoi_faire():
    plan = PlanCohesionSociale(programmation=make_programmation(), source="Rapport 2025")

    with pytest.raises(ValidationError) as refus:
        plan.full_clean()

    assert refus.value.message_dict == {
        "commune": ["Un plan a au moins une commune : choisir celle qui le porte."]
    }


def test_une_commune_ne_porte_qu_un_plan_par_programmation():
    plan = make_plan()

    with pytest.raises(ValidationError, match="Cette commune porte déjà un plan dans cette programmation"):
        make_plan(programmation=plan.programmation, commune=plan.commune)
