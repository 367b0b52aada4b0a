"""Gestes et lectures sur la liste vive : cocher, lire ce que la page montre, savoir si elle s'est rechargée."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from .conftest import BUREAU, TELEPHONE

ECRANS = {
    "375": {"viewport": TELEPHONE, "has_touch": True, "is_mobile": True},
    "1280": {"viewport": BUREAU},
}


@dataclass(frozen=True)
class Vue:
    """Ce que dit la page : son adresse (chemin et paramètres), son titre, son compte, ses puces, ses cases cochées, ses lieux, les points de sa carte."""

    adresse: str
    titre: str
    compte: str
    puces: list[str]
    cochees: list[str]
    lieux: list[str]
    points: str


LIT = """() => {
    const textes = (selecteur) => [...document.querySelectorAll(selecteur)].map((e) => e.firstChild.textContent.trim());
    const cochees = [...document.querySelectorAll("[data-filtres] :is(input:checked, option:checked)")];
    return {
        adresse: decodeURIComponent(location.pathname + location.search),
        titre: document.title,
        compte: document.querySelector("[data-compte]").textContent,
        puces: textes(".puce.active"),
        cochees: cochees.map((e) => e.value).filter(Boolean),
        lieux: [...document.querySelectorAll("[data-vignettes] [data-lieu-vignette]")].map((e) => e.dataset.lieuVignette),
        points: document.querySelector("[data-carte]").dataset.points,
    };
}"""


def entre(page: Page, adresse: str) -> None:
    """Ouvre la liste et y laisse un témoin, qu'un rechargement effacerait."""
    page.goto(adresse)
    expect(page.locator("html")).to_have_attribute("data-etat-vif", "pret")
    page.evaluate("window.temoin = document.querySelector('[data-compte]')")


def sans_rechargement(page: Page) -> bool:
    """Vrai si la page est celle où l'on est entré, région qui annonce le compte comprise."""
    return page.evaluate("window.temoin === document.querySelector('[data-compte]')")


def vue(page: Page) -> Vue:
    """La page, une fois la dernière réponse affichée."""
    expect(page.locator("html")).to_have_attribute("data-etat-vif", "pret")
    return Vue(**page.evaluate(LIT))


def vue_directe(page: Page, adresse: str) -> Vue:
    """Ce que montre la même adresse ouverte dans un autre onglet."""
    autre = page.context.new_page()
    autre.goto(adresse)
    lue = vue(autre)
    autre.close()
    return lue


def ouvre_panneau(page: Page) -> None:
    if page.viewport_size == TELEPHONE:
        page.get_by_role("link", name="Filtres").click()


def case(page: Page, valeur: str) -> Locator:
    return page.locator(f"[data-filtres] input[value={valeur}]")
