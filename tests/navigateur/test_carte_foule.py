"""Des milliers de lieux : leurs groupes s'ouvrent jusqu'aux lieux, et la carte ne demande que ce qu'elle montre."""

import re

import pytest
from django.db import connections
from playwright.sync_api import Page, expect

from lieux.models import Lieu
from tests.lieux.points import grille, make_lieux

from .carte import GROUPE, a_decouvert, attend_carte, tabule
from .conftest import _remet_les_donnees
from .foule import AGRANDIR, compte, descend_au_clavier, note_demandes, repos, zoome
from .liste import ECRANS

FOULE = 10_100
ICI = "/carte/?zone=4.69,50.29,5.11,50.72"


@pytest.fixture(scope="module", autouse=True)
def foule(donnees_chargees, django_db_blocker):
    """Une grille serrée autour de Namur, plus grande que ce qui vient d'un coup."""
    with django_db_blocker.unblock():
        make_lieux(grille(FOULE, ouest=4.7, sud=50.3, pas=0.004, largeur=100))
        yield
        _remet_les_donnees()
        connections.close_all()


@pytest.fixture(params=list(ECRANS))
def ecran(request, ouvre) -> Page:
    return ouvre(reduced_motion="reduce", **ECRANS[request.param])


@pytest.fixture
def demandes(ecran) -> list[dict[str, list[str]]]:
    return note_demandes(ecran)


def test_trop_de_lieux_viennent_en_groupes_qui_les_comptent_tous(ecran, demandes):
    ecran.goto("/carte/")
    carte = attend_carte(ecran)
    repos(carte)

    assert demandes == [{}]
    assert carte.locator("[data-repere]").count() < 60
    assert compte(carte) == Lieu.objects.visibles().en_activite().localises().count()


def test_de_groupe_en_groupe_on_arrive_a_un_lieu_et_la_carte_ne_demande_que_sa_vue(ecran, demandes):
    ecran.goto(ICI)
    carte = attend_carte(ecran)
    tabule(ecran, GROUPE)

    marqueur = descend_au_clavier(carte)
    slug = marqueur.get_attribute("data-repere")
    marqueur.press("Enter")
    expect(carte.get_by_role("dialog").get_by_role("link")).to_be_focused()
    ecran.keyboard.press("Escape")

    expect(carte.locator(f"[data-repere={slug}]")).to_be_focused()
    assert Lieu.objects.filter(slug=slug).count() == 1
    assert list(demandes[0]) == ["zone"]
    assert demandes[1:] != []
    assert {frozenset(demande) for demande in demandes[1:]} == {frozenset({"zone", "zoom"})}


def test_le_focus_suit_le_groupe_ouvert_quand_la_vue_arrive(ecran):
    ecran.goto(ICI)
    carte = attend_carte(ecran)
    repos(carte)
    groupe = a_decouvert(carte, AGRANDIR)
    avant = groupe.get_attribute("aria-label")

    for _ in range(2):
        a_decouvert(carte, AGRANDIR).press("Enter")
        repos(carte)

    expect(carte.locator("[data-repere]:focus")).to_have_count(1)
    assert carte.locator("[data-repere]:focus").get_attribute("aria-label") != avant


def test_revenir_a_une_vue_deja_recue_ne_la_redemande_pas(ecran, demandes):
    ecran.goto(ICI)
    carte = attend_carte(ecran)
    zoome(carte, "Zoom avant")
    premieres = len(demandes)

    zoome(carte, "Zoom arrière")
    zoome(carte, "Zoom avant")

    assert len(demandes) == premieres > 1


def test_une_vue_qui_ne_vient_pas_se_dit_et_se_redemande(ecran):
    vues = re.compile("points.json.*zoom=")
    ecran.route(vues, lambda route: route.abort())
    ecran.goto(ICI)
    carte = attend_carte(ecran)
    zoome(carte, "Zoom avant")
    phrase = "Les lieux de cette partie de la carte n'ont pas pu être chargés."
    expect(carte.get_by_role("status")).to_have_text(phrase)

    ecran.unroute(vues)
    zoome(carte, "Zoom arrière")
    zoome(carte, "Zoom avant")

    expect(carte.locator(".carte-message")).to_be_empty()
    assert compte(carte) > 0
