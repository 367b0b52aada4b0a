"""Créer un lieu qui existe peut-être déjà : la page revient une fois, avec ce qu'on a tapé et les lieux qui ressemblent."""

import pytest
from django.urls import reverse

from comptes.roles import Role
from doublons.models import DecisionDoublon
from lieux.models import Lieu
from tests.connecte import connecte
from tests.factories import make_commune, make_lieu, make_perimetre, make_public, make_redacteur, make_type
from tests.redaction.saisie import Page, adresse, envoie, nouveau_lieu

AJOUT = reverse("admin:lieux_lieu_add")


@pytest.fixture
def existant(schaerbeek):
    return make_lieu(nom="Le Passage", commune=schaerbeek, telephone="02 216 61 05")


@pytest.fixture
def saisie(schaerbeek) -> dict:
    return nouveau_lieu(
        type=make_type().pk, commune=schaerbeek.pk, telephone="+32 2 216 61 05", accroche="On y boit un café."
    )


def proches(reponse) -> list[tuple]:
    return [(proche.lieu, proche.adresse, proche.avis.raisons) for proche in reponse.context["proches"]]


def recoche(client, reponse, **changements):
    """Renvoie la page revenue, telle qu'elle est remplie, la case « C'est un autre lieu » cochée."""
    vus = ",".join(str(proche.lieu.pk) for proche in reponse.context["proches"])
    champs = Page(reponse.content.decode()).champs | {"_autre_lieu": vus, "_save": "Enregistrer"}
    return client.post(AJOUT, champs | changements)


def test_le_lieu_qui_existe_est_montre_avant_d_enregistrer(redaction, existant, saisie):
    reponse = envoie(redaction, AJOUT, **saisie)

    assert "Ce lieu existe peut-être déjà" in reponse.content.decode()
    assert proches(reponse) == [(existant, adresse(existant), ("même nom", "même téléphone"))]
    assert list(Lieu.objects.all()) == [existant]


def test_rien_de_ce_qui_est_tape_n_est_perdu(redaction, existant, saisie):
    public = make_public()
    lignes = {"accueils-0-public": public.pk, "accueils-0-mode": "prioritaire"}

    champs = Page(envoie(redaction, AJOUT, **saisie, **lignes).content.decode()).champs

    assert champs["accroche"] == ["On y boit un café."]
    assert champs["telephone"] == ["+32 2 216 61 05"]
    assert (champs["accueils-0-public"], champs["accueils-0-mode"]) == ([str(public.pk)], ["prioritaire"])


def test_dire_que_c_est_un_autre_lieu_enregistre_et_retient_la_decision(redaction, existant, saisie):
    reponse = envoie(redaction, AJOUT, **saisie)

    recoche(redaction, reponse)

    cree = Lieu.objects.get(slug="le-pas-sage")
    decision = DecisionDoublon.objects.get()
    assert (decision.premier, decision.second, decision.decision) == (existant, cree, "differents")
    assert decision.par.username == "camille"


def test_un_nom_change_apres_coup_qui_ressemble_a_un_autre_lieu_avertit_encore(
    redaction, existant, saisie, schaerbeek
):
    autre = make_lieu(nom="La Bicoque", commune=schaerbeek)
    reponse = envoie(redaction, AJOUT, **saisie)

    reponse = recoche(redaction, reponse, nom="La Bicoque")

    assert [lieu for lieu, *_ in proches(reponse)] == [autre]
    assert Lieu.objects.count() == 2


def test_la_case_cochee_reste_cochee_quand_autre_chose_est_refuse(redaction, existant, saisie):
    reponse = envoie(redaction, AJOUT, **saisie)

    reponse = recoche(redaction, reponse, horaires="quand il pleut")

    assert Page(reponse.content.decode()).champs["_autre_lieu"] == [str(existant.pk)]
    assert proches(reponse) == []


def test_un_lieu_sans_ressemblance_s_enregistre_du_premier_coup(redaction, existant):
    envoie(redaction, AJOUT, **nouveau_lieu(type=make_type().pk, nom="La Bicoque"))

    assert Lieu.objects.filter(slug="le-pas-sage").exists()
    assert DecisionDoublon.objects.count() == 0


def test_corriger_une_fiche_n_avertit_de_rien(redaction, existant, schaerbeek):
    autre = make_lieu(nom="La Bicoque", commune=schaerbeek)

    envoie(redaction, adresse(autre), nom="Le Passage")

    autre.refresh_from_db()
    assert autre.nom == "Le Passage"


def test_une_contribution_peut_l_enregistrer_mais_la_relecture_en_decide(
    client, existant, saisie, schaerbeek
):
    compte = make_redacteur(role=Role.CONTRIBUTION)
    make_perimetre(compte, communes=[schaerbeek])
    make_lieu(nom="Le Passage", commune=make_commune(), telephone="02 216 61 05", publication="brouillon")
    reponse = envoie(connecte(client, compte), AJOUT, **saisie)

    recoche(client, reponse)

    assert [lieu for lieu, *_ in proches(reponse)] == [existant]
    assert Lieu.objects.filter(slug="le-pas-sage").exists()
    assert DecisionDoublon.objects.count() == 0
