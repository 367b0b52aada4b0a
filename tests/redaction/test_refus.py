"""Une mauvaise saisie est refusée par une phrase, lue une fois, et rien n'est enregistré."""

import pytest
from django.urls import reverse

from financements.models import Agrement, PlanCohesionSociale
from lieux.models import Lieu, Operateur
from tests.factories import (
    make_agrement,
    make_lieu,
    make_localite,
    make_operateur,
    make_programmation,
    make_type,
)

from .saisie import adresse, envoie, erreurs, nouveau_lieu

EN_BELGIQUE = (
    "Donner les deux coordonnées, en Belgique (latitude 49,4 à 51,6 ; longitude 2,5 à 6,5), ou aucune."
)
PRECISION = (
    "Dire la précision de la position (adresse, rue, localité ou commune), et seulement s'il y en a une."
)
DATES = "La fin précède le début : corriger l'une des deux dates."


@pytest.mark.parametrize(
    ("saisie", "phrase"),
    [
        ({"latitude": "48,85", "longitude": "2,35", "precision": "rue"}, EN_BELGIQUE),
        ({"latitude": "50,85", "precision": "rue"}, EN_BELGIQUE),
        ({"latitude": "50,85", "longitude": "4,35"}, PRECISION),
        ({"precision": "rue"}, PRECISION),
        ({"latitude": "ici"}, "Saisissez un nombre."),
        (
            {"telephone": "02 12"},
            "« 02 12 » n'est pas un numéro de téléphone : l'écrire comme 02 555 55 55 ou +32 2 555 55 55.",
        ),
        (
            {"horaires": "lundi 17h-10h"},
            "« 17h-10h » (7e caractère) va à l'envers : est-ce une nuit ? "
            "Écrire alors « 17h à 10h le lendemain » ; sinon, corriger les heures.",
        ),
        ({"code_postal": "103"}, "Donner un code postal belge : quatre chiffres, par exemple 1030."),
        ({"age_min": 26, "age_max": 12}, "L'âge maximum est plus petit que l'âge minimum : corriger l'un des deux."),
        ({"etat": "ferme"}, "Donner la date depuis laquelle le lieu est fermé : le public la lit."),
        ({"rythme_verification": 0}, "Donner un rythme de vérification de 1 à 60 mois."),
        (
            {"verifications-0-verifie_le": "2999-01-01", "verifications-0-methode": "visite"},
            "Une vérification ne peut pas être datée de demain : corriger la date.",
        ),
    ],
    ids=[
        "hors-de-belgique", "demi-coordonnee", "sans-precision", "precision-seule", "latitude-illisible", "telephone",
        "horaires", "code-postal", "ages", "ferme-sans-date", "rythme", "verification-future",
    ],
)  # fmt: skip
def test_un_lieu_mal_saisi_est_refuse_par_une_phrase(redaction, saisie, phrase):
    lieu = make_lieu(nom="Avant")

    reponse = envoie(redaction, adresse(lieu), **({"nom": "Après"} | saisie))

    assert erreurs(reponse) == [phrase]
    assert Lieu.objects.get().nom == "Avant"


def test_une_localite_d_une_autre_commune_est_refusee(redaction):
    lieu = make_lieu(nom="Avant")
    ailleurs = make_localite(nom="Gosselies", code_postal="6041")

    reponse = envoie(redaction, adresse(lieu), nom="Après", localite=ailleurs.pk, code_postal="6041")

    assert erreurs(reponse) == ["Gosselies n'est pas dans la commune choisie : changer l'une ou l'autre."]
    assert Lieu.objects.get().nom == "Avant"


def test_une_ligne_refusee_n_enregistre_pas_le_reste_de_la_fiche(redaction):
    periode = {"debut": "2026-03-08", "fin": "2026-03-02", "nature": "fermeture", "texte": "Travaux"}
    ligne = {"infos_temporaires-TOTAL_FORMS": 1} | {
        f"infos_temporaires-0-{champ}": v for champ, v in periode.items()
    }

    reponse = envoie(redaction, reverse("admin:lieux_lieu_add"), **nouveau_lieu(type=make_type().pk), **ligne)

    assert erreurs(reponse) == [DATES]
    assert not Lieu.objects.exists()


@pytest.mark.parametrize(
    ("saisie", "phrase"),
    [
        (
            {"numero_bce": "0403.019.260"},
            "« 0403.019.260 » n'est pas un numéro d'entreprise valable : dix chiffres, par exemple 0403.019.261.",
        ),
        (
            {"telephone": "zéro deux"},
            "« zéro deux » n'est pas un numéro de téléphone : l'écrire comme 02 555 55 55 ou +32 2 555 55 55.",
        ),
    ],
    ids=["bce", "telephone"],
)
def test_un_operateur_mal_saisi_est_refuse_par_une_phrase(redaction, saisie, phrase):
    operateur = make_operateur(nom="Avant")

    reponse = envoie(redaction, adresse(operateur), nom="Après", **saisie)

    assert erreurs(reponse) == [phrase]
    assert Operateur.objects.get().nom == "Avant"


def test_deux_agrements_qui_se_chevauchent_sont_refuses(redaction):
    premier = make_agrement(operateur=make_operateur(nom="L'Heure Atelier"))
    saisie = {
        "operateur": premier.operateur_id, "dispositif": premier.dispositif_id,
        "debut": "2028-12-31", "fin": "2030-12-31", "source": "Rapport",
    }  # fmt: skip

    reponse = envoie(redaction, reverse("admin:financements_agrement_add"), **saisie)

    assert erreurs(reponse) == [
        f"L'Heure Atelier a déjà « {premier.dispositif} » du 1er janvier 2024 au 31 décembre 2028, une période qui touche celle-ci : "
        "terminer l'un avant de commencer l'autre. Règle : chevauchement. Source : règle de ce guide, aucun texte lu."
    ]
    assert list(Agrement.objects.all()) == [premier]


def test_un_agrement_dont_la_fin_precede_le_debut_est_refuse(redaction):
    agrement = make_agrement()

    reponse = envoie(redaction, adresse(agrement), fin="2023-12-31")

    assert erreurs(reponse) == [DATES]
    assert Agrement.objects.get().fin == agrement.fin


def test_un_plan_sans_commune_est_refuse(redaction):
    saisie = {"programmation": make_programmation().pk, "source": "Rapport"}

    reponse = envoie(redaction, reverse("admin:financements_plancohesionsociale_add"), **saisie)

    assert erreurs(reponse) == ["Un plan a au moins une commune : choisir celle qui le porte."]
    assert not PlanCohesionSociale.objects.exists()
