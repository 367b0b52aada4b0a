"""« Vérifié aujourd'hui » : un clic dans la liste ou sur la fiche, une action pour plusieurs, et de quoi l'annuler."""

import re
from html import unescape

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from lieux.models import Verification
from tests.connecte import connecte
from tests.factories import make_lieu, make_redacteur, make_verification
from tests.redaction.saisie import adresse, envoie, erreurs

from .dates import aujourdhui, il_y_a

LISTE = reverse("admin:lieux_lieu_changelist")
ANNULER = reverse("admin:lieux_lieu_annuler_verifications")
METHODES = ["telephone", "visite", "courriel", "source"]


def verifie(client, lieu, methode="telephone", filtres=""):
    url = reverse("admin:lieux_lieu_verifier", args=[lieu.pk])
    return client.post(url, {"methode": methode, "filtres": filtres}, follow=True)


def notees() -> list[tuple]:
    return list(
        Verification.objects.order_by("pk").values_list(
            "lieu", "verifie_le", "methode", "verifie_par__username"
        )
    )


def messages(reponse) -> list[str]:
    return [unescape(strip_tags(str(message))) for message in reponse.context["messages"]]


def lot(reponse) -> str:
    return re.search(r'name="lot" value="(\w+)"', reponse.content.decode())[1]


@pytest.mark.parametrize("methode", METHODES)
def test_un_clic_dans_la_liste_note_la_verification_du_jour_signee(redaction, methode):
    lieu = make_lieu(nom="Babel'zin")

    reponse = verifie(redaction, lieu, methode)

    assert notees() == [(lieu.pk, aujourdhui(), methode, "camille")]
    libelle = Verification.Methode(methode).label
    assert messages(reponse) == [f"Babel'zin : vérifié aujourd'hui {libelle}. Annuler"]


def test_on_revient_a_la_liste_filtree_d_ou_la_fiche_a_disparu(redaction):
    lieu, autre = make_lieu(), make_lieu()

    reponse = verifie(redaction, lieu, filtres="verification=jamais&p=9")

    assert reponse.redirect_chain == [(f"{LISTE}?verification=jamais&p=9", 302)]
    assert list(reponse.context["cl"].result_list) == [autre]


def test_le_presser_deux_fois_le_meme_jour_n_est_pas_une_erreur(redaction):
    lieu = make_lieu(nom="Circuit")
    verifie(redaction, lieu)

    reponse = verifie(redaction, lieu)

    assert len(notees()) == 1
    assert messages(reponse)[-1] == "Circuit : déjà noté vérifié aujourd'hui par téléphone."


def test_on_annule_ce_que_l_on_vient_de_noter_et_rien_d_autre(redaction):
    lieu = make_lieu()
    ancienne = make_verification(lieu=lieu, verifie_le=il_y_a(14))
    reponse = verifie(redaction, lieu, filtres="verification=retard")

    reponse = redaction.post(ANNULER, {"lot": lot(reponse)}, follow=True)

    assert list(Verification.objects.all()) == [ancienne]
    assert messages(reponse) == ["Vérification annulée."]
    assert list(reponse.context["cl"].result_list) == [lieu]


def test_annuler_deux_fois_ou_le_lot_d_un_autre_ne_defait_rien(redaction):
    reponse = verifie(redaction, make_lieu())
    connecte(redaction, make_redacteur())

    reponse = redaction.post(ANNULER, {"lot": lot(reponse)}, follow=True)

    assert len(notees()) == 1
    assert "effacer depuis la fiche" in messages(reponse)[-1]


def test_l_action_note_toutes_les_fiches_choisies_en_une_ecriture(redaction):
    lieux = [make_lieu() for _ in range(4)]
    make_verification(lieu=lieux[0], verifie_le=aujourdhui(), methode="visite")
    choix = {"action": "verifie_visite", "_selected_action": [lieu.pk for lieu in lieux]}

    with CaptureQueriesContext(connection) as requetes:
        reponse = redaction.post(LISTE, choix, follow=True)

    ecritures = [r["sql"] for r in requetes if r["sql"].startswith('INSERT INTO "lieux_verification"')]
    assert len(ecritures) == 1
    assert Verification.history.filter(auteur="camille", history_type="+").count() == 3
    assert sorted(ligne[0] for ligne in notees()) == sorted(lieu.pk for lieu in lieux)
    assert messages(reponse) == ["3 fiches vérifiées aujourd'hui sur place. 1 l'était déjà. Annuler"]


def test_le_bouton_de_la_fiche_enregistre_aussi_ce_que_l_on_vient_d_ecrire(redaction):
    lieu = make_lieu()

    reponse = envoie(redaction, adresse(lieu), telephone="02 555 12 12", _verifier="courriel")

    lieu.refresh_from_db()
    assert (reponse.status_code, lieu.telephone) == (302, "02 555 12 12")
    assert notees() == [(lieu.pk, aujourdhui(), "courriel", "camille")]


def test_une_fiche_refusee_n_est_pas_notee_verifiee(redaction):
    lieu = make_lieu()

    reponse = envoie(redaction, adresse(lieu), telephone="trois fois rien", _verifier="courriel")

    assert (len(erreurs(reponse)), notees()) == (1, [])


def test_la_touche_entree_sur_la_fiche_enregistre_sans_verifier(redaction):
    page = redaction.get(adresse(make_lieu())).content.decode()

    formulaire = page[page.index('id="lieu_form"') :]
    premier = re.search(r'<(?:input|button) type="submit" name="(\w+)"', formulaire)

    assert premier[1] == "_save"


def test_une_methode_inconnue_est_refusee(redaction):
    reponse = verifie(redaction, make_lieu(), methode="lien")

    assert (reponse.status_code, notees()) == (403, [])


@pytest.mark.parametrize("url", [reverse("admin:lieux_lieu_verifier", args=[1]), ANNULER])
def test_une_adresse_seule_ne_note_et_ne_defait_rien(redaction, url):
    assert redaction.get(url).status_code == 405


def test_qui_ne_peut_pas_changer_la_fiche_ne_la_verifie_pas(client, db):
    lieu, lecteur = make_lieu(nom="Circuit"), make_redacteur(is_superuser=False)
    lecteur.user_permissions.set(Permission.objects.filter(codename="view_lieu"))
    connecte(client, lecteur)

    page, reponse = client.get(LISTE).content.decode(), verifie(client, lieu)

    assert "Circuit" in page
    assert 'name="methode"' not in page
    assert 'name="_verifier"' not in client.get(adresse(lieu)).content.decode()
    assert (reponse.status_code, notees()) == (403, [])
