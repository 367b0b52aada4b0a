"""Ce que la base refuse d'une fédération et d'une affiliation, par le nom de la règle."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from federations.models import Adhesion, Federation
from tests.factories import make_adhesion, make_federation, make_operateur

pytestmark = pytest.mark.django_db
MEMBRES = {"membres_declares": 41, "membres_annee": 2025, "membres_source": "Rapport 2025"}


def test_un_nombre_de_membres_complet_est_accepte():
    federation = make_federation(**MEMBRES)

    assert Federation.objects.get(membres_declares=41) == federation


@pytest.mark.parametrize(
    "manque", [{"membres_annee": None}, {"membres_source": ""}, {"membres_declares": None}]
)
def test_un_nombre_de_membres_sans_annee_ou_sans_source_est_refuse(manque):
    with pytest.raises(ValidationError, match="Un nombre de membres se donne avec son année et sa source"):
        make_federation(**MEMBRES | manque)


def test_la_base_refuse_elle_aussi_un_nombre_de_membres_sans_annee():
    federation = make_federation()

    with pytest.raises(IntegrityError, match="federation_membres_dates_et_sources"), transaction.atomic():
        Federation.objects.filter(pk=federation.pk).update(membres_declares=41)


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
