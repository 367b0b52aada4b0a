"""La page d'un lieu dit qui paie, qui rassemble, et d'où viennent ces informations, sans rien exécuter."""

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
    make_pouvoir,
    make_verification,
)

from .lecture import html, page

pytestmark = pytest.mark.django_db
FINE = "\u202f"


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


def test_qui_paie_combien_et_jusqu_a_quand(client):
    lieu = make_lieu()
    cocof = make_dispositif(nom="Lieux de liens", slug="lieux-de-liens", pouvoir=make_pouvoir(sigle="COCOF"))
    make_agrement(
        operateur=lieu.operateur, dispositif=cocof, fin=date(2098, 12, 31), montant=45_000, montant_annee=2025
    )

    assert f"Lieux de liens , COCOF : en cours jusqu'au 31 décembre 2098, 45{FINE}000{FINE}€ (2025)" in page(
        client, lieu
    )


@pytest.mark.parametrize(
    "champs",
    [
        {"etat": Agrement.Etat.REFUSE},
        {"etat": Agrement.Etat.DEMANDE},
        {"etat": Agrement.Etat.ECHU},
        {"debut": date(2010, 1, 1), "fin": date(2015, 12, 31)},
    ],
    ids=["refuse", "demande", "echu", "periode_passee"],
)
def test_ce_qui_n_est_pas_un_soutien_en_cours_ne_paie_rien(client, champs):
    lieu = make_lieu()
    make_agrement(operateur=lieu.operateur, dispositif=make_dispositif(nom="Bourse perdue"), **champs)

    assert "Bourse perdue" not in page(client, lieu)
    assert "Nous ne le savons pas encore" in page(client, lieu)


def test_un_octroi_qui_nomme_un_autre_lieu_n_est_pas_le_sien(client):
    operateur = make_operateur()
    lieu, autre = make_lieu(operateur=operateur), make_lieu(operateur=operateur)
    make_agrement(operateur=operateur, dispositif=make_dispositif(nom="Bourse nommée"), lieux=[autre])

    assert "Bourse nommée" in page(client, autre)
    assert "Bourse nommée" not in page(client, lieu)


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
