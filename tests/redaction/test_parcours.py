"""Brouillon, à relire, publiée, retirée : chaque rôle a ses passages, et un passage forgé est refusé par une phrase."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from comptes.roles import Role
from lieux.models import Lieu
from tests.connecte import connecte
from tests.factories import make_lieu, make_perimetre, make_redacteur

from .saisie import adresse, envoie, erreurs

LISTE = reverse("admin:lieux_lieu_changelist")
BROUILLON, A_RELIRE, PUBLIE, RETIRE = Lieu.Publication.values
RELECTURE_DECIDE = "c'est à la relecture de le décider."
MOT = "Écrire un mot : la personne qui a écrit la fiche doit savoir quoi reprendre."


@pytest.fixture
def relecture(client, db):
    return connecte(client, make_redacteur(role=Role.RELECTURE, username="alex"))


def contribution(client, lieu):
    compte = make_redacteur(role=Role.CONTRIBUTION)
    make_perimetre(compte, lieux=[lieu])
    return connecte(client, compte)


def etat(lieu) -> str:
    return Lieu.objects.get(pk=lieu.pk).publication


def boutons(client, lieu) -> list[str]:
    return [passage.libelle for passage in client.get(adresse(lieu)).context["passages"]]


@pytest.mark.parametrize(
    ("publication", "libelles"),
    [
        (BROUILLON, ["Envoyer à la relecture", "Publier"]),
        (A_RELIRE, ["Publier", "Renvoyer avec ce mot"]),
        (PUBLIE, ["Retirer"]),
        (RETIRE, ["Publier de nouveau", "Reprendre en brouillon"]),
    ],
)
def test_la_relecture_a_un_bouton_par_passage(relecture, publication, libelles):
    assert boutons(relecture, make_lieu(publication=publication)) == libelles


def test_une_contribution_envoie_son_brouillon_a_la_relecture(client, db):
    lieu = make_lieu(publication=BROUILLON)
    navigateur = contribution(client, lieu)

    proposes = boutons(navigateur, lieu)
    envoie(navigateur, adresse(lieu), publication=[BROUILLON, A_RELIRE])

    assert (proposes, etat(lieu)) == (["Envoyer à la relecture"], A_RELIRE)


@pytest.mark.parametrize(
    ("depart", "arrivee", "phrase"),
    [
        (BROUILLON, PUBLIE, f"De « brouillon » à « publié » : {RELECTURE_DECIDE}"),
        (A_RELIRE, PUBLIE, f"De « à relire » à « publié » : {RELECTURE_DECIDE}"),
        (A_RELIRE, BROUILLON, f"De « à relire » à « brouillon » : {RELECTURE_DECIDE}"),
        (BROUILLON, RETIRE, "Une fiche ne passe pas de « brouillon » à « retiré »."),
    ],
)
def test_une_contribution_qui_force_un_passage_lit_pourquoi_non(client, db, depart, arrivee, phrase):
    lieu = make_lieu(publication=depart)

    reponse = envoie(contribution(client, lieu), adresse(lieu), publication=arrivee)

    assert (erreurs(reponse), etat(lieu)) == ([phrase], depart)


def test_une_fiche_publiee_ne_redevient_pas_un_brouillon(relecture):
    lieu = make_lieu()

    reponse = envoie(relecture, adresse(lieu), publication=BROUILLON)

    assert erreurs(reponse) == ["Une fiche ne passe pas de « publié » à « brouillon »."]
    assert etat(lieu) == PUBLIE


def test_renvoyer_demande_un_mot_que_la_contribution_lit_sur_la_fiche(client, relecture):
    lieu = make_lieu(publication=A_RELIRE)

    sans_mot = envoie(relecture, adresse(lieu), publication=BROUILLON)
    envoie(relecture, adresse(lieu), publication=BROUILLON, mot="Il manque l'adresse.")
    lue = contribution(client, lieu).get(adresse(lieu)).content.decode()

    assert (erreurs(sans_mot), etat(lieu)) == ([MOT], BROUILLON)
    assert "Renvoyée : Il manque l&#x27;adresse." in lue
    assert "alex" in lue


def test_publier_en_masse_publie_ce_qui_peut_l_etre_et_dit_le_reste(relecture):
    a_relire, deja = make_lieu(nom="Neuf", publication=A_RELIRE), make_lieu(nom="Fermé", publication=PUBLIE)
    envoi = {"action": "retire", "_selected_action": [a_relire.pk, deja.pk], "index": 0}

    reponse = relecture.post(LISTE, envoi)

    assert [str(message) for message in get_messages(reponse.wsgi_request)] == [
        "Neuf : Une fiche ne passe pas de « à relire » à « retiré ».",
        "« Retiré » : Fermé.",
    ]
    assert (etat(a_relire), etat(deja)) == (A_RELIRE, RETIRE)


def test_une_contribution_lit_ce_qui_est_retire_sans_pouvoir_l_ecrire(client, db):
    lieu = make_lieu(nom="Tel que retiré", publication=RETIRE)
    navigateur = contribution(client, lieu)

    lue, ecrite = navigateur.get(adresse(lieu)), navigateur.post(adresse(lieu), {"nom": "Autre"})

    assert (lue.status_code, lue.context["has_change_permission"], ecrite.status_code) == (200, False, 403)
    assert Lieu.objects.get(pk=lieu.pk).nom == "Tel que retiré"
