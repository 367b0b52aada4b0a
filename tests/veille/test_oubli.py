"""Ce que « Vie privée » promet d'effacer l'est : par la commande, même si personne ne passe, et pas avant l'heure."""

from datetime import date, timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone

from connexion.models import Acces
from imports.models import Import
from signalements.models import Envoi, Signalement
from tests.factories import make_lieu, make_redacteur
from veille.models import Rappel

pytestmark = pytest.mark.django_db
UN_JOUR = timedelta(days=1)


def signale(il_y_a: timedelta, **champs) -> Signalement:
    signalement = Signalement.objects.create(lieu=make_lieu(), sujet="autre", texte="Un mot", **champs)
    Signalement.objects.filter(pk=signalement.pk).update(recu_le=timezone.now() - il_y_a)
    return signalement


def clos(il_y_a: timedelta) -> Signalement:
    return signale(il_y_a, etat="traite", clos_le=timezone.now() - il_y_a)


def test_le_courriel_d_un_signalement_que_personne_n_a_traite_s_efface_et_le_signalement_reste(settings):
    perime = signale(settings.SIGNALEMENT_COURRIEL + UN_JOUR, courriel="nom@exemple.be")
    recent = signale(settings.SIGNALEMENT_COURRIEL - UN_JOUR, courriel="autre@exemple.be")

    call_command("oublier", ecrire=True)

    assert dict(Signalement.objects.values_list("pk", "courriel")) == {
        perime.pk: "",
        recent.pk: "autre@exemple.be",
    }
    assert Signalement.objects.en_attente().count() == 2


def test_un_signalement_clos_depuis_longtemps_s_efface(settings):
    clos(settings.SIGNALEMENT_CLOS + UN_JOUR)
    garde = clos(settings.SIGNALEMENT_CLOS - UN_JOUR)

    call_command("oublier", ecrire=True)

    assert list(Signalement.objects.all()) == [garde]


def test_ouvrir_la_liste_des_signalements_suffit(redaction, settings):
    signale(settings.SIGNALEMENT_COURRIEL + UN_JOUR, courriel="nom@exemple.be")
    clos(settings.SIGNALEMENT_CLOS + UN_JOUR)

    redaction.get("/redaction/signalements/signalement/")

    assert list(Signalement.objects.values_list("etat", "courriel")) == [("attente", "")]


def _peuple(settings) -> None:
    """Une ligne périmée de chaque genre."""
    instant = timezone.now()
    signale(settings.SIGNALEMENT_COURRIEL + UN_JOUR, courriel="nom@exemple.be")
    clos(settings.SIGNALEMENT_CLOS + UN_JOUR)
    Envoi.objects.create(empreinte="a")
    Envoi.objects.update(moment=instant - Envoi.DUREE - UN_JOUR)
    Acces.objects.create(nature="refus", nom="compte inconnu")
    Acces.objects.update(moment=instant - settings.JOURNAL_DUREE - UN_JOUR)
    AccessAttempt.objects.create(username="essai", ip_address="192.0.2.1", failures_since_start=1)
    AccessAttempt.objects.update(attempt_time=instant - settings.AXES_COOLOFF_TIME - UN_JOUR)
    Session.objects.create(session_key="a", session_data="", expire_date=instant - UN_JOUR)
    Rappel.objects.create(destinataire=make_redacteur(), cle="a", envoye_le=date(2020, 1, 1))
    Import.objects.create(fichier="a.csv", cree_le=instant - timedelta(days=40))


def test_sans_ecrire_la_commande_dit_ce_qui_est_perime_et_garde_tout(settings, capsys):
    _peuple(settings)

    call_command("oublier")

    assert capsys.readouterr().out.splitlines() == [
        "courriels de visiteurs restés sans réponse : 1",
        "signalements clos : 1",
        "empreintes d'envois : 1",
        "lignes du journal des accès : 1",
        "essais de connexion : 1",
        "sessions finies : 1",
        "rappels envoyés : 1",
        "imports abandonnés : 1",
        "Rien n'est effacé : relancer avec --ecrire.",
    ]
    assert Signalement.objects.exclude(courriel="").exists()


def test_lancee_deux_fois_elle_ne_trouve_plus_rien(settings, capsys):
    _peuple(settings)
    call_command("oublier", ecrire=True)
    capsys.readouterr()

    call_command("oublier", ecrire=True)

    assert capsys.readouterr().out == "Rien n'a passé son temps.\n"


def test_planifiee_sans_bavardage_elle_efface_sans_rien_dire(settings, capsys):
    _peuple(settings)

    call_command("oublier", ecrire=True, verbosity=0)

    assert capsys.readouterr().out == ""
    assert not Signalement.objects.exclude(courriel="").exists()
    assert not Session.objects.exists()
