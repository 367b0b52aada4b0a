"""La page d'un lieu dit qui est bienvenu, à quoi s'attendre, et ce qui change ces jours-ci."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lieux.models import Accueil
from tests.factories import (
    make_accueil,
    make_info,
    make_lieu,
    make_premiere_visite,
    make_public,
)

from .lecture import page

pytestmark = pytest.mark.django_db


def test_un_public_exclusif_est_annonce_avant_tout(client):
    lieu = make_lieu()
    femmes = make_public(libelle="Femmes")
    make_accueil(lieu=lieu, public=femmes, mode=Accueil.Mode.EXCLUSIF, note="le mardi")

    lu = page(client, lieu)

    assert "Réservé : femmes ( le mardi )." in lu
    assert "Seulement : femmes ( le mardi )." in lu
    assert lu.index("Réservé") < lu.index("Adresse")


def test_tout_le_monde_sans_condition_est_dit_ainsi_et_seulement_si_c_est_su(client):
    tous = make_public(libelle="Tout le monde", designe_tous=True)
    su, pas_su = make_lieu(), make_lieu()
    make_accueil(lieu=su, public=tous, mode=Accueil.Mode.INCONDITIONNEL)
    make_accueil(lieu=pas_su, public=tous)

    assert "Tout le monde, sans condition." in page(client, su)
    assert "Tout le monde, sans condition." not in page(client, pas_su)
    assert "Les conditions d'accueil n'ont pas été vérifiées auprès du lieu." in page(client, pas_su)


def test_la_premiere_visite_dit_ce_que_l_on_sait_et_que_le_reste_ne_l_est_pas(client):
    lieu = make_lieu()
    make_premiere_visite(lieu=lieu, rendez_vous="non", boisson_offerte="oui")

    lu = page(client, lieu)

    assert "Rendez-vous nécessaire : non" in lu
    assert "Boisson offerte : oui" in lu
    assert "Chiens admis" not in lu
    assert "n'a pas été vérifié s'il n'est pas écrit ici" in lu


def test_une_information_temporaire_expire_d_elle_meme(client):
    lieu, demain = make_lieu(), timezone.localdate() + timedelta(days=1)
    make_info(lieu=lieu, texte="Travaux passés")
    make_info(lieu=lieu, texte="Travaux à venir", debut=demain, fin=demain)

    assert "Travaux à venir" in page(client, lieu)
    assert "Travaux passés" not in page(client, lieu)
