"""Au clavier seul, de l'accueil à la page d'un lieu par la liste et un filtre : nulle part enfermé, le focus toujours visible."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.navigateur.conftest import BUREAU, TELEPHONE
from tests.navigateur.mesures import FOCUS

TAILLES = {"375": TELEPHONE, "1280": BUREAU}
ARRETS = 300
ARRIVE = "(choix) => document.activeElement.matches(choix)"


def tabule(page: Page, jusqu_a: str) -> None:
    """Tab, Tab… jusqu'à l'élément voulu, ou jusqu'à sortir de la page (« body ») ; à chaque arrêt, le focus se voit."""
    for _ in range(ARRETS):
        page.keyboard.press("Tab")
        arret = page.evaluate(FOCUS)
        if not arret["nom"]:
            assert jusqu_a == "body"
            return
        assert (arret["nom"], arret["faute"]) == (arret["nom"], "")
        if page.evaluate(ARRIVE, jusqu_a):
            return
    pytest.fail(f"{jusqu_a} ne s'atteint pas au clavier")


def filtre(page: Page) -> None:
    """Coche un choix : à côté de la liste sur grand écran, dans un panneau au téléphone."""
    au_telephone = page.viewport_size == TELEPHONE
    if au_telephone:
        tabule(page, "a[href='#filtres']")
        page.keyboard.press("Enter")
    tabule(page, "#filtres input[type=checkbox]")
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile(r"\?.+="))
    if au_telephone:
        page.keyboard.press("Escape")
    expect(page.locator("[data-lieu-vignette]").first).to_be_visible()


@pytest.mark.parametrize("taille", TAILLES)
def test_de_l_accueil_a_un_lieu_sans_souris(ouvre, taille):
    page = ouvre(viewport=TAILLES[taille], reduced_motion="reduce")
    page.goto("/")

    tabule(page, "a[href='/lieux/']")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/lieux/$"))
    filtre(page)
    tabule(page, "[data-lieu-vignette] a")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/lieux/[a-z0-9-]+/$"))
    tabule(page, "body")

    expect(page.locator("h1")).to_be_visible()
