"""Gestes et lectures sur une carte qui montre des milliers de lieux."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

from .carte import MARQUEUR, a_decouvert

AGRANDIR = "[aria-label$=agrandir]"
GESTES = 14  # au plus, d'un groupe de tout le pays à un lieu
NOMS = "(elements) => elements.map((e) => e.getAttribute('aria-label'))"


def note_demandes(page: Page) -> list[dict[str, list[str]]]:
    """Paramètres de chaque demande de points que fera la page, dans l'ordre."""
    recues = []

    def note(requete):
        adresse = urlsplit(requete.url)
        if adresse.path == "/lieux/points.json":
            recues.append(parse_qs(adresse.query))

    page.on("request", note)
    return recues


def repos(carte: Locator) -> None:
    expect(carte.locator(".carte-toile")).to_have_attribute("aria-busy", "false")


def compte(carte: Locator) -> int:
    """Nombre de lieux que disent les repères affichés."""
    noms = carte.locator("[data-repere]").evaluate_all(NOMS)
    return sum(int(re.sub(r"\D", "", nom.split(" lieux")[0])) if " lieux" in nom else 1 for nom in noms)


def zoome(carte: Locator, bouton: str) -> None:
    """Trois pas, au-delà de ce que l'ensemble montre déjà."""
    for _ in range(3):
        carte.get_by_role("button", name=bouton).click()
        repos(carte)


def descend_au_clavier(carte: Locator) -> Locator:
    """Ouvre groupe après groupe, sans quitter le clavier, jusqu'à un lieu."""
    for _ in range(GESTES):
        repos(carte)
        if trouve := a_decouvert(carte, MARQUEUR):
            return trouve
        a_decouvert(carte, AGRANDIR).press("Enter")
    raise AssertionError(f"Aucun lieu après {GESTES} groupes ouverts")
