"""Remettre une version : en entier ou pour ce qui est coché, par les règles du modèle, comme une nouvelle version signée."""

import pytest
from django.urls import reverse

from comptes.roles import Role
from lieux.actes import acte
from lieux.models import Accueil, AncienneAdresse, Lieu, PremiereVisite
from tests.connecte import connecte
from tests.factories import (
    make_accueil,
    make_activite,
    make_lieu,
    make_operateur,
    make_perimetre,
    make_premiere_visite,
    make_public,
    make_redacteur,
)

from .saisie import Page


def remise(objet, acte_, cle=None) -> str:
    nom = f"admin:{objet._meta.app_label}_{objet._meta.model_name}_remettre"
    return reverse(nom, args=[cle or objet.pk, acte_])


def premiere(objet):
    return objet.history.order_by("history_id").first()


def change(objet, **champs) -> None:
    with acte():
        for nom, valeur in champs.items():
            setattr(objet, nom, valeur)
        objet.save()


def envoie(client, url, **changements):
    return client.post(url, Page(client.get(url).content.decode()).champs | changements)


def test_remettre_une_version_rend_champs_relations_et_lignes(redaction):
    activite, public = make_activite(), make_public()
    with acte():
        lieu = make_lieu(nom="Avant", telephone="02 511 11 11", activites=[activite])
        accueil = make_accueil(lieu=lieu, public=public, mode="exclusif")
    with acte():
        lieu.nom, lieu.telephone = "Après", ""
        lieu.save()
        lieu.activites.clear()
        accueil.delete()
        make_premiere_visite(lieu=lieu)

    reponse = envoie(redaction, remise(lieu, premiere(lieu).acte), raison="Erreur de fiche")

    lieu.refresh_from_db()
    trace = lieu.history.first()
    assert reponse.status_code == 302
    assert (lieu.nom, lieu.telephone, list(lieu.activites.all())) == ("Avant", "02 511 11 11", [activite])
    assert [(a.public, a.mode) for a in Accueil.objects.all()] == [(public, "exclusif")]
    assert not PremiereVisite.objects.exists()
    assert trace.auteur == "camille"
    assert trace.history_change_reason.startswith("Remise de la version du ")
    assert trace.history_change_reason.endswith("Erreur de fiche")


def test_on_ne_remet_que_ce_qui_est_coche(redaction):
    lieu = make_lieu(nom="Avant", telephone="02 511 11 11")
    change(lieu, nom="Après", telephone="02 522 22 22")

    envoie(redaction, remise(lieu, premiere(lieu).acte), choix=["telephone"])

    lieu.refresh_from_db()
    assert (lieu.nom, lieu.telephone) == ("Après", "02 511 11 11")


def test_la_publication_ne_revient_pas_avec_le_reste(redaction):
    lieu = make_lieu(nom="Avant")
    change(lieu, nom="Après", publication="retire")

    envoie(redaction, remise(lieu, premiere(lieu).acte))

    lieu.refresh_from_db()
    assert (lieu.nom, lieu.publication) == ("Avant", "retire")


def test_une_version_que_le_modele_refuse_n_est_pas_remise(redaction):
    lieu = make_lieu(slug="la-ruelle", nom="Avant")
    change(lieu, slug="le-phare", nom="Après")
    make_lieu(slug="la-ruelle")

    reponse = envoie(redaction, remise(lieu, premiere(lieu).acte))

    lieu.refresh_from_db()
    assert (lieu.slug, lieu.nom) == ("le-phare", "Après")
    assert "existe déjà" in " ".join(reponse.context["formulaire"].non_field_errors())


def test_remettre_un_identifiant_garde_l_adresse_qu_il_remplace(redaction):
    lieu = make_lieu(slug="la-ruelle")
    change(lieu, slug="le-phare")

    envoie(redaction, remise(lieu, premiere(lieu).acte))

    lieu.refresh_from_db()
    assert lieu.slug == "la-ruelle"
    assert list(AncienneAdresse.objects.values_list("slug", "lieu")) == [("le-phare", lieu.pk)]


def test_une_fiche_changee_pendant_la_lecture_n_est_pas_ecrasee(redaction):
    lieu = make_lieu(nom="Avant", telephone="02 511 11 11")
    change(lieu, nom="Après")
    url = remise(lieu, premiere(lieu).acte)
    lu = Page(redaction.get(url).content.decode()).champs
    change(lieu, telephone="02 533 33 33")

    reponse = redaction.post(url, lu)

    lieu.refresh_from_db()
    assert (lieu.nom, lieu.telephone) == ("Après", "02 533 33 33")
    assert "a changé pendant que vous lisiez" in reponse.content.decode()


def test_une_fiche_effacee_revient_en_brouillon_avec_ses_lignes_et_son_histoire(redaction):
    activite, public = make_activite(), make_public()
    lieu = make_lieu(nom="La Ruelle", activites=[activite])
    make_accueil(lieu=lieu, public=public)
    cle = lieu.pk
    with acte():
        lieu.delete()
    effacement = Lieu.history.filter(id=cle).first().acte

    envoie(redaction, remise(lieu, effacement, cle))

    rendu = Lieu.objects.get()
    assert (rendu.pk, rendu.nom, rendu.publication) == (cle, "La Ruelle", "brouillon")
    assert (list(rendu.activites.all()), [a.public for a in rendu.accueils.all()]) == ([activite], [public])
    assert [t.history_type for t in rendu.history.order_by("history_id")][-2:] == ["-", "+"]


def test_remettre_une_autre_fiche(redaction):
    operateur = make_operateur(nom="Avant")
    change(operateur, nom="Après")

    envoie(redaction, remise(operateur, premiere(operateur).acte))

    operateur.refresh_from_db()
    assert operateur.nom == "Avant"


@pytest.mark.parametrize(
    ("role", "statut"),
    [(Role.REDACTION, 200), (Role.RELECTURE, 200), (Role.CONTRIBUTION, 403), (Role.LECTURE, 403)],
    ids=["redaction", "relecture", "contribution", "lecture"],
)
def test_seules_la_redaction_et_la_relecture_remettent(client, db, role, statut):
    compte, lieu = make_redacteur(role=role), make_lieu(nom="Avant")
    make_perimetre(compte, lieux=[lieu])
    connecte(client, compte)
    change(lieu, nom="Après")

    assert client.get(remise(lieu, premiere(lieu).acte)).status_code == statut
    assert client.post(remise(lieu, premiere(lieu).acte), {"choix": ["nom"]}).status_code == statut
