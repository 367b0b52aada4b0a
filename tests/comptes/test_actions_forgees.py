"""Une action envoyée à la main : hors du périmètre ou du rôle, elle se refuse, et rien n'a changé."""

import pytest
from django.urls import reverse

from comptes.roles import Role
from historique.etats import traces_de
from lieux.models import Accueil, Lieu, Verification
from tests.connecte import connecte
from tests.factories import make_accueil, make_lieu, make_perimetre, make_redacteur
from tests.redaction.saisie import adresse

LISTE = reverse("admin:lieux_lieu_changelist")
BROUILLON = Lieu.Publication.BROUILLON


def fait(client, action: str, *objets, liste: str = LISTE, **suite):
    return client.post(
        liste, {"action": action, "_selected_action": [o.pk for o in objets], "index": 0} | suite
    )


def test_une_action_sur_un_lieu_d_un_autre_perimetre_est_refusee(contribution, contributeur):
    dedans, dehors = make_lieu(publication=BROUILLON), make_lieu(publication=BROUILLON)
    make_perimetre(contributeur, lieux=[dedans])

    reponse = fait(contribution, "envoie_a_la_relecture", dedans, dehors)

    assert reponse.status_code == 403
    assert set(Lieu.objects.values_list("publication", flat=True)) == {BROUILLON}


@pytest.mark.parametrize("action", ["publie", "retire", "verifie_telephone", "delete_selected", "inventee"])
def test_une_action_d_un_autre_role_est_refusee(contribution, contributeur, action):
    lieu = make_lieu(publication=BROUILLON)
    make_perimetre(contributeur, lieux=[lieu])

    assert fait(contribution, action, lieu).status_code == 403
    assert Lieu.objects.get(pk=lieu.pk).publication == BROUILLON
    assert Verification.objects.count() == 0


def test_supprimer_en_masse_ne_touche_pas_a_ce_que_le_public_lit(contribution, contributeur):
    accueil = make_accueil()
    make_perimetre(contributeur, lieux=[accueil.lieu])
    liste = reverse("admin:lieux_accueil_changelist")

    reponse = fait(contribution, "delete_selected", accueil, liste=liste, post="yes")

    assert (reponse.status_code, Accueil.objects.count()) == (403, 1)


def test_une_lecture_ne_fait_aucune_action(client, db):
    connecte(client, make_redacteur(role=Role.LECTURE))

    assert fait(client, "envoie_a_la_relecture", make_lieu(publication=BROUILLON)).status_code == 403
    assert fait(client, "verifie_visite", make_lieu()).status_code == 403


def test_une_fiche_d_ailleurs_se_refuse_avant_que_la_collision_ne_reponde(contribution, contributeur):
    make_perimetre(contributeur, lieux=[make_lieu()])
    ailleurs, effacee = make_lieu(publication=BROUILLON), make_lieu(publication=BROUILLON)
    page_effacee = adresse(effacee)
    effacee.delete()

    statuts = [
        contribution.post(page, {"_version": "vieux", "nom": "Volé"}).status_code
        for page in (adresse(ailleurs), page_effacee)
    ]

    assert statuts == [404, 404]
    assert traces_de(Lieu).filter(nom="Volé").count() == 0


def test_le_bouton_verifie_cache_dans_un_envoi_ne_verifie_rien(contribution, contributeur):
    lieu = make_lieu(publication=BROUILLON)
    make_perimetre(contributeur, lieux=[lieu])

    reponse = contribution.post(
        reverse("admin:lieux_lieu_verifier", args=[lieu.pk]), {"methode": "telephone"}
    )

    assert (reponse.status_code, Verification.objects.count()) == (403, 0)
