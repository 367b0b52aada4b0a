"""Se servir de la liste de suggestions."""

from playwright.sync_api import Locator, Page

from .conftest import BUREAU, TELEPHONE

ECRANS = {"375": {"viewport": TELEPHONE, "has_touch": True, "is_mobile": True}, "1280": {"viewport": BUREAU}}


def tape(page: Page, texte: str, adresse: str = "/") -> Locator:
    """Le champ de recherche de cette page, où l'on a tapé ce texte touche après touche."""
    page.goto(adresse)
    champ = page.get_by_role("combobox", name="Commune, code postal")
    champ.press_sequentially(texte)
    return champ


def options(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Suggestions").get_by_role("option")


def choisie(page: Page) -> Locator:
    return options(page).and_(page.locator("[aria-selected=true]"))
