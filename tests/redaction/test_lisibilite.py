"""Les conseils sous le champ « facile à lire » : pendant la frappe, dans la page, et jamais en travers de l'enregistrement."""

from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse

from lieux.models import VersionDonnees
from tests.factories import make_lieu, make_redacteur

from .saisie import adresse, envoie

CONSEILS = reverse("admin:lieux_lieu_lisibilite")
SANS_REPROCHE = "Rien à signaler. Faites aussi relire ce texte par une personne à qui il s'adresse."
SIGLE = "Des majuscules : dire le nom entier d'un sigle, et écrire les autres mots en minuscules."
NEGLIGE = "Le CPAS paie 45 % ; on mange (bien)."


def test_les_conseils_citent_le_passage_et_disent_quoi_faire(redaction):
    reponse = redaction.post(CONSEILS, {"texte": "Le CPAS aide les gens."})

    assert reponse.json() == {
        "resume": "1 conseil, qui n'empêche pas d'enregistrer.",
        "conseils": [{"passage": "CPAS", "phrase": SIGLE}],
    }


@pytest.mark.parametrize(
    ("demande", "resume"),
    [
        ({}, ""),
        ({"texte": " "}, ""),
        ({"texte": "Vous pouvez venir."}, SANS_REPROCHE),
        ({"texte": "a\0b"}, ""),
    ],
    ids=["rien", "vide", "clair", "signe-nul"],
)
def test_un_texte_sans_reproche_n_a_pas_de_conseil(redaction, demande, resume):
    assert redaction.post(CONSEILS, demande).json() == {"resume": resume, "conseils": []}


def test_un_texte_plein_de_fautes_montre_les_vingt_premieres(redaction):
    apercu = redaction.post(CONSEILS, {"texte": "\n".join(f"On paie {n} %." for n in range(10, 35))}).json()

    assert apercu["resume"] == "25 conseils, qui n'empêchent pas d'enregistrer. Voici les 20 premiers."
    assert [conseil["passage"] for conseil in apercu["conseils"]] == [f"{n} %" for n in range(10, 30)]


def test_la_page_porte_deja_les_conseils_du_texte_enregistre(redaction):
    avec, sans = make_lieu(facile_a_lire="Le CPAS aide les gens."), make_lieu()

    pages = [unescape(redaction.get(adresse(lieu)).content.decode()) for lieu in (avec, sans)]

    ligne = f"<li><q>CPAS</q> <span>{SIGLE}</span></li>"
    assert [page.count(ligne) for page in pages] == [1, 0]


def test_les_conseils_n_empechent_pas_d_enregistrer(redaction):
    lieu = make_lieu()

    reponse = envoie(redaction, adresse(lieu), facile_a_lire=f"{NEGLIGE}\r\n{NEGLIGE}")

    lieu.refresh_from_db()
    assert reponse.status_code == 302
    assert lieu.facile_a_lire == f"{NEGLIGE}\n{NEGLIGE}"


def test_l_historique_dit_ce_qui_a_change(redaction):
    lieu = make_lieu(facile_a_lire="Venez manger.")

    envoie(redaction, adresse(lieu), facile_a_lire="Venez jouer.")

    recit = redaction.get(reverse("admin:lieux_lieu_history", args=[lieu.pk])).content.decode()
    assert "Facile à lire" in recit
    assert "Venez jouer." in recit


def test_demander_des_conseils_n_enregistre_rien(redaction):
    avant = VersionDonnees.objects.get().numero

    redaction.post(CONSEILS, {"texte": NEGLIGE})

    assert VersionDonnees.objects.get().numero == avant
    assert redaction.get(CONSEILS).status_code == 405


@pytest.mark.django_db
def test_les_conseils_sont_refuses_a_qui_n_a_pas_acces_aux_lieux(client):
    anonyme = client.post(CONSEILS)
    client.force_login(make_redacteur(is_superuser=False))

    assert (anonyme.status_code, anonyme.url) == (302, f"{reverse('admin:login')}?next={CONSEILS}")
    assert client.post(CONSEILS).status_code == 403


@pytest.mark.parametrize("apercu", ["lieux_lieu_lisibilite", "lieux_lieu_apercu_horaires"])
def test_un_apercu_apres_la_session_ne_fait_pas_perdre_ce_qui_est_tape(redaction, settings, apercu):
    lieu = make_lieu()
    page = redaction.get(adresse(lieu))
    settings.SESSION_INACTIVITE = timedelta(seconds=-1)

    refus = redaction.post(reverse(f"admin:{apercu}"), {"texte": "Venez jouer."})
    envoi = redaction.post(adresse(lieu), {"facile_a_lire": "Venez jouer."})

    assert page.status_code == 200
    assert (refus.status_code, envoi.status_code) == (403, 302)
    assert redaction.session["reprise"]["champs"] == {"facile_a_lire": ["Venez jouer."]}
