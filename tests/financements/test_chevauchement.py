"""Deux octrois d'un même dispositif à un même opérateur ne se chevauchent pas."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from financements.models import Agrement
from tests.factories import make_agrement, make_dispositif, make_operateur

pytestmark = pytest.mark.django_db


@pytest.fixture
def premier():
    """Du 1er janvier 2024 au 31 décembre 2028."""
    return make_agrement()


@pytest.mark.parametrize(
    ("debut", "fin"),
    [
        (date(2028, 12, 31), date(2030, 12, 31)),
        (date(2020, 1, 1), date(2024, 1, 1)),
        (date(2025, 1, 1), date(2025, 12, 31)),
        (date(2020, 1, 1), None),
        (None, None),
    ],
    ids=["dernier-jour", "premier-jour", "dedans", "sans-fin", "sans-dates"],
)
def test_deux_octrois_qui_se_touchent_sont_refuses(premier, debut, fin):
    with pytest.raises(ValidationError) as refus:
        make_agrement(operateur=premier.operateur, dispositif=premier.dispositif, debut=debut, fin=fin)

    assert refus.value.error_dict["__all__"][0].code == "chevauchement"
    assert (
        "(du 01/01/2024 au 31/12/2028) : terminer l'un avant de commencer l'autre." in refus.value.messages[0]
    )
    assert list(Agrement.objects.all()) == [premier]


@pytest.mark.parametrize(
    ("debut", "fin"),
    [(date(2029, 1, 1), None), (date(2019, 1, 1), date(2023, 12, 31))],
    ids=["lendemain", "veille"],
)
def test_deux_octrois_qui_se_suivent_sont_acceptes(premier, debut, fin):
    second = make_agrement(operateur=premier.operateur, dispositif=premier.dispositif, debut=debut, fin=fin)

    assert set(Agrement.objects.all()) == {premier, second}


@pytest.mark.parametrize("etat", [Agrement.Etat.REFUSE, Agrement.Etat.DEMANDE])
def test_une_demande_et_un_refus_ne_chevauchent_rien(premier, etat):
    autre = make_agrement(operateur=premier.operateur, dispositif=premier.dispositif, etat=etat)

    assert set(Agrement.objects.all()) == {premier, autre}


def test_un_autre_operateur_ou_un_autre_dispositif_ne_chevauche_rien(premier):
    voisin = make_agrement(operateur=make_operateur(), dispositif=premier.dispositif)
    autre = make_agrement(operateur=premier.operateur, dispositif=make_dispositif())

    assert set(Agrement.objects.all()) == {premier, voisin, autre}
