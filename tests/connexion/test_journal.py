"""Entrées, sorties et refus s'écrivent au journal du serveur et dans la base, jamais avec un mot de passe ni un code."""

import logging
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from connexion import second_facteur
from connexion.models import Acces
from tests.connecte import connecte
from tests.factories import MOT_DE_PASSE, make_redacteur

from .conftest import CODE, chiffres, donne, enrole

pytestmark = pytest.mark.django_db
LISTE = reverse("admin:connexion_acces_changelist")


def lignes() -> list[tuple]:
    return list(Acces.objects.order_by("pk").values_list("nature", "nom", "adresse_ip"))


def test_une_journee_s_ecrit_ligne_a_ligne_et_sans_secret(client, camille, caplog):
    caplog.set_level(logging.DEBUG)
    appareil = enrole(camille)
    code = chiffres(appareil)

    donne(client, "un faux mot de passe")
    donne(client)
    client.post(CODE, {"code": code})
    client.post(CODE, {"code": code})
    client.post(reverse("admin:logout"))

    assert lignes() == [
        ("refus", "camille", "127.0.0.1"),
        ("connexion", "camille", "127.0.0.1"),
        ("code", "camille", "127.0.0.1"),
        ("deconnexion", "camille", "127.0.0.1"),
    ]
    notes = [nom.getMessage() for nom in caplog.records if nom.name == "lieux.connexion"]
    assert notes == [
        "Mot de passe refusé : camille, depuis 127.0.0.1",
        "Connexion : camille, depuis 127.0.0.1",
        "Second facteur réussi : camille, depuis 127.0.0.1",
        "Déconnexion : camille, depuis 127.0.0.1",
    ]
    assert not [secret for secret in (MOT_DE_PASSE, "un faux", code) if secret in caplog.text]


def test_un_code_refuse_s_ecrit_sans_le_code(client, camille, caplog):
    caplog.set_level(logging.DEBUG)
    enrole(camille)
    second_facteur.renouvelle_secours(camille)
    client.force_login(camille)

    client.post(CODE, {"code": "zzzz-zzzz"})

    assert lignes()[-1] == ("code_refuse", "camille", "127.0.0.1")
    assert "zzzz" not in caplog.text


def test_le_blocage_s_ecrit(client, camille):
    for _ in range(5):
        donne(client, "faux")

    assert [nature for nature, *_ in lignes()] == ["refus"] * 4 + ["blocage", "refus"]


def test_un_nom_inconnu_n_est_pas_ecrit_ce_peut_etre_un_mot_de_passe(client, caplog, db):
    caplog.set_level(logging.DEBUG)

    donne(client, nom="quatre mots bien longs")

    assert lignes() == [("refus", "compte inconnu", "127.0.0.1")]
    assert "quatre mots" not in caplog.text


def test_une_ligne_de_plus_de_cent_quatre_vingts_jours_s_efface(client, camille):
    ancienne = Acces.objects.create(nature="connexion", nom="camille")
    recente = Acces.objects.create(nature="connexion", nom="camille")
    jadis = timezone.now() - timedelta(days=181)
    Acces.objects.filter(pk=ancienne.pk).update(moment=jadis)

    donne(client)

    assert Acces.objects.order_by("pk").first() == recente


def test_la_redaction_lit_le_journal_sans_pouvoir_le_changer(client, camille):
    acces = Acces.objects.create(nature="refus", nom="dominique", adresse_ip="192.0.2.7")
    fiche = reverse("admin:connexion_acces_change", args=[acces.pk])
    connecte(client, camille)

    assert acces in client.get(LISTE).context["cl"].result_list
    assert client.get(reverse("admin:connexion_acces_add")).status_code == 403
    assert client.post(fiche, {"nom": "x"}).status_code == 403
    assert client.post(reverse("admin:connexion_acces_delete", args=[acces.pk])).status_code == 403


def test_la_commande_rend_la_main_a_qui_a_tout_perdu(camille):
    enrole(camille)
    sortie = StringIO()

    call_command("reinitialiser_second_facteur", "camille", stdout=sortie)
    call_command("reinitialiser_second_facteur", "camille", stdout=sortie)

    assert sortie.getvalue().splitlines() == [
        "Second facteur de « camille » oublié : un nouveau lui sera demandé à la prochaine connexion.",
        "« camille » n'avait pas de second facteur : rien à faire.",
    ]
    assert lignes() == [("reinitialisation", "camille", None)]


def test_la_commande_refuse_un_compte_qui_n_existe_pas(db):
    with pytest.raises(CommandError, match="Aucun compte ne s'appelle « personne »"):
        call_command("reinitialiser_second_facteur", "personne")


def test_la_redaction_reinitialise_le_second_facteur_de_quelqu_un(client, camille):
    dominique, liste = make_redacteur(username="dominique"), reverse("admin:auth_user_changelist")
    enrole(dominique)
    connecte(client, camille)

    client.post(liste, {"action": "reinitialise_second_facteur", "_selected_action": [dominique.pk]})

    assert second_facteur.appareil_de(dominique) is None
    assert second_facteur.appareil_de(camille) is not None
    assert lignes()[-1] == ("reinitialisation", "dominique", "127.0.0.1")
