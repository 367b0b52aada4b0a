"""Chaque adresse de la rédaction, pour chaque rôle : ce qui s'ouvre, ce qui se refuse, dans et hors du périmètre."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from comptes.droits import DROITS
from comptes.roles import Role
from tests.connecte import connecte
from tests.factories import make_perimetre, make_redacteur

from .adresses import AUTRES, CONNEXION, OUVRE, REFUSE, attendu, modele_et_page, noms
from .objets import ENVOIS, PARAMETRES, cree_tout, url

pytestmark = pytest.mark.django_db
NOMS = [*sorted(set(noms()) - {"admin:logout"}), "admin:logout"]  # se déconnecter, en dernier
METHODES = ("GET", "POST")


def trouve(reponse) -> str:
    if reponse.status_code in (403, 404, 405):
        return REFUSE
    if reponse.status_code == 302 and reponse.url.startswith(reverse("admin:login")):
        return CONNEXION
    return OUVRE


def visite(client: Client, objets: dict) -> dict[tuple[str, str], str]:
    """Ce qui se trouve à chaque adresse, par nom et par méthode."""
    trouves = {}
    for nom in NOMS:
        adresse = url(nom, objets)
        trouves[nom, "GET"] = trouve(client.get(adresse, PARAMETRES.get(nom)))
        trouves[nom, "POST"] = trouve(
            client.post(adresse, ENVOIS.get(nom, {}), query_params=PARAMETRES.get(nom))
        )
    return trouves


def voulus(role: str) -> dict[tuple[str, str], str]:
    return {(nom, methode): attendu(nom, role, methode) for nom in NOMS for methode in METHODES}


def test_chaque_adresse_a_sa_ligne_dans_la_table():
    sans_ligne = [nom for nom in NOMS if nom not in AUTRES and modele_et_page(nom) is None]

    assert len(NOMS) > 200
    assert sans_ligne == []


@pytest.mark.parametrize("role", [Role.REDACTION, Role.RELECTURE, Role.LECTURE], ids=lambda role: role.name)
def test_chaque_adresse_s_ouvre_ou_se_refuse_selon_le_role(client, role):
    compte = make_redacteur(role=role)
    objets = cree_tout(compte)

    assert visite(connecte(client, compte), objets) == voulus(role.name.lower())


def test_une_contribution_ouvre_ce_qui_est_de_son_perimetre(client):
    compte = make_redacteur(role=Role.CONTRIBUTION)
    objets = cree_tout(compte)
    make_perimetre(compte, lieux=[objets["lieux_lieu"]])

    assert visite(connecte(client, compte), objets) == voulus("contribution")


DEHORS_OUVERTES = {"lieux_commune", "lieux_localite"}
DEHORS_INTROUVABLES = {"admin:lieux_lieu_champs_proteges", "admin:propositions_proposition_abandonner"}
SANS_OBJET = {"changelist", "add", "effacees"}


def attendu_dehors(nom: str, methode: str) -> str:
    """Hors du périmètre, tout ce qui montre un objet se refuse, sauf les données de référence."""
    paire = modele_et_page(nom)
    montre = paire and paire[1] not in SANS_OBJET and paire[0] not in DEHORS_OUVERTES
    return REFUSE if montre or nom in DEHORS_INTROUVABLES else attendu(nom, "contribution", methode)


def test_une_contribution_ne_voit_ni_ne_change_rien_hors_de_son_perimetre(client):
    compte = make_redacteur(role=Role.CONTRIBUTION)
    objets = cree_tout(compte)

    trouves = visite(connecte(client, compte), objets)

    assert trouves == {(nom, methode): attendu_dehors(nom, methode) for nom in NOMS for methode in METHODES}


def test_sans_compte_chaque_adresse_mene_a_la_connexion(client):
    objets = cree_tout(make_redacteur())

    assert visite(client, objets) == voulus("anonyme")


def test_les_groupes_disent_ce_que_dit_la_table():
    ecrits = {
        f"{permission.content_type.app_label}.{permission.codename}"
        for permission in Group.objects.get(name=Role.LECTURE.value).permissions.select_related(
            "content_type"
        )
    }

    lus = {nom for nom, droits in DROITS.items() if droits[3]}
    assert ecrits == {nom.replace(".", ".view_") for nom in lus}
