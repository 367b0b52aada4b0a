"""`verifie` garde les lieux vérifiés depuis au plus tant de mois."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lieux.dates import il_y_a_mois
from tests.factories import make_lieu, make_verification

from .lecture import ICI

pytestmark = pytest.mark.django_db


def test_verifie_compte_en_mois_jour_compris(lire):
    limite = il_y_a_mois(timezone.localdate(), 6)
    juste, trop_tard = make_lieu(slug="juste", **ICI), make_lieu(slug="trop-tard", **ICI)
    make_verification(lieu=juste, verifie_le=limite)
    make_verification(lieu=trop_tard, verifie_le=limite - timedelta(days=1))
    make_lieu(slug="jamais", **ICI)

    assert lire(verifie="6") == ["juste"]
