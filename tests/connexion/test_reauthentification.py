"""« Confirmez que c'est vous » : le mot de passe est redemandé avant de changer des droits, s'il date de dix minutes."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from tests.connecte import connecte
from tests.factories import MOT_DE_PASSE, make_redacteur
from tests.redaction.saisie import Page

from .conftest import vieillit

pytestmark = pytest.mark.django_db
CONFIRMER = reverse("connexion:confirmation")
MINUTE = 60


@pytest.fixture
def redaction(client, camille):
    return connecte(client, camille)


def pages_des_droits() -> list[str]:
    compte, groupe = make_redacteur(username="dominique"), Group.objects.create(name="stagiaires")
    return [
        reverse("admin:auth_user_add"),
        reverse("admin:auth_user_change", args=[compte.pk]),
        reverse("admin:auth_user_delete", args=[compte.pk]),
        reverse("admin:auth_user_password_change", args=[compte.pk]),
        reverse("admin:auth_group_add"),
        reverse("admin:auth_group_change", args=[groupe.pk]),
        reverse("admin:auth_group_delete", args=[groupe.pk]),
    ]


def test_chaque_page_qui_change_des_droits_redemande_le_mot_de_passe_apres_dix_minutes(redaction):
    pages = pages_des_droits()
    tout_de_suite = [redaction.get(page).status_code for page in pages]
    vieillit(redaction, 10 * MINUTE + 1)

    apres = [redaction.get(page) for page in pages]

    assert tout_de_suite == [200] * len(pages)
    assert [reponse.url.partition("?")[0] for reponse in apres] == [CONFIRMER] * len(pages)


def test_les_autres_pages_ne_redemandent_rien(redaction):
    vieillit(redaction, 10 * MINUTE + 1)

    assert redaction.get(reverse("admin:auth_user_changelist")).status_code == 200
    assert redaction.get(reverse("admin:lieux_lieu_changelist")).status_code == 200


def test_le_bon_mot_de_passe_rend_la_page_demandee_pour_dix_minutes(redaction):
    ajout = reverse("admin:auth_user_add")
    vieillit(redaction, 10 * MINUTE + 1)
    demande = redaction.get(ajout).url

    champs = Page(redaction.get(demande).content.decode()).champs
    reponse = redaction.post(demande, champs | {"password": MOT_DE_PASSE})

    assert (reponse.status_code, reponse.url) == (302, ajout)
    assert redaction.get(ajout).status_code == 200


def test_un_mauvais_mot_de_passe_est_refuse_puis_bloque(redaction):
    vieillit(redaction, 10 * MINUTE + 1)

    reponses = [redaction.post(CONFIRMER, {"password": "faux"}) for _ in range(5)]

    assert reponses[0].context["form"].errors["password"] == [
        "Ce n'est pas votre mot de passe : vérifier les majuscules et recommencer."
    ]
    assert reponses[-1].status_code == 429
    assert redaction.get(reverse("admin:auth_user_add")).url.startswith(CONFIRMER)


def test_une_action_sur_les_comptes_redemande_le_mot_de_passe_et_n_a_rien_fait(redaction):
    dominique, liste = make_redacteur(username="dominique"), reverse("admin:auth_user_changelist")
    vieillit(redaction, 10 * MINUTE + 1)
    action = {"action": "delete_selected", "_selected_action": [dominique.pk], "post": "yes"}

    reponse = redaction.post(liste, action)

    assert reponse.url.startswith(CONFIRMER)
    assert User.objects.filter(pk=dominique.pk).exists()


def test_les_droits_envoyes_trop_tard_reviennent_apres_la_confirmation(redaction):
    dominique = make_redacteur(username="dominique")
    fiche = reverse("admin:auth_user_change", args=[dominique.pk])
    champs = Page(redaction.get(fiche).content.decode()).champs
    vieillit(redaction, 10 * MINUTE + 1)

    demande = redaction.post(fiche, champs | {"first_name": "Dominique"}).url
    redaction.post(demande, {"password": MOT_DE_PASSE, "next": fiche})
    reprise = redaction.get(fiche)
    gardes = Page(redaction.get(reprise.url).content.decode()).champs
    redaction.post(fiche, gardes)

    assert reprise.url == reverse("connexion:reprise")
    assert User.objects.get(pk=dominique.pk).first_name == "Dominique"
