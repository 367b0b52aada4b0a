"""Axe ne trouve aucune faute, dans toutes les conditions : jour et nuit, 375 et 1280 px, texte doublé, tout ce qui s'ouvre ouvert."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.factories import make_redacteur, make_signalement
from tests.navigateur.conftest import BUREAU, TELEPHONE
from tests.navigateur.mesures import PETITES_CIBLES
from tests.navigateur.pages import PAGES, visite
from tests.navigateur.redaction import entre
from tests.navigateur.suggestions import options, tape
from tests.navigateur.test_accessibilite import SANS_CSP
from tests.navigateur.test_accessibilite_redaction import APPLICATIONS, HORS, adresses
from tests.navigateur.test_mise_en_page import GROSSIR

THEMES = ["light", "dark"]
OUVRE_TOUT = "for (const bloc of document.querySelectorAll('details')) bloc.open = true"
NORMAL = "document.documentElement.style.fontSize = ''"


def fautes(page: Page, contexte: dict | None = None) -> set[str]:
    """Chaque faute et où elle est, dans les deux largeurs, à la taille normale et au double."""
    trouvees = set()
    for taille in (BUREAU, TELEPHONE):
        page.set_viewport_size(taille)
        for grosseur in (NORMAL, GROSSIR):
            page.evaluate(grosseur)
            for regle in Axe().run(page, context=contexte).response["violations"]:
                cibles = [noeud["target"][-1] for noeud in regle["nodes"]][:4]
                trouvees.add(f"{taille['width']} px, {grosseur[-8:]} : {regle['id']} : {cibles}")
    page.evaluate(NORMAL)
    return trouvees


@pytest.mark.usefixtures("cas_rares")
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("genre", PAGES)
def test_aucune_faute_tout_ouvert_et_des_cibles_de_24_px(ouvre, genre, theme):
    page = ouvre(reduced_motion="reduce", color_scheme=theme, **SANS_CSP)
    visite(page, PAGES[genre])
    page.evaluate(OUVRE_TOUT)

    assert fautes(page) == set()
    assert page.evaluate(PETITES_CIBLES) == []


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("adresse", ["/", "/lieux/", "/carte/"], ids=["accueil", "liste", "carte"])
def test_aucune_faute_les_suggestions_ouvertes(ouvre, adresse, theme):
    page = ouvre(reduced_motion="reduce", color_scheme=theme, **SANS_CSP)
    tape(page, "pia", adresse)
    expect(options(page).first).to_be_visible()

    assert fautes(page) == set()
    assert page.evaluate(PETITES_CIBLES) == []


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("application", APPLICATIONS)
def test_aucune_faute_dans_la_redaction(ouvre, site, application, theme):
    make_signalement()
    page = entre(ouvre(reduced_motion="reduce", color_scheme=theme, **SANS_CSP), site, make_redacteur())
    trouvees = {}
    for adresse in adresses(application):
        if page.goto(adresse).status == 200:
            trouvees[adresse] = fautes(page, HORS)

    assert trouvees
    assert {adresse: liste for adresse, liste in trouvees.items() if liste} == {}
