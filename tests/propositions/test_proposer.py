"""Une contribution qui enregistre une fiche publiée n'y change rien : elle propose."""

from django.contrib.messages import get_messages
from django.urls import reverse

from historique.etats import etat_actuel, traces_de
from imports.models import VerrouChamp
from lieux.models import Accueil, Lieu
from propositions.models import Proposition
from tests.factories import make_accueil, make_activite, make_lieu, make_public
from tests.redaction.saisie import Page, adresse, envoie, erreurs

BROUILLON = Lieu.Publication.BROUILLON


def contenu() -> dict:
    return Proposition.objects.get().contenu


def phrases(reponse) -> list[str]:
    return [str(message) for message in get_messages(reponse.wsgi_request)]


def test_rien_ne_change_pour_le_public_et_la_modification_attend(contribution, lieu, client):
    avant, traces = etat_actuel(Lieu, lieu.pk), traces_de(Lieu).count()

    reponse = envoie(contribution, adresse(lieu), nom="Le Nouveau Nom", accroche="Un café.")

    assert phrases(reponse) == [
        "Votre proposition pour « Le Pas-Sage » attend une relecture ; d'ici là, le public lit la fiche telle qu'elle est."
    ]
    assert contenu() == {
        "champs": {"nom": ["Le Pas-Sage", "Le Nouveau Nom"], "accroche": ["Un bistrot.", "Un café."]},
        "lignes": {},
    }
    assert (etat_actuel(Lieu, lieu.pk), traces_de(Lieu).count(), VerrouChamp.objects.count()) == (
        avant,
        traces,
        0,
    )
    assert "Le Pas-Sage" in client.get(lieu.get_absolute_url()).content.decode()


def test_les_activites_et_les_publics_se_proposent_aussi(contribution, lieu):
    activite, public = make_activite(), make_public()
    retire = make_accueil(lieu=lieu)

    envoie(
        contribution,
        adresse(lieu),
        **{
            "activites": [activite.pk],
            "accueils-TOTAL_FORMS": 2,
            "accueils-0-DELETE": "on",
            "accueils-1-public": public.pk,
            "accueils-1-mode": Accueil.Mode.INCONDITIONNEL,
        },
    )

    assert contenu()["champs"] == {"activites": [[], [activite.pk]]}
    lignes = contenu()["lignes"]["accueil"]
    assert (lignes[str(retire.pk)][1], lignes["-1"][0], lignes["-1"][1]["public"]) == (None, None, public.pk)
    assert list(lieu.accueils.all()) == [retire]


def test_enregistrer_sans_rien_changer_ne_propose_rien(contribution, lieu):
    reponse = envoie(contribution, adresse(lieu))

    assert phrases(reponse) == ["Rien ne change dans la fiche : il n'y a rien à proposer."]
    assert Proposition.objects.count() == 0


def test_un_second_envoi_complete_la_proposition_en_attente(contribution, lieu):
    envoie(contribution, adresse(lieu), nom="Premier", accroche="Un café.")

    envoie(contribution, adresse(lieu), nom="Second")

    assert contenu()["champs"] == {
        "nom": ["Le Pas-Sage", "Second"],
        "accroche": ["Un bistrot.", "Un café."],
    }


def test_une_saisie_refusee_ne_se_propose_pas(contribution, lieu):
    reponse = envoie(contribution, adresse(lieu), code_postal="12")

    assert len(erreurs(reponse)) == 1
    assert Proposition.objects.count() == 0


def test_ni_l_adresse_de_la_page_ni_sa_publication_ne_se_proposent(contribution, lieu):
    envoie(contribution, adresse(lieu), slug="autre", accroche="Un café.")
    reponse = envoie(contribution, adresse(lieu), publication=Lieu.Publication.RETIRE)

    assert contenu()["champs"] == {"accroche": ["Un bistrot.", "Un café."]}
    assert erreurs(reponse) == ["De « publié » à « retiré » : c'est à la relecture de le décider."]


def test_un_brouillon_s_ecrit_directement(contribution, dominique):
    brouillon = make_lieu(publication=BROUILLON)
    dominique.perimetre.lieux.add(brouillon)

    envoie(contribution, adresse(brouillon), nom="Écrit")

    brouillon.refresh_from_db()
    assert (brouillon.nom, Proposition.objects.count()) == ("Écrit", 0)


def test_en_rouvrant_la_fiche_on_voit_sa_proposition_en_attente(contribution, lieu):
    envoie(contribution, adresse(lieu), nom="Le Nouveau Nom")

    page = contribution.get(adresse(lieu))

    [(proposition, [difference])] = page.context["propositions"]
    assert (proposition, difference.ecarts[0].apres) == (Proposition.objects.get(), "Le Nouveau Nom")
    assert Page(page.content.decode()).champs["nom"] == ["Le Pas-Sage"]


def test_abandonner_sa_proposition_la_retire_de_l_attente(contribution, relecture, lieu):
    envoie(contribution, adresse(lieu), nom="Le Nouveau Nom")
    page = reverse("admin:propositions_proposition_abandonner", args=[Proposition.objects.get().pk])

    statuts = [relecture.post(page).status_code, contribution.post(page).status_code]

    assert statuts == [403, 302]
    assert Proposition.objects.get().etat == Proposition.Etat.ABANDONNEE
