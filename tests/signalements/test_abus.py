"""Rafales, envois d'un autre site et envois trop lourds sont refusés par une phrase ; aucune adresse IP n'est écrite."""

from datetime import timedelta

import pytest
from django.utils import timezone

from signalements.limite import PAR_HEURE
from signalements.models import Envoi, Signalement

from .conftest import FORMULAIRE, SAISIE, phrases

RAFALE = "Vous avez envoyé plusieurs signalements en peu de temps : merci. Réessayez dans une heure."


def test_le_onzieme_en_une_heure_est_refuse_et_le_texte_reste(signale):
    reponses = [signale(texte=f"Phrase {numero}") for numero in range(PAR_HEURE + 1)]

    assert [reponse.status_code for reponse in reponses] == [302] * 10 + [429]
    assert phrases(reponses[-1]) == [RAFALE]
    assert "Phrase 10" in reponses[-1].content.decode()
    assert Signalement.objects.count() == 10


def test_une_autre_adresse_n_est_pas_limitee(signale, client):
    for numero in range(PAR_HEURE):
        signale(texte=f"Phrase {numero}")

    client.defaults["REMOTE_ADDR"] = "192.0.2.7"

    assert signale(texte="Encore").status_code == 302


def test_une_heure_plus_tard_l_empreinte_est_effacee_et_l_on_recommence(signale, client):
    for numero in range(PAR_HEURE):
        signale(texte=f"Phrase {numero}")
    Envoi.objects.update(moment=timezone.now() - timedelta(minutes=61))

    client.get(FORMULAIRE)

    assert Envoi.objects.count() == 0
    assert signale(texte="Encore").status_code == 302


def test_l_adresse_ip_n_est_pas_ecrite_seulement_une_empreinte_qui_change_de_cle(signale, settings):
    signale()
    settings.SECRET_KEY = "une autre clé"
    signale(texte="Autre")

    empreintes = list(Envoi.objects.values_list("empreinte", flat=True))
    assert [len(empreinte) for empreinte in empreintes] == [64, 64]
    assert len(set(empreintes)) == 2
    assert not [ligne for ligne in Envoi.objects.values() if "127.0.0.1" in str(ligne)]


@pytest.mark.parametrize(
    ("entetes", "statut"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 302),
        ({"Origin": "http://testserver"}, 302),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://ailleurs.example"}, 403),
        ({"Origin": "null"}, 403),
    ],
    ids=["meme-origine", "origin", "autre-site", "site-voisin", "origin-autre", "origin-nulle"],
)
def test_seul_un_envoi_depuis_cette_page_est_accepte(signale, entetes, statut):
    reponse = signale(entetes=entetes)

    assert reponse.status_code == statut
    assert Signalement.objects.count() == (statut == 302)


def test_un_envoi_d_un_autre_site_est_refuse_par_une_phrase(signale):
    assert phrases(signale(entetes={"Sec-Fetch-Site": "cross-site"})) == [
        "Cet envoi vient d'un autre site : le refaire depuis cette page."
    ]


def test_un_envoi_trop_lourd_est_refuse_par_une_phrase(client, lieu):
    reponse = client.post(FORMULAIRE, SAISIE | {"texte": "x" * 20_000})

    assert (reponse.status_code, Signalement.objects.count()) == (413, 0)
    assert phrases(reponse) == [
        "C'est trop long pour nous parvenir : raccourcir à 1000 caractères, sans fichier joint."
    ]


@pytest.mark.parametrize("methode", ["put", "patch", "delete"])
def test_les_autres_methodes_sont_refusees(client, lieu, methode):
    assert getattr(client, methode)(FORMULAIRE).status_code == 405
