"""Deux octrois d'un même dispositif à un même opérateur ne se chevauchent pas."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from financements.models import Agrement
from tests.factories import make_agrement, make_dispositif, make_lieu, make_operateur

pytestmark = pytest.mark.django_db


def octroie(**champs) -> Agrement:
    """Enregistre un octroi et ses lieux, puis le contrôle, comme le fait un chargement."""
    with transaction.atomic():
        octroi = make_agrement(**champs)
        octroi.controle()
    return octroi


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
        octroie(operateur=premier.operateur, dispositif=premier.dispositif, debut=debut, fin=fin)

    assert [faute.code for faute in refus.value.error_dict["debut"]] == ["chevauchement"]
    assert (
        "du 1er janvier 2024 au 31 décembre 2028, une période qui touche celle-ci" in refus.value.messages[0]
    )
    assert list(Agrement.objects.all()) == [premier]


@pytest.mark.parametrize(
    ("debut", "fin"),
    [(date(2029, 1, 1), None), (date(2019, 1, 1), date(2023, 12, 31))],
    ids=["lendemain", "veille"],
)
def test_deux_octrois_qui_se_suivent_sont_acceptes(premier, debut, fin):
    second = octroie(operateur=premier.operateur, dispositif=premier.dispositif, debut=debut, fin=fin)

    assert set(Agrement.objects.all()) == {premier, second}


@pytest.mark.parametrize("etat", [Agrement.Etat.REFUSE, Agrement.Etat.DEMANDE])
def test_une_demande_et_un_refus_ne_chevauchent_rien(premier, etat):
    autre = octroie(operateur=premier.operateur, dispositif=premier.dispositif, etat=etat)

    assert set(Agrement.objects.all()) == {premier, autre}


def test_un_autre_operateur_ou_un_autre_dispositif_ne_chevauche_rien(premier):
    voisin = octroie(operateur=make_operateur(), dispositif=premier.dispositif)
    autre = octroie(operateur=premier.operateur, dispositif=make_dispositif())

    assert set(Agrement.objects.all()) == {premier, voisin, autre}


def test_deux_octrois_qui_nomment_d_autres_lieux_ne_se_chevauchent_pas(premier):
    ici, ailleurs = make_lieu(operateur=premier.operateur), make_lieu(operateur=premier.operateur)
    premier.lieux.set([ici])
    memes = {"operateur": premier.operateur, "dispositif": premier.dispositif}

    second = octroie(**memes, lieux=[ailleurs])

    with pytest.raises(ValidationError, match="une période qui touche celle-ci"):
        octroie(**memes, lieux=[ici, ailleurs])
    assert set(Agrement.objects.all()) == {premier, second}
