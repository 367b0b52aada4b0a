"""Une page d'une session passée : ce qu'on y tapait est rendu, et la phrase est en français."""

import pytest
from django.test import Client
from django.urls import reverse

from comptes.roles import Role
from lieux.models import Lieu
from tests.connecte import connecte
from tests.factories import make_lieu, make_redacteur


@pytest.fixture
def mefiant(db) -> Client:
    """Un navigateur dont le jeton ne correspond plus à la page ouverte."""
    return Client(enforce_csrf_checks=True)


def test_ce_qu_on_tapait_dans_l_autre_onglet_est_rendu(mefiant):
    lieu = make_lieu(accroche="Un café")
    connecte(mefiant, make_redacteur())
    adresse = reverse("admin:lieux_lieu_change", args=[lieu.pk])

    reponse = mefiant.post(adresse, {"accroche": "Un café et des jeux"}, follow=True)

    assert reponse.redirect_chain == [(reverse("admin:index"), 302), (reverse("connexion:reprise"), 302)]
    assert reponse.context["reprise"]["champs"] == {"accroche": ["Un café et des jeux"]}
    assert Lieu.objects.get().accroche == "Un café"


def test_se_connecter_dans_un_second_onglet_mene_a_la_liste_de_travail(mefiant):
    connecte(mefiant, make_redacteur())

    reponse = mefiant.post(reverse("admin:login"), {"username": "x", "password": "y"})

    assert (reponse.status_code, reponse.url) == (302, reverse("admin:index"))


def test_sans_session_la_page_dit_quoi_faire(mefiant):
    reponse = mefiant.post(reverse("admin:lieux_lieu_add"), {"nom": "Chez nous"})

    assert reponse.status_code == 403
    assert "Votre session s'est fermée depuis que cette page est ouverte." in reponse.content.decode()
    assert not Lieu.objects.exists()


def test_un_refus_se_dit_en_francais_avec_une_sortie(client, db):
    connecte(client, make_redacteur(role=Role.LECTURE))

    reponse = client.get(reverse("admin:imports_import_add"))

    assert reponse.status_code == 403
    assert "Votre rôle ne le permet pas" in reponse.content.decode()
    assert reverse("admin:index") in reponse.content.decode()
