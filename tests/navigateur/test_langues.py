"""Le choix de la langue, à la souris, au clavier et sans JavaScript ; les modules du navigateur parlent la langue de la page."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.navigateur

CHOIX = "[data-langues]"


def ouvert(page: Page) -> bool:
    return page.locator(CHOIX).evaluate("bloc => bloc.open")


def test_au_clavier_il_s_ouvre_se_referme_et_rend_le_focus(bureau):
    bureau.goto("/lieux/?commune=schaerbeek")
    bureau.locator(f"{CHOIX} summary").focus()
    bureau.keyboard.press("Enter")
    assert ouvert(bureau)

    bureau.keyboard.press("Tab")
    bureau.keyboard.press("Escape")

    assert not ouvert(bureau)
    expect(bureau.locator(f"{CHOIX} summary")).to_be_focused()


def test_toucher_ailleurs_le_referme(telephone):
    telephone.goto("/")
    telephone.tap(f"{CHOIX} summary")
    assert ouvert(telephone)

    telephone.tap("h1", position={"x": 2, "y": 2})

    assert not ouvert(telephone)


@pytest.mark.parametrize("largeur", [320, 375, 768, 1280])
def test_ouvert_il_tient_dans_l_ecran(bureau, largeur):
    bureau.set_viewport_size({"width": largeur, "height": 700})
    bureau.goto("/de/")
    bureau.click(f"{CHOIX} summary")

    boite = bureau.locator(f"{CHOIX} ul").bounding_box()

    assert boite["x"] >= 0
    assert boite["x"] + boite["width"] <= largeur


def test_changer_de_langue_garde_la_recherche_meme_sans_javascript(sans_javascript):
    page = sans_javascript
    page.goto("/lieux/?commune=schaerbeek")
    page.click(f"{CHOIX} summary")
    page.get_by_role("link", name="Nederlands").click()

    expect(page).to_have_url(re.compile(r"/nl/lieux/\?commune=schaerbeek$"))
    expect(page.locator("#compte")).to_have_text("6 plekken: Schaarbeek")


def test_les_modules_parlent_la_langue_de_la_page(bureau):
    bureau.goto("/nl/lieux/?commune=schaerbeek")
    bouton = bureau.get_by_role("button", name="Espace 51 in mijn selectie bewaren")
    expect(bouton).to_have_text("Bewaren")
    bouton.click()

    expect(bureau.get_by_text("“Espace 51” zit in uw selectie.")).to_be_visible()
    bureau.get_by_role("link", name="Mijn selectie bekijken").click()
    expect(bureau).to_have_url(re.compile(r"/nl/selection/$"))
    expect(bureau.get_by_role("link", name="Espace 51")).to_have_attribute("href", "/nl/lieux/espace-51/")
