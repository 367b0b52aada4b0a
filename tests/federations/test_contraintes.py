"""Ce que la base refuse d'une affiliation et d'un effectif, par le nom de la règle."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from federations.models import Adhesion, Effectif
from tests.factories import SOURCE, make_adhesion, make_effectif, make_federation, make_operateur

pytestmark = pytest.mark.django_db


def test_un_effectif_complet_est_accepte_et_se_lit():
    effectif = make_effectif(libelle="asbl", nombre=1650, au_moins=True, annee=2025)

    assert str(Effectif.objects.get()) == "plus de 1\u202f650 asbl (2025)"
    assert effectif.source == SOURCE


def test_un_effectif_sans_annee_est_refuse():
    with pytest.raises(ValidationError) as refus:
        make_effectif(annee=None)

    assert refus.value.message_dict == {
        "annee": ["Donner l'année de ce nombre : un chiffre sans année n'est pas montré."]
    }


def test_un_effectif_sans_source_est_refuse():
    with pytest.raises(ValidationError) as refus:
        make_effectif(source="")

    assert set(refus.value.message_dict) == {"source"}


def test_une_annee_a_deux_chiffres_est_refusee():
    with pytest.raises(ValidationError, match="Donner une année à quatre chiffres"):
        make_effectif(annee=25)


def test_le_meme_nombre_ne_se_note_pas_deux_fois_la_meme_annee():
    effectif = make_effectif()

    with pytest.raises(ValidationError, match="Ce nombre est déjà noté pour cette année"):
        make_effectif(federation=effectif.federation, nombre=7)


def test_un_nombre_ne_se_dit_pas_a_la_fois_minimum_et_environ():
    with pytest.raises(ValidationError, match="« Plus de » ou « environ » : choisir l'un des deux"):
        make_effectif(au_moins=True, environ=True)


def test_une_affiliation_n_existe_qu_une_fois():
    adhesion = make_adhesion()

    with pytest.raises(ValidationError, match="Cet opérateur est déjà affilié à cette fédération"):
        make_adhesion(operateur=adhesion.operateur, federation=adhesion.federation)


def test_une_affiliation_ne_finit_pas_avant_de_commencer():
    adhesion = make_adhesion(debut=date(2024, 1, 1))

    with pytest.raises(IntegrityError, match="adhesion_fin_apres_debut"), transaction.atomic():
        Adhesion.objects.filter(pk=adhesion.pk).update(fin=date(2023, 12, 31))


@pytest.mark.parametrize("source", ["", "   "], ids=["vide", "espaces"])
def test_une_affiliation_sans_source_est_refusee(source):
    adhesion = Adhesion(operateur=make_operateur(), federation=make_federation(), source=source)

    with pytest.raises(ValidationError) as refus:
        adhesion.full_clean()

    assert "source" in refus.value.message_dict
