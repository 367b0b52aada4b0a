"""Rien ne déborde, rien n'est trop petit pour le doigt, et l'on voit toujours où l'on est au clavier."""

import pytest
from playwright.sync_api import Page, expect

from .conftest import BUREAU, TELEPHONE
from .mesures import DEBORDEMENTS, FOCUS, PETITES_CIBLES
from .pages import PAGES, visite

pytestmark = pytest.mark.usefixtures("cas_rares")

LARGEURS = [320, 375, 640, 1280]
GROSSIR = "document.documentElement.style.fontSize = '225%'"  # deux fois nos 112,5 %


def releve(page: Page, mesure: str, largeurs: list[int]) -> dict[int, list[str]]:
    """Fautes par largeur ; une largeur sans faute n'y est pas."""
    fautes = {}
    for largeur in largeurs:
        page.set_viewport_size({"width": largeur, "height": 800})
        fautes[largeur] = page.evaluate(mesure)
    return {largeur: liste for largeur, liste in fautes.items() if liste}


@pytest.mark.parametrize("genre", PAGES)
def test_rien_ne_deborde_et_les_cibles_sont_assez_grandes(ouvre, genre):
    page = ouvre(reduced_motion="reduce")
    visite(page, PAGES[genre])

    petites = releve(page, PETITES_CIBLES, [375, 1280])
    larges = releve(page, DEBORDEMENTS, LARGEURS)
    page.evaluate(GROSSIR)
    larges_a_200_pour_cent = releve(page, DEBORDEMENTS, [640, 1280])

    assert (petites, larges, larges_a_200_pour_cent) == ({}, {}, {})


def test_dans_le_panneau_des_filtres_les_cibles_sont_assez_grandes_et_rien_ne_deborde(ouvre):
    page = ouvre(reduced_motion="reduce", viewport=TELEPHONE)
    page.goto("/lieux/?commune=schaerbeek#filtres")
    page.get_by_text("Plus de choix").click()
    expect(page.locator("#filtres details[open]")).to_be_visible()

    assert releve(page, PETITES_CIBLES, [320, 375]) == {}
    assert releve(page, DEBORDEMENTS, [320, 375]) == {}


@pytest.mark.parametrize("taille", [TELEPHONE, BUREAU], ids=["375", "1280"])
@pytest.mark.parametrize(
    "adresse", ["/lieux/?commune=bruxelles", "/lieux/le-pianocktail/"], ids=["liste", "lieu"]
)
def test_au_clavier_le_focus_se_voit_et_aucune_barre_ne_le_cache(ouvre, taille, adresse):
    page = ouvre(reduced_motion="reduce", viewport=taille)
    visite(page, adresse)
    parcours = []
    for _ in range(250):
        page.keyboard.press("Tab")
        parcours.append(page.evaluate(FOCUS))
        if not parcours[-1]["nom"]:
            break

    assert len(parcours) > 20
    assert [etape for etape in parcours if etape["nom"] and etape["faute"]] == []
