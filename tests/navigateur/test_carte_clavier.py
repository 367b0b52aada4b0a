"""La carte se parcourt sans souris : on atteint un marqueur, on l'ouvre, on le ferme, on la passe."""

import pytest
from playwright.sync_api import Page, expect

from .carte import attend_carte, descend, tabule
from .conftest import BUREAU

SLUGS = "(elements) => elements.map((e) => e.dataset.repere)"
FORMES = "(types) => types.map(({ forme, lettre }) => `${forme} ${lettre}`)"
# Ce que l'on perçoit d'un repère sans la couleur : son nom, sa forme, sa lettre ou son nombre.
REPERES = """(elements) => elements.map((e) => ({
    role: e.getAttribute("role"), nom: e.getAttribute("aria-label"), texte: e.textContent.trim(),
    forme: e.dataset.forme ?? "groupe", trace: e.querySelector("path")?.getAttribute("d") ?? "groupe",
}))"""


@pytest.fixture
def page(ouvre) -> Page:
    return ouvre(reduced_motion="reduce", viewport=BUREAU)


def test_entree_ouvre_un_marqueur_et_echap_y_ramene(page):
    page.goto("/carte/?commune=schaerbeek")
    carte = attend_carte(page)
    marqueur = tabule(page, ".marqueur")
    slug = marqueur.get_attribute("data-repere")
    nom = marqueur.get_attribute("aria-label")

    page.keyboard.press("Enter")
    bulle = carte.get_by_role("dialog")
    expect(bulle.get_by_role("link")).to_be_focused()
    titre = bulle.get_by_role("link").inner_text()
    page.keyboard.press("Escape")

    expect(bulle).to_have_count(0)
    expect(carte.locator(f"[data-repere={slug}]")).to_be_focused()
    assert nom.startswith(titre)


def test_des_lieux_au_meme_endroit_s_ouvrent_tous_au_clavier(page):
    page.goto("/carte/?commune=forest")
    carte = attend_carte(page)
    groupe = descend(carte, "[aria-label*='au même endroit']")
    nombre = int(groupe.inner_text())

    avant = set(carte.locator(".marqueur").evaluate_all(SLUGS))
    groupe.press("Enter")
    expect(carte.locator(".marqueur")).to_have_count(len(avant) + nombre)
    eventail = set(carte.locator(".marqueur").evaluate_all(SLUGS)) - avant
    ouverts = set()
    for slug in eventail:
        carte.locator(f"[data-repere={slug}]").press("Enter")
        ouverts.add(carte.get_by_role("dialog").get_by_role("link").get_attribute("href"))
        page.keyboard.press("Escape")
        expect(carte.locator(f"[data-repere={slug}]")).to_be_focused()

    assert len(ouverts) == nombre >= 2


def test_chaque_repere_a_un_nom_une_forme_et_une_lettre_ou_un_nombre(page):
    page.goto("/carte/?commune=bruxelles")
    carte = attend_carte(page)
    descend(carte)

    reperes = carte.locator("[data-repere]").evaluate_all(REPERES)

    assert {repere["role"] for repere in reperes} == {"button"}
    assert [repere for repere in reperes if not (repere["nom"] and repere["texte"] and repere["trace"])] == []


def test_deux_types_de_lieu_n_ont_jamais_a_la_fois_la_meme_forme_et_la_meme_lettre(page):
    page.goto("/carte/")
    types = page.evaluate("() => fetch('/lieux/points.json').then((r) => r.json()).then((c) => c.types)")

    signes = page.evaluate(FORMES, types)

    assert len(signes) > 5
    assert len(set(signes)) == len(signes)


@pytest.mark.parametrize("adresse", ["/", "/lieux/", "/carte/"], ids=["accueil", "liste", "carte"])
def test_passer_la_carte_mene_apres_ses_marqueurs(page, adresse):
    page.goto(adresse)
    attend_carte(page)
    page.get_by_role("link", name="Passer la carte").focus()

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.locator(":focus").evaluate("(e) => e.closest('[data-carte]') === null")
    assert page.evaluate(
        "document.querySelector('[data-carte]').compareDocumentPosition(document.activeElement) & 4"
    )
