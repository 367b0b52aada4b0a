"""Les paires à décider : dans la liste de travail, côte à côte ; ce qui est décidé ne revient pas."""

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from comptes.roles import Role
from doublons.models import DecisionDoublon
from lieux.models import Lieu
from tests.connecte import connecte
from tests.factories import make_lieu, make_redacteur

A_DECIDER = reverse("admin:doublons_a_decider")
ACCUEIL = reverse("admin:index")


def comparer(paire) -> str:
    return reverse("admin:doublons_comparer", args=[lieu.pk for lieu in paire])


def lignes(client) -> list[tuple]:
    return [(un, autre, avis.verdict) for un, autre, avis in client.get(A_DECIDER).context["lignes"]]


def nombre_a_l_accueil(client) -> list[int]:
    groupes = client.get(ACCUEIL).context["travail"].groupes
    return [c.nombre for groupe in groupes for c in groupe.chantiers if c.titre == "Doublons probables"]


def test_la_liste_de_travail_compte_les_paires_et_y_mene(redaction, paire):
    make_lieu(nom="La Bicoque", commune=paire[0].commune)

    assert nombre_a_l_accueil(redaction) == [1]
    assert lignes(redaction) == [(*paire, "meme")]


def test_un_lieu_retire_n_est_plus_un_doublon(redaction, paire):
    Lieu.objects.filter(pk=paire[1].pk).update(publication="retire")

    assert nombre_a_l_accueil(redaction) == [0]


def test_les_deux_fiches_se_lisent_cote_a_cote(redaction, paire):
    comparaison = redaction.get(comparer(paire)).context["comparaison"]

    differents = {point.libelle: (point.garde, point.absorbe) for point in comparaison.differents}
    assert differents["Nom"] == ("Le Pas-Sage", "Le Passage asbl")
    assert differents["Accroche"] == ("", "On y boit un café.")
    assert "Téléphone" in [point.libelle for point in comparaison.pareils]


@pytest.mark.parametrize("decision", ["differents", "incertain"])
def test_une_paire_decidee_ne_revient_pas(redaction, paire, decision):
    redaction.post(comparer(paire[::-1]), {"decision": decision, "mot": "Deux étages."})

    retenue = DecisionDoublon.objects.get()
    assert (retenue.premier, retenue.second, retenue.decision, retenue.mot) == (
        *paire,
        decision,
        "Deux étages.",
    )
    assert (retenue.par.username, lignes(redaction), nombre_a_l_accueil(redaction)) == ("camille", [], [0])


def test_effacer_la_decision_fait_revenir_la_paire(redaction, paire):
    redaction.post(comparer(paire), {"decision": "differents"})
    decision = DecisionDoublon.objects.get()

    redaction.post(reverse("admin:doublons_decisiondoublon_delete", args=[decision.pk]), {"post": "yes"})

    assert lignes(redaction) == [(*paire, "meme")]


def test_une_fusion_ne_se_decide_pas_d_un_mot(redaction, paire):
    reponse = redaction.post(comparer(paire), {"decision": "fusion"})

    assert (reponse.status_code, DecisionDoublon.objects.count()) == (200, 0)


def test_une_paire_se_range_dans_l_ordre(paire):
    with pytest.raises(IntegrityError, match="decision_doublon_ordonnee"):
        DecisionDoublon.objects.create(premier=paire[1], second=paire[0], decision="differents")


@pytest.mark.parametrize("role", [Role.CONTRIBUTION, Role.LECTURE])
def test_seules_la_redaction_et_la_relecture_decident(client, paire, role):
    connecte(client, make_redacteur(role=role))

    statuts = [
        client.get(A_DECIDER).status_code,
        client.post(comparer(paire), {"decision": "incertain"}).status_code,
    ]

    assert (statuts, DecisionDoublon.objects.count()) == ([403, 403], 0)


def test_la_relecture_decide(client, paire):
    connecte(client, make_redacteur(role=Role.RELECTURE))

    client.post(comparer(paire), {"decision": "incertain"})

    assert DecisionDoublon.objects.count() == 1


def test_une_fiche_qui_n_existe_pas_ou_deux_fois_la_meme_ne_se_comparent_pas(redaction, paire):
    absente = reverse("admin:doublons_comparer", args=[paire[0].pk, 999_999])
    meme = reverse("admin:doublons_comparer", args=[paire[0].pk, paire[0].pk])

    assert [redaction.get(absente).status_code, redaction.get(meme).status_code] == [404, 404]


def test_la_liste_des_paires_fait_autant_de_requetes_pour_une_que_pour_trois(redaction, paire):
    redaction.get(A_DECIDER)
    with CaptureQueriesContext(connection) as une:
        redaction.get(A_DECIDER)
    for n in (1, 2):
        commun = {"commune": paire[0].commune, "telephone": f"02 555 12 1{n}"}
        make_lieu(nom=f"Antenne {n}", **commun)
        make_lieu(nom=f"Antenne {n}", **commun)
    redaction.get(A_DECIDER)

    with CaptureQueriesContext(connection) as trois:
        page = redaction.get(A_DECIDER)

    assert len(page.context["lignes"]) == 3
    assert len(trois) == len(une)
