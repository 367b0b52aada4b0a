"""Ce que l'on enregistre dans la rédaction, et ce que chargent les commandes, laisse une trace signée et expliquée."""

import json

import pytest
from django.core.management import call_command

from lieux.models import Lieu
from tests.factories import make_activite, make_lieu

from .saisie import adresse, envoie


def test_une_fiche_enregistree_laisse_une_trace_signee_par_modele_touche(redaction):
    lieu, activite = make_lieu(), make_activite()

    envoie(
        redaction,
        adresse(lieu),
        accroche="Un café", activites=[activite.pk],
        **{"verifications-0-verifie_le": "2026-03-03", "verifications-0-methode": "telephone"},
    )  # fmt: skip

    trace, verification = lieu.history.first(), lieu.verifications.get().history.get()
    assert (trace.auteur, trace.history_user.username, trace.history_type) == ("camille", "camille", "~")
    assert (trace.accroche, trace.relations["activites"]) == ("Un café", [activite.pk])
    assert lieu.history.count() == 2
    assert (verification.acte, verification.auteur) == (trace.acte, "camille")


def test_rouvrir_et_enregistrer_une_fiche_ne_laisse_aucune_trace(redaction):
    lieu = make_lieu()

    envoie(redaction, adresse(lieu))

    assert lieu.history.count() == 1


@pytest.mark.django_db
def test_un_chargement_dit_qu_il_en_est_un(tmp_path):
    lieu = make_lieu(nom="Avant")
    fichier = tmp_path / "lieux.jsonl"
    fichier.write_text(json.dumps({"model": "lieux.lieu", "fields": {"slug": lieu.slug, "nom": "Après",
        "type": [lieu.type.slug]}}))  # fmt: skip

    call_command("charger", fichier, ecrire=True, verbosity=0)

    trace = Lieu.objects.get().history.first()
    assert (trace.nom, trace.auteur, trace.history_change_reason) == (
        "Après", "", "Chargement de lieux.jsonl (manage.py charger)",
    )  # fmt: skip


@pytest.mark.django_db
def test_un_chargement_a_blanc_ne_laisse_aucune_trace(tmp_path):
    lieu = make_lieu(nom="Avant")
    fichier = tmp_path / "lieux.jsonl"
    fichier.write_text(json.dumps({"model": "lieux.lieu", "fields": {"slug": lieu.slug, "nom": "Après",
        "type": [lieu.type.slug]}}))  # fmt: skip

    call_command("charger", fichier, verbosity=0)

    assert [trace.nom for trace in lieu.history.all()] == ["Avant"]
