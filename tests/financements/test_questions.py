"""La page d'un dispositif répond, dans l'ordre, aux questions qu'on se pose ; un volet reprend ce que son dispositif fixe."""

import re
from datetime import date

import pytest

from tests.factories import (
    make_axe,
    make_dispositif,
    make_jalon,
    make_plafond,
    make_programmation,
    make_texte_legal,
)

pytestmark = pytest.mark.django_db
QUESTIONS = [
    "Qui décide ?", "Qui peut le recevoir ?", "Pour quoi ?", "Combien ?", "Jusqu'à quand ?", "Comment demander ?",
    "Quels textes de loi ?", "Qu'est-ce qui a changé, et quand ?", "Parmi nos lieux, qui le reçoit ?",
    "Combien d'argent, année par année ?", "D'où viennent ces informations ?",
]  # fmt: skip


def lis(client, dispositif) -> str:
    return client.get(dispositif.get_absolute_url()).content.decode()


def test_chaque_question_a_son_titre_dans_l_ordre_ou_on_se_les_pose(client):
    assert re.findall(r"<h2[^>]*>([^<]+)</h2>", lis(client, make_dispositif())) == QUESTIONS


def test_un_texte_mene_au_moniteur_belge_et_un_texte_remplace_le_dit(client):
    dispositif = make_dispositif()
    make_texte_legal(dispositif=dispositif, date=date(2004, 5, 13), abroge=True)
    make_texte_legal(
        dispositif=dispositif, numac="2019010696", titre="Le décret", publie_le=date(2019, 2, 26)
    )

    contenu = lis(client, dispositif)

    adresse = "https://www.ejustice.just.fgov.be/eli/decret/2018/11/30/2019010696/moniteur"
    assert f'<a href="{adresse}" rel="noopener">Décret du 30 novembre 2018</a> : Le décret.' in contenu
    assert "Moniteur belge du 26 février 2019." in contenu
    assert "<li>Décret du 13 mai 2004 (remplacé depuis)." in contenu


def test_ce_qui_a_change_va_du_plus_ancien_au_plus_recent_et_un_autre_dispositif_garde_son_histoire(client):
    dispositif = make_dispositif()
    recent = make_jalon(dispositif=dispositif, annee=2025)
    ancien = make_jalon(dispositif=dispositif, annee=1999)
    make_jalon(dispositif=make_dispositif()), make_jalon()

    assert client.get(dispositif.get_absolute_url()).context["jalons"] == [ancien, recent]


def test_un_volet_reprend_les_textes_les_axes_et_la_periode_de_son_dispositif(client):
    parent = make_dispositif()
    volet = make_dispositif(parent=parent)
    texte, axe = make_texte_legal(dispositif=parent), make_axe(dispositif=parent)
    periode = make_programmation(dispositif=parent, fin=date(2099, 12, 31))

    contexte = client.get(volet.get_absolute_url()).context

    assert (contexte["textes"], contexte["axes"], contexte["en_cours"]) == ([texte], [axe], [periode])


def test_un_plafond_indexe_ou_leve_par_un_cofinancement_le_dit_et_l_ancien_reste(client):
    dispositif = make_dispositif()
    make_plafond(dispositif=dispositif, annee=2019, montant=12_000)
    make_plafond(dispositif=dispositif, indexe=True, leve_par_cofinancement=25)

    lu = lis(client, dispositif).replace("\u202f", " ")

    assert (
        "15 000 € par an</strong>, chiffre de 2022, qui suit les prix depuis ; davantage si au moins 25" in lu
    )
    assert "Avant, au plus <strong>12 000 € par an</strong>, chiffre de 2019" in lu
