"""L'accueil de la rédaction : nos groupes dans notre ordre, chaque modèle une fois, et la porte fermée au public."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from lieux.models import Commune, Localite, VersionDonnees
from lieux.version import APPLICATIONS

ACCUEIL = reverse("admin:index")


def test_l_accueil_suit_l_ordre_de_la_redaction(redaction):
    page = redaction.get(ACCUEIL)

    assert [groupe["name"] for groupe in page.context["app_list"]] == [
        "Le guide",
        "Suivi des lieux",
        "Fédérations et réseaux",
        "Financements",
        "Comprendre",
        "Vocabulaires",
        "Territoires et calendriers",
        "Comptes",
    ]


def lignes_d_une_fiche() -> set:
    """Modèles qui n'ont pas de page à eux : on les écrit dans celle d'un autre."""
    inscrits = admin.site._registry
    return {ligne.model for inscrit in inscrits.values() for ligne in inscrit.inlines} - inscrits.keys()


def test_l_accueil_mene_a_chaque_modele_une_fois(redaction):
    nos_modeles = {m for nom in APPLICATIONS for m in apps.get_app_config(nom).get_models()}

    groupes = redaction.get(ACCUEIL).context["app_list"]

    montres = [modele["model"]._meta.label for groupe in groupes for modele in groupe["models"]]
    attendus = [modele._meta.label for modele in nos_modeles - {VersionDonnees} - lignes_d_une_fiche()]
    assert sorted(montres) == sorted(
        [
            *attendus,
            "auth.User",
            "auth.Group",
            "signalements.Signalement",
            "imports.Import",
            "propositions.Proposition",
            "veille.VerificationLien",
            "doublons.DecisionDoublon",
            "connexion.Blocage",
            "connexion.Acces",
        ]
    )


@pytest.mark.parametrize("modele", [Commune, Localite], ids=["communes", "localites"])
def test_les_donnees_importees_se_consultent_sans_se_modifier(redaction, modele):
    groupes = redaction.get(ACCUEIL).context["app_list"]

    droits = next(m["perms"] for groupe in groupes for m in groupe["models"] if m["model"] is modele)

    assert droits == {"add": False, "change": False, "delete": False, "view": True}


@pytest.mark.django_db
def test_sans_connexion_la_redaction_demande_de_se_connecter_en_francais(client):
    page = client.get(ACCUEIL, follow=True)

    assert page.redirect_chain == [(f"{reverse('admin:login')}?next={ACCUEIL}", 302)]
    assert "prend soin des fiches" in page.content.decode()
    assert 'lang="fr"' in page.content.decode()
