"""Chaque page de la rédaction s'ouvre : la liste, l'ajout et la fiche de chaque modèle, sur un objet réel."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from tests import factories

from .saisie import adresse, envoie, erreurs

FABRIQUES = {
    "accessibilite": factories.make_accessibilite,
    "accueil": factories.make_accueil,
    "activite": factories.make_activite,
    "adhesion": factories.make_adhesion,
    "agrement": factories.make_agrement,
    "ancienneadresse": factories.make_ancienne_adresse,
    "axe": factories.make_axe,
    "commune": factories.make_commune,
    "decisiondoublon": factories.make_decision_doublon,
    "dispositif": factories.make_dispositif,
    "enveloppe": factories.make_enveloppe,
    "federation": factories.make_federation,
    "indiceisadf": factories.make_isadf,
    "infotemporaire": factories.make_info,
    "jalon": factories.make_jalon,
    "langue": factories.make_langue,
    "lieu": factories.make_lieu,
    "localite": factories.make_localite,
    "modeacces": factories.make_mode_acces,
    "mot": factories.make_mot,
    "modelevoisin": factories.make_modele_voisin,
    "observation": factories.make_observation,
    "operateur": factories.make_operateur,
    "plancohesionsociale": factories.make_plan,
    "population": factories.make_population,
    "pouvoir": factories.make_pouvoir,
    "premierevisite": factories.make_premiere_visite,
    "programmation": factories.make_programmation,
    "proposition": factories.make_proposition,
    "public": factories.make_public,
    "releve": factories.make_releve,
    "signalement": factories.make_signalement,
    "typelieu": factories.make_type,
    "vacancesscolaires": factories.make_vacances,
    "verification": factories.make_verification,
    "verificationlien": factories.make_verification_lien,
}
IMPORTES = ("commune", "decisiondoublon", "localite", "releve", "verificationlien")


AILLEURS = {"django.contrib.auth", "connexion", "imports"}
"""Applications dont les pages ont leurs propres tests (tests/connexion, tests/imports)."""


def test_chaque_modele_inscrit_est_visite():
    inscrits = {
        m._meta.model_name
        for m in admin.site._registry
        if apps.get_app_config(m._meta.app_label).name not in AILLEURS
    }

    assert inscrits == set(FABRIQUES)


@pytest.mark.parametrize("nom", FABRIQUES)
def test_la_liste_cherche_et_la_fiche_porte_le_nom_de_l_objet(redaction, nom):
    objet = FABRIQUES[nom]()
    objet.refresh_from_db()
    liste = reverse(f"admin:{objet._meta.app_label}_{nom}_changelist")

    assert redaction.get(liste).context["cl"].result_count == 1
    assert redaction.get(liste, {"q": "introuvable"}).context["cl"].result_count == 0
    assert redaction.get(adresse(objet)).context["title"] == str(objet)


@pytest.mark.parametrize("nom", [nom for nom in FABRIQUES if nom not in IMPORTES])
def test_un_objet_s_enregistre_tel_qu_il_s_affiche(redaction, nom):
    objet = FABRIQUES[nom]()

    reponse = envoie(redaction, adresse(objet))

    assert (reponse.status_code, erreurs(reponse)) == (302, [])


@pytest.mark.parametrize("nom", IMPORTES)
def test_une_donnee_importee_ne_s_ajoute_pas(redaction, nom):
    application = FABRIQUES[nom]()._meta.app_label

    assert redaction.get(reverse(f"admin:{application}_{nom}_add")).status_code == 403
