"""Gestes sur une carte : attendre qu'elle soit prête, cliquer ce qui s'y voit, descendre de groupe en groupe."""

from playwright.sync_api import Locator, Page, expect

GROUPE, MARQUEUR = ".marqueur-groupe", ".marqueur"
GESTES = 8  # au plus, d'un groupe de tout le pays à un lieu

# Rang du premier élément dont le milieu n'est couvert par rien.
PREMIER_A_DECOUVERT = """(elements) => elements.findIndex((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
})"""


def attend_carte(page: Page) -> Locator:
    carte = page.locator("[data-carte]:visible")
    carte.scroll_into_view_if_needed()
    expect(carte).to_have_attribute("data-carte", "prete")
    return carte


def a_decouvert(carte: Locator, selecteur: str) -> Locator | None:
    """Le premier repère que l'on peut vraiment toucher, s'il y en a un."""
    reperes = carte.locator(selecteur)
    rang = reperes.evaluate_all(PREMIER_A_DECOUVERT)
    return reperes.nth(rang) if rang >= 0 else None


def descend(carte: Locator, selecteur: str = MARQUEUR) -> Locator:
    """Clique groupe après groupe jusqu'à voir ce que l'on cherche."""
    for _ in range(GESTES):
        if trouve := a_decouvert(carte, selecteur):
            return trouve
        a_decouvert(carte, GROUPE).click()
    raise AssertionError(f"{selecteur} reste introuvable après {GESTES} groupes ouverts")


def tabule(page: Page, selecteur: str, *, fois: int = 80) -> Locator:
    """Avance à la touche Tab jusqu'à un élément."""
    for _ in range(fois):
        page.keyboard.press("Tab")
        if page.evaluate("(s) => document.activeElement.matches(s)", selecteur):
            return page.locator(":focus")
    raise AssertionError(f"{selecteur} ne s'atteint pas en {fois} tabulations")
