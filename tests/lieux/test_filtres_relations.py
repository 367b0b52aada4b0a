"""Fédération et dispositif : seules les affiliations et les octrois en cours comptent."""

from datetime import date

import pytest

from financements.models import Agrement
from tests.factories import (
    make_adhesion,
    make_agrement,
    make_dispositif,
    make_federation,
    make_lieu,
    make_operateur,
)

from .lecture import ICI

pytestmark = pytest.mark.django_db
PASSE = {"debut": date(2010, 1, 1), "fin": date(2015, 12, 31)}
EN_COURS = {"debut": date(2020, 1, 1), "fin": None}


def test_federation_suit_les_affiliations_en_cours(lire):
    federation = make_federation(slug="fedito")
    membre, ancien = make_operateur(), make_operateur()
    make_adhesion(operateur=membre, federation=federation, **EN_COURS)
    make_adhesion(operateur=ancien, federation=federation, **PASSE)
    make_lieu(slug="membre", operateur=membre, **ICI)
    make_lieu(slug="ancien-membre", operateur=ancien, **ICI)
    make_lieu(slug="jamais", **ICI)

    assert lire(federation="fedito") == ["membre"]


def test_dispositif_suit_les_octrois_en_cours(lire):
    dispositif = make_dispositif(slug="lieux-de-liens-cocof")
    agree, echu, refuse = make_operateur(), make_operateur(), make_operateur()
    make_agrement(operateur=agree, dispositif=dispositif, **EN_COURS)
    make_agrement(operateur=echu, dispositif=dispositif, **PASSE)
    make_agrement(operateur=refuse, dispositif=dispositif, etat=Agrement.Etat.REFUSE, **EN_COURS)
    for slug, operateur in {"agree": agree, "echu": echu, "refuse": refuse}.items():
        make_lieu(slug=slug, operateur=operateur, **ICI)

    assert lire(dispositif="lieux-de-liens-cocof") == ["agree"]


def test_un_octroi_qui_nomme_ses_lieux_ne_vaut_que_pour_eux(lire):
    dispositif, operateur = make_dispositif(slug="bourse"), make_operateur()
    nomme = make_lieu(slug="nomme", operateur=operateur, **ICI)
    make_lieu(slug="non-nomme", operateur=operateur, **ICI)
    make_agrement(operateur=operateur, dispositif=dispositif, lieux=[nomme], **EN_COURS)

    assert lire(dispositif="bourse") == ["nomme"]
