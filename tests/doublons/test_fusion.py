"""Fusionner deux fiches : les valeurs choisies, l'adresse qui suit, l'histoire des deux, tout ou rien."""

import pytest
from django.urls import reverse

from comptes.roles import Role
from doublons.models import DecisionDoublon
from imports.models import VerrouChamp
from lieux.models import AncienneAdresse, Lieu
from tests.connecte import connecte
from tests.factories import make_activite, make_localite, make_redacteur
from tests.redaction.saisie import adresse

from .fusions import choix_lus, comparer, fusionne, fusionner


def test_la_fiche_gardee_prend_ce_qu_elle_ignorait_et_garde_le_reste(redaction, paire):
    garde, absorbe = paire

    reponse = fusionne(redaction, garde, absorbe)

    assert reponse.url == adresse(garde)
    assert (garde.nom, garde.accroche, garde.numero) == ("Le Pas-Sage", "On y boit un café.", "76")
    assert (garde.publication, absorbe.publication) == ("publie", "retire")


def test_on_choisit_champ_par_champ(redaction, paire):
    garde, absorbe = paire
    cafe, soupe = make_activite(libelle="Café"), make_activite(libelle="Soupe")
    garde.activites.set([cafe])
    absorbe.activites.set([soupe])

    fusionne(redaction, garde, absorbe, **{"choix-nom": "absorbe", "choix-accroche": "garde"})

    assert (garde.nom, garde.accroche) == ("Le Passage asbl", "")
    assert set(garde.activites.all()) == {cafe, soupe}


def test_l_ancienne_adresse_publique_mene_a_la_fiche_gardee(redaction, client, paire):
    garde, absorbe = paire
    AncienneAdresse.objects.create(slug="tres-ancien", lieu=absorbe)
    publique = absorbe.get_absolute_url()

    fusionne(redaction, garde, absorbe)

    for ancienne in (publique, reverse("lieux:fiche", args=["tres-ancien"])):
        reponse = client.get(ancienne)
        assert (reponse.status_code, reponse.url) == (301, garde.get_absolute_url())
    assert client.get(garde.get_absolute_url()).status_code == 200


def test_l_histoire_des_deux_fiches_reste_et_dit_la_fusion(redaction, paire):
    garde, absorbe = paire

    fusionne(redaction, garde, absorbe)

    for lieu in paire:
        recit = redaction.get(reverse("admin:lieux_lieu_history", args=[lieu.pk])).context["evenements"]
        assert (recit[0].raison, recit[0].qui) == (
            "Fusion de « Le Passage asbl » dans « Le Pas-Sage »",
            "camille",
        )
        assert len(recit) == 2
    assert "Cette fiche a été fusionnée dans" in redaction.get(adresse(absorbe)).content.decode()


def test_la_decision_est_retenue_et_la_fiche_absorbee_n_avertit_plus(redaction, paire):
    garde, absorbe = paire

    fusionne(redaction, garde, absorbe, mot="Refaite par erreur.")

    decision = DecisionDoublon.objects.get()
    assert (decision.decision, decision.garde, decision.absorbe) == ("fusion", garde, absorbe)
    assert (decision.par.username, decision.mot) == ("camille", "Refaite par erreur.")
    assert redaction.get(reverse("admin:doublons_a_decider")).context["lignes"] == []


def test_ce_qui_a_ete_pris_est_protege_des_imports(redaction, paire):
    fusionne(redaction, *paire)

    assert list(VerrouChamp.objects.filter(lieu=paire[0]).values_list("champ", flat=True)) == ["accroche"]


def test_une_fiche_changee_pendant_qu_on_lisait_n_est_pas_fusionnee(redaction, paire):
    garde, absorbe = paire
    choix = choix_lus(redaction, garde, absorbe) | {"choix-nom": "absorbe"}
    absorbe.horaires = "24/7"
    absorbe.save()

    reponse = redaction.post(fusionner(garde, absorbe), choix)

    assert "a changé pendant que vous lisiez" in reponse.content.decode()
    assert reponse.context["fusion"].data["choix-nom"] == "absorbe"
    assert set(Lieu.objects.values_list("publication", flat=True)) == {"publie"}


def test_des_valeurs_qui_ne_vont_pas_ensemble_sont_refusees_et_rien_n_est_ecrit(redaction, paire):
    garde, absorbe = paire
    Lieu.objects.filter(pk=absorbe.pk).update(localite=make_localite(nom="Laeken"))

    reponse = fusionne(redaction, garde, absorbe, **{"choix-adresse": "absorbe"})

    assert "Laeken n&#x27;est pas dans la commune choisie" in reponse.content.decode()
    assert (garde.localite, absorbe.slug, absorbe.publication) == (None, "passage", "publie")
    assert (AncienneAdresse.objects.count(), DecisionDoublon.objects.count()) == (0, 0)


def test_une_fiche_absorbee_ne_se_fusionne_ni_ne_se_decide_plus(redaction, paire):
    fusionne(redaction, *paire)

    redaction.post(comparer(*paire), {"decision": "differents"})
    reponse = redaction.post(fusionner(*paire), {"vue": "x"})

    assert "il n'y a plus rien à décider" in reponse.content.decode().replace("&#x27;", "'")
    assert DecisionDoublon.objects.get().decision == "fusion"


@pytest.mark.parametrize(
    ("role", "statut"),
    [(Role.RELECTURE, 302), (Role.CONTRIBUTION, 403), (Role.LECTURE, 403)],
    ids=lambda v: str(v),
)
def test_la_relecture_fusionne_les_autres_non(client, redaction, paire, role, statut):
    choix = choix_lus(redaction, *paire)
    connecte(client, make_redacteur(role=role))

    reponse = client.post(fusionner(*paire), choix)

    assert reponse.status_code == statut
    assert DecisionDoublon.objects.exists() is (statut == 302)


def test_le_brouillon_garde_prend_la_publication_de_l_autre(redaction, paire):
    Lieu.objects.filter(pk=paire[0].pk).update(publication="brouillon")

    fusionne(redaction, *paire)

    assert paire[0].publication == "publie"
