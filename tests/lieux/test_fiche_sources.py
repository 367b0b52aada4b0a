"""La page d'un lieu dit qui rassemble, et d'où viennent ces informations, sans rien exécuter."""

from datetime import date

import pytest

from tests.factories import (
    make_adhesion,
    make_federation,
    make_lieu,
    make_verification,
)

from .lecture import html, page

pytestmark = pytest.mark.django_db


def test_une_verification_recente_dit_son_mois_et_sa_methode(client):
    lieu = make_lieu(rythme_verification=60)
    make_verification(lieu=lieu, verifie_le=date(2025, 3, 12), methode="visite")
    make_verification(lieu=lieu, verifie_le=date(2026, 3, 3), methode="telephone")

    assert "Vérifié en mars 2026, par téléphone." in page(client, lieu)


def test_une_verification_trop_ancienne_ne_se_dit_plus_verifiee(client):
    lieu = make_lieu(rythme_verification=1)
    make_verification(lieu=lieu, verifie_le=date(2024, 8, 1), methode="source")

    assert "À revérifier : dernière vérification en août 2024, d'après une source publique." in page(
        client, lieu
    )


def test_l_annee_de_la_source_ne_passe_pas_pour_une_verification(client):
    assert "À vérifier (source de 2022)." in page(client, make_lieu(source_annee=2022))


def test_ses_federations_actuelles(client):
    lieu = make_lieu()
    make_adhesion(operateur=lieu.operateur, federation=make_federation(nom="Fédération en cours"))
    make_adhesion(
        operateur=lieu.operateur, federation=make_federation(nom="Fédération quittée"), fin=date(2015, 1, 1)
    )

    assert "Fédération en cours" in page(client, lieu)
    assert "Fédération quittée" not in page(client, lieu)


def test_une_description_ne_peut_rien_executer(client):
    lieu = make_lieu(
        description="<script>alert(1)</script> [clic](javascript:alert(1)) ![x](https://espion.be/x.png)"
    )

    contenu = html(client, lieu)

    assert "<script>alert" not in contenu
    assert 'href="javascript' not in contenu
    assert "espion.be" not in contenu


def test_une_adresse_de_source_ne_peut_rien_executer(client):
    assert 'href="javascript' not in html(client, make_lieu(source="javascript:alert(1)"))
