"""Ce que les parcours de la sélection ont en commun : la mémoire du navigateur, lue et posée."""

import json

from playwright.sync_api import Page, expect

from .conftest import BUREAU, TELEPHONE

ECRANS = {
    "375": {"viewport": TELEPHONE, "has_touch": True, "is_mobile": True},
    "1280": {"viewport": BUREAU},
}
UN, DEUX = "le-pianocktail", "circe"


def memoire(page: Page) -> list[dict]:
    return json.loads(page.evaluate("localStorage.getItem('lieux-de-liens:selection') ?? '[]'"))


def garde(page: Page, *slugs: str) -> None:
    """Pose ces lieux dans la mémoire du navigateur, puis ouvre la page."""
    page.goto("/selection/")
    elements = [{"slug": slug, "nom": slug, "note": ""} for slug in slugs]
    page.evaluate("(e) => localStorage.setItem('lieux-de-liens:selection', JSON.stringify(e))", elements)
    page.reload()
    if slugs:
        expect(page.locator("[data-selection-liste] > li").first).to_be_visible()


def noms(page: Page) -> list[str]:
    return page.locator("[data-selection-liste] h2").all_inner_texts()
