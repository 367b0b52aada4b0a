"""La liste de suggestions à l'écran : partout où l'on cherche, sans pousser la page ni en sortir, et sans faute pour axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from .conftest import BUREAU, TELEPHONE
from .mesures import DEBORDEMENTS
from .suggestions import options, tape

PAGES = {
    "accueil": "/",
    "liste": "/lieux/",
    "carte": "/carte/",
    "communes": "/communes/",
    "introuvable": "/cette-page/n-existe-pas/",
}
PETIT = {"width": 320, "height": 568}
ZOOM = {"width": 640, "height": 450}  # 1280 × 900 agrandi deux fois
TAILLES = {"320": PETIT, "375": TELEPHONE, "zoom": ZOOM, "1280": BUREAU}

# La liste entière est dans l'écran, et rien ne la couvre.
LISTE = """(liste) => {
    const { left, right, top, bottom } = liste.getBoundingClientRect();
    const points = [[left + 8, top + 8], [right - 24, top + 8], [left + 8, bottom - 8], [right - 24, bottom - 8]];
    return {
        dedans: left >= 0 && right <= document.documentElement.clientWidth && top >= 0 && bottom <= innerHeight,
        dessus: points.every(([x, y]) => liste.contains(document.elementFromPoint(x, y))),
    };
}"""
CIBLES = "(options) => options.map((o) => o.getBoundingClientRect().height).filter((hauteur) => hauteur < 44)"


def hauteur_de_la_page(page: Page) -> int:
    return page.evaluate("document.querySelector('main').offsetHeight")


@pytest.mark.parametrize("taille", TAILLES)
@pytest.mark.parametrize("genre", PAGES)
def test_la_liste_tient_dans_l_ecran_au_dessus_du_reste_sans_pousser_la_page(ouvre, genre, taille):
    page = ouvre(viewport=TAILLES[taille], reduced_motion="reduce")
    page.goto(PAGES[genre])
    avant = hauteur_de_la_page(page)

    champ = tape(page, "ma", PAGES[genre])
    expect(options(page)).to_have_count(10)
    for _ in range(10):
        champ.press("ArrowDown")

    assert page.get_by_role("listbox").evaluate(LISTE) == {"dedans": True, "dessus": True}
    assert page.evaluate(DEBORDEMENTS) == []
    assert options(page).evaluate_all(CIBLES) == []
    assert hauteur_de_la_page(page) == avant
    expect(options(page).last).to_be_in_viewport(ratio=0.9)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("taille", ["375", "1280"])
def test_aucune_faute_liste_ouverte(ouvre, theme, taille):
    page = ouvre(viewport=TAILLES[taille], color_scheme=theme, reduced_motion="reduce", bypass_csp=True)
    champ = tape(page, "jeu")
    expect(options(page)).to_have_count(10)
    champ.press("ArrowDown")

    assert Axe().run(page).response["violations"] == []


def test_un_champ_n_est_prepare_qu_une_fois_et_un_champ_venu_apres_l_est_aussi(bureau):
    champ = tape(bureau, "schaer")
    expect(options(bureau)).to_have_count(1)

    bureau.evaluate("""() => {
        const copie = document.querySelector(".recherche").cloneNode(true);
        copie.querySelector("input").ariaLabel = "Copie";
        document.querySelector("main").append(copie);
        for (const element of [document.body, copie, copie]) {
            element.dispatchEvent(new CustomEvent("htmx:load", { bubbles: true, detail: { elt: element } }));
        }
    }""")
    champ.press("Escape")
    bureau.get_by_role("combobox", name="Copie").fill("gosselies")

    expect(options(bureau).first).to_contain_text("Gosselies")
    expect(bureau.locator(".suggestions")).to_have_count(2)
