"""La relecture compare, coche ce qu'elle reprend, écrit un mot pour le reste ; la contribution lit ce qu'elle a décidé."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from comptes.roles import Role
from historique.etats import traces_de
from lieux.models import Accueil, Lieu
from propositions.models import Proposition
from tests.connecte import connecte
from tests.factories import make_accueil, make_perimetre, make_public, make_redacteur
from tests.redaction.saisie import adresse, envoie, erreurs

Etat = Proposition.Etat
MOT = "Écrire un mot : la personne doit savoir pourquoi le reste n'est pas repris."


@pytest.fixture
def proposition(contribution, lieu):
    """Un autre nom et une autre accroche."""
    envoie(contribution, adresse(lieu), nom="Le Nouveau Nom", accroche="Un café.")
    return Proposition.objects.get()


def decidee(proposition) -> tuple:
    proposition.refresh_from_db()
    return proposition.etat, proposition.repris, proposition.mot


def test_une_partie_est_reprise_l_autre_recoit_un_mot(relecture, contribution, proposition, lieu):
    envoie(relecture, adresse(proposition), choix=["nom"], mot="L'accroche était plus juste.")

    lieu.refresh_from_db()
    assert (lieu.nom, lieu.accroche) == ("Le Nouveau Nom", "Un bistrot.")
    assert decidee(proposition) == (Etat.PARTIELLE, ["nom"], "L'accroche était plus juste.")
    lue = contribution.get(adresse(proposition)).content.decode()
    assert "Acceptée en partie" in lue
    assert "L&#x27;accroche était plus juste." in lue


def test_l_historique_dit_qui_a_relu_et_qui_a_propose(relecture, proposition, lieu):
    envoie(relecture, adresse(proposition))

    trace = traces_de(Lieu).filter(id=lieu.pk).latest("history_id")
    assert (trace.auteur, trace.history_change_reason) == ("alex", "Proposition de dominique, relue")
    assert decidee(proposition)[0] == Etat.ACCEPTEE


def test_laisser_quelque_chose_sans_un_mot_est_refuse(relecture, proposition, lieu):
    reponse = envoie(relecture, adresse(proposition), choix=["nom"])

    lieu.refresh_from_db()
    assert (erreurs(reponse), lieu.nom) == ([MOT], "Le Pas-Sage")
    assert decidee(proposition)[0] == Etat.ATTENTE


def test_tout_refuser_ne_change_rien(relecture, proposition, lieu):
    envoie(relecture, adresse(proposition), choix=[], mot="Le lieu nous a dit le contraire.")

    lieu.refresh_from_db()
    assert (lieu.nom, decidee(proposition)[0]) == ("Le Pas-Sage", Etat.REFUSEE)


def test_les_lignes_reprises_arrivent_dans_la_fiche(relecture, contribution, lieu):
    public, retire = make_public(), make_accueil(lieu=lieu)
    lignes = {
        "accueils-TOTAL_FORMS": 2,
        "accueils-0-DELETE": "on",
        "accueils-1-public": public.pk,
        "accueils-1-mode": Accueil.Mode.PRIORITAIRE,
    }
    envoie(contribution, adresse(lieu), **lignes)
    ailleurs = make_accueil()  # prend la clé que la ligne proposée avait eue

    envoie(relecture, adresse(Proposition.objects.get()))

    ailleurs.refresh_from_db()
    assert list(lieu.accueils.values_list("public", "mode")) == [(public.pk, Accueil.Mode.PRIORITAIRE)]
    assert not Accueil.objects.filter(pk=retire.pk).exists()
    assert ailleurs.lieu != lieu


def test_la_page_dit_ou_le_guide_a_change_entre_temps(relecture, proposition, lieu):
    Lieu.objects.filter(pk=lieu.pk).update(nom="Entre-temps")

    examen = relecture.get(adresse(proposition)).context["examen"]

    assert examen.depassees == {"nom"}
    assert [(d.cle, d.ecarts[0].avant, d.ecarts[0].apres) for d in examen.differences] == [
        ("nom", "Entre-temps", "Le Nouveau Nom"),
        ("accroche", "Un bistrot.", "Un café."),
    ]


def test_un_guide_qui_change_pendant_la_lecture_n_est_pas_ecrase(relecture, proposition, lieu):
    envoi = {"vue": relecture.get(adresse(proposition)).context["examen"].vue, "choix": ["nom", "accroche"]}
    Lieu.objects.filter(pk=lieu.pk).update(nom="Entre-temps")

    reponse = relecture.post(adresse(proposition), envoi)

    assert reponse.context["formulaire"].non_field_errors() == [
        "La fiche a changé pendant que vous lisiez : voici l'aperçu à jour, rien n'est enregistré."
    ]
    assert Lieu.objects.get(pk=lieu.pk).nom == "Entre-temps"


def test_une_proposition_que_le_guide_ne_peut_plus_accueillir_est_refusee_par_une_phrase(
    relecture, proposition, lieu
):
    proposition.contenu = {"champs": {"code_postal": ["", "12"]}, "lignes": {}}
    proposition.save()

    reponse = envoie(relecture, adresse(proposition))

    [phrase] = reponse.context["formulaire"].non_field_errors()
    assert phrase.startswith("Code postal : ")
    assert decidee(proposition)[0] == Etat.ATTENTE


def test_une_proposition_deja_decidee_ne_se_decide_pas_deux_fois(relecture, proposition, lieu):
    vue = relecture.get(adresse(proposition)).context["examen"].vue
    envoie(relecture, adresse(proposition), choix=[], mot="Non.")

    reponse = relecture.post(adresse(proposition), {"vue": vue, "choix": ["nom", "accroche"]})

    assert [str(m) for m in get_messages(reponse.wsgi_request)][-1] == (
        "Cette proposition est déjà décidée : rien n'a changé."
    )
    assert Lieu.objects.get(pk=lieu.pk).nom == "Le Pas-Sage"


def test_une_contribution_ne_decide_pas_de_sa_proposition_et_ne_lit_pas_celles_des_autres(
    contribution, proposition, client
):
    autre = make_redacteur(role=Role.CONTRIBUTION)
    make_perimetre(autre, lieux=[proposition.lieu])
    connecte(client, autre)

    assert contribution.post(adresse(proposition), {"choix": ["nom"]}).status_code == 403
    assert client.get(adresse(proposition)).status_code == 404


def test_les_propositions_en_attente_sont_dans_la_liste_de_travail(relecture, proposition):
    travail = relecture.get(reverse("admin:index")).context["travail"]

    [chantier] = [
        c for groupe in travail.groupes for c in groupe.a_faire if c.titre == "Propositions à examiner"
    ]
    assert relecture.get(chantier.adresse).context["cl"].result_count == chantier.nombre == 1
