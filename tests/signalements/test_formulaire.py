"""Une personne dit ce qui est faux sur une fiche, sans compte, sans cookie ; la rédaction le lit."""

import pytest
from django.utils import timezone

from lieux.models import Lieu, VersionDonnees
from signalements.models import Signalement
from tests.factories import make_lieu
from tests.redaction.saisie import Page

from .conftest import FORMULAIRE, MERCI, phrases


def recus() -> list[tuple]:
    return list(
        Signalement.objects.order_by("pk").values_list("lieu__slug", "sujet", "texte", "courriel", "etat")
    )


def test_un_signalement_arrive_et_la_page_remercie(client, signale):
    reponse = signale(courriel="nom@exemple.be", texte="Fermé\r\nle mercredi.")

    assert (reponse.status_code, reponse.url) == (302, MERCI)
    assert recus() == [("le-pas-sage", "horaires", "Fermé\nle mercredi.", "nom@exemple.be", "attente")]
    assert "Votre signalement est arrivé." in client.get(MERCI).content.decode()


@pytest.mark.parametrize("adresse", [FORMULAIRE, MERCI], ids=["formulaire", "merci"])
def test_les_pages_ne_se_gardent_pas_et_ne_posent_aucun_cookie(client, lieu, adresse):
    reponse = client.get(adresse)

    assert "no-store" in reponse["Cache-Control"]
    assert reponse.cookies == {}
    assert 'name="robots" content="noindex"' in reponse.content.decode()


def test_l_envoi_n_a_besoin_d_aucun_jeton_et_ne_pose_aucun_cookie(signale, client):
    client.handler.enforce_csrf_checks = True

    reponse = signale()

    assert (reponse.status_code, reponse.cookies) == (302, {})


def test_un_double_clic_ne_fait_qu_un_signalement(signale):
    assert [signale().status_code, signale().status_code] == [302, 302]
    assert len(recus()) == 1


def test_un_signalement_ne_change_pas_la_version_des_donnees(signale):
    avant = VersionDonnees.objects.get().numero

    signale()

    assert (len(recus()), VersionDonnees.objects.get().numero) == (1, avant)


@pytest.mark.parametrize(
    "champs",
    [{"publication": Lieu.Publication.BROUILLON}, {"publication": Lieu.Publication.RETIRE}, {"type_adresse": "confidentielle"}],
    ids=["brouillon", "retire", "confidentiel"],
)  # fmt: skip
def test_un_lieu_que_le_public_ne_voit_pas_ne_se_signale_pas(client, lieu, champs):
    Lieu.objects.filter(pk=lieu.pk).update(**champs)

    assert [client.get(adresse).status_code for adresse in (FORMULAIRE, MERCI)] == [404, 404]
    assert client.post(FORMULAIRE, {"sujet": "ferme"}).status_code == 404
    assert client.get(f"{make_lieu().get_absolute_url()}signaler/").status_code == 200


@pytest.mark.parametrize(
    ("champs", "phrase"),
    [
        ({"sujet": ""}, "Choisir ce qui est faux, même à peu près."),
        ({"sujet": "budget"}, "Choisir une des réponses proposées."),
        ({"sujet": "autre", "texte": " "}, "Dire en quelques mots ce qui est faux : « autre chose » seul ne suffit pas."),
        ({"texte": "é" * 1001}, "Raccourcir à 1000 caractères : il y en a 1001."),
        ({"texte": "a\0b"}, "Le caractère nul n’est pas autorisé."),
        ({"courriel": "nom@"}, "Ce courriel n'est pas complet : l'écrire comme nom@exemple.be, ou laisser la case vide."),
        ({"site": "https://achat.example"}, "La case « Ne rien écrire ici » est un piège à robots : la vider, puis renvoyer."),
        ({"ouverture": "inventée"}, "Cette page est restée ouverte plus d'un jour, ou n'est pas venue entière : relire et renvoyer."),
        ({"attente": 2}, "C'est parti plus vite que l'on n'écrit : relire, puis renvoyer dans quelques secondes."),
        ({"attente": 86_401}, "Cette page est restée ouverte plus d'un jour, ou n'est pas venue entière : relire et renvoyer."),
    ],
    ids=["sans-sujet", "sujet-inconnu", "autre-vide", "trop-long", "nul", "courriel", "piege", "signature", "trop-vite", "trop-tard"],
)  # fmt: skip
def test_une_mauvaise_saisie_est_refusee_par_une_phrase(signale, champs, phrase):
    reponse = signale(**champs)

    assert (reponse.status_code, phrases(reponse), recus()) == (400, [phrase], [])


def test_mille_caracteres_dont_des_retours_a_la_ligne_passent(signale):
    assert signale(texte="é\r\n" * 499 + "fi").status_code == 302
    assert len(Signalement.objects.get().texte) == 1000


def test_ce_qui_est_ecrit_reste_a_l_ecran_et_repart(signale, client, horloge):
    refus = signale(attente=86_401, texte="Une <b>phrase</b> & une autre")
    champs = Page(refus.content.decode()).champs
    horloge.maintenant += 4

    reponse = client.post(FORMULAIRE, champs)

    assert champs["texte"] == ["Une <b>phrase</b> & une autre"]
    assert (reponse.status_code, recus()[0][2]) == (302, "Une <b>phrase</b> & une autre")


def test_le_signalement_est_date(signale):
    avant = timezone.now()

    signale()

    assert avant <= Signalement.objects.get().recu_le <= timezone.now()
