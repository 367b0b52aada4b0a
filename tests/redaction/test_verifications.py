"""Une vérification notée sans auteur est de la personne connectée."""

from datetime import date

from django.urls import reverse

from lieux.models import Verification
from tests.factories import make_lieu, make_redacteur, make_verification

from .saisie import adresse, envoie, erreurs

LIGNE = {"verifications-0-verifie_le": "2026-03-03", "verifications-0-methode": "telephone"}


def notees() -> list[tuple]:
    return list(
        Verification.objects.order_by("pk").values_list("verifie_le", "methode", "verifie_par__username")
    )


def test_la_verification_notee_sur_la_fiche_est_signee(redaction):
    envoie(redaction, adresse(make_lieu()), **LIGNE)

    assert notees() == [(date(2026, 3, 3), "telephone", "camille")]


def test_on_peut_noter_la_verification_de_quelqu_un_d_autre(redaction):
    autre = make_redacteur(username="dominique")

    envoie(redaction, adresse(make_lieu()), **LIGNE, **{"verifications-0-verifie_par": autre.pk})

    assert notees() == [(date(2026, 3, 3), "telephone", "dominique")]


def test_relire_une_fiche_ne_signe_pas_une_verification_passee(redaction):
    lieu = make_lieu()
    make_verification(lieu=lieu, methode="source")

    envoie(redaction, adresse(lieu), **{"verifications-0-note": "Site lu"})

    assert notees() == [(date(2026, 1, 15), "source", None)]


def test_la_verification_notee_a_part_est_signee(redaction):
    lieu = make_lieu()

    envoie(
        redaction,
        reverse("admin:lieux_verification_add"),
        lieu=lieu.pk, verifie_le="2026-03-03", methode="visite", verifie_par="",
    )  # fmt: skip

    assert notees() == [(date(2026, 3, 3), "visite", "camille")]


def test_une_fiche_enregistree_sans_verification_n_en_cree_aucune(redaction):
    reponse = envoie(redaction, adresse(make_lieu()), nom="Un autre nom")

    assert (erreurs(reponse), notees()) == ([], [])
