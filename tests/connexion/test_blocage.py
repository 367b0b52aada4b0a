"""Cinq refus pour un compte depuis une adresse ferment la porte un quart d'heure ; la page dit quand et à qui demander."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.urls import reverse
from django.utils import timezone

from lieux.models import VersionDonnees
from tests.connecte import connecte
from tests.factories import make_redacteur

from .conftest import donne

pytestmark = pytest.mark.django_db
LISTE = reverse("admin:connexion_blocage_changelist")


@pytest.fixture
def bloque(client, camille):
    """La cinquième réponse, depuis 127.0.0.1."""
    return [donne(client, "faux") for _ in range(5)][-1]


def test_le_cinquieme_refus_dit_quand_reessayer_et_a_qui_demander(bloque, settings):
    fin = AccessAttempt.objects.get().attempt_time + timedelta(minutes=15, seconds=59)

    assert bloque.status_code == 429
    assert f"Réessayez à partir de {timezone.localtime(fin):%H h %M}." in bloque.content.decode()
    assert "Une personne de la rédaction peut débloquer le compte" in bloque.content.decode()


def test_bloque_le_bon_mot_de_passe_ne_passe_plus_et_n_allonge_pas_l_attente(client, bloque):
    avant = AccessAttempt.objects.get().attempt_time

    encore = donne(client)

    assert (encore.status_code, AccessAttempt.objects.get().attempt_time) == (429, avant)


def test_quatre_refus_puis_le_bon_mot_de_passe_effacent_les_refus(client, camille):
    reponses = [donne(client, "faux").status_code for _ in range(4)]

    assert (reponses, donne(client).status_code) == ([200] * 4, 302)
    assert not AccessAttempt.objects.exists()


def test_un_quart_d_heure_plus_tard_la_porte_est_rouverte(client, bloque):
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=15, seconds=1))

    assert donne(client).status_code == 302


def test_ni_un_autre_compte_ni_une_autre_adresse_ne_sont_bloques(client, bloque):
    make_redacteur(username="dominique")

    assert donne(client, nom="dominique").status_code == 302
    client.logout()
    client.defaults["REMOTE_ADDR"] = "192.0.2.7"
    assert donne(client).status_code == 302


@pytest.mark.parametrize(("mandataires", "statut"), [(0, 429), (1, 302)], ids=["sans", "un-mandataire"])
def test_x_forwarded_for_ne_compte_que_si_la_machine_declare_ses_mandataires(
    client, camille, settings, mandataires, statut
):
    settings.MANDATAIRES = mandataires
    for _ in range(5):
        donne(client, "faux", **{"X-Forwarded-For": "203.0.113.1"})

    assert donne(client, **{"X-Forwarded-For": "203.0.113.1, 203.0.113.2"}).status_code == statut


def test_ce_que_le_visiteur_ajoute_a_x_forwarded_for_ne_le_debloque_pas(client, camille, settings):
    settings.MANDATAIRES = 1
    for numero in range(5):
        donne(client, "faux", **{"X-Forwarded-For": f"198.51.100.{numero}, 203.0.113.1"})

    assert donne(client, **{"X-Forwarded-For": "198.51.100.9, 203.0.113.1"}).status_code == 429


def test_la_redaction_voit_les_comptes_bloques_et_debloque(client, bloque):
    redaction = connecte(client, make_redacteur(username="dominique"))
    liste = redaction.get(LISTE).context["cl"].result_list

    redaction.post(LISTE, {"action": "debloque", "_selected_action": [blocage.pk for blocage in liste]})
    client.logout()

    assert [str(blocage) for blocage in liste] == ["camille, depuis 127.0.0.1"]
    assert donne(client).status_code == 302


def test_un_nom_qui_n_est_celui_de_personne_ne_se_lit_pas_parmi_les_bloques(client, camille):
    for _ in range(5):
        donne(client, nom="mon mot de passe mal placé")

    assert list(connecte(client, camille).get(LISTE).context["cl"].result_list) == []


def test_un_refus_n_augmente_pas_la_version_des_donnees(client, camille):
    avant = VersionDonnees.objects.get().numero

    donne(client, "faux")
    donne(client)

    assert VersionDonnees.objects.get().numero == avant
