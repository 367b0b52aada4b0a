"""Axe ne trouve aucune faute, au téléphone comme au bureau, de jour comme de nuit, carte et panneau ouverts compris."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from lieux.models import Lieu
from tests.factories import make_redacteur

from .carte import attend_carte, descend
from .conftest import BUREAU, TELEPHONE
from .pages import PAGES, visite
from .redaction import entre

pytestmark = pytest.mark.usefixtures("cas_rares")

SANS_CSP = {"bypass_csp": True}  # axe écrit des styles dans la page pour la mesurer
REDACTION = {
    "connexion": "/redaction/login/",
    "sommaire": "/redaction/",
    "lieux": "/redaction/lieux/lieu/",
    "lieu": "/redaction/lieux/lieu/{pk}/change/",
    "lieu-a-creer": "/redaction/lieux/lieu/add/",
    "agrements": "/redaction/financements/agrement/",
    "fragilite": "/redaction/financements/agrement/fragilite/?mois=24",
    "relever": "/redaction/financements/releve/relever/",
}


@pytest.fixture(scope="module")
def axe() -> Axe:
    return Axe()


def fautes(axe: Axe, page: Page) -> list[str]:
    """Chaque faute, sa règle et où elle est, dans les deux largeurs."""
    trouvees = []
    for taille in (BUREAU, TELEPHONE):
        page.set_viewport_size(taille)
        for regle in axe.run(page).response["violations"]:
            cibles = [noeud["target"][-1] for noeud in regle["nodes"]][:5]
            trouvees.append(f"{taille['width']} px, {regle['id']} : {regle['help']} : {cibles}")
    return trouvees


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("genre", PAGES)
def test_aucune_faute_sur_les_pages_publiques(ouvre, axe, genre, theme):
    page = ouvre(reduced_motion="reduce", **SANS_CSP, color_scheme=theme)
    visite(page, PAGES[genre])

    assert fautes(axe, page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_aucune_faute_dans_une_selection_remplie(ouvre, axe, theme):
    page = ouvre(reduced_motion="reduce", **SANS_CSP, color_scheme=theme)
    page.goto("/lieux/")
    for bouton in page.get_by_role("button", name="Garder").all()[:2]:
        bouton.click()
    page.goto("/selection/")
    expect(page.locator("[data-selection-liste] > li")).to_have_count(2)

    assert fautes(axe, page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_aucune_faute_une_bulle_ouverte(ouvre, axe, theme):
    page = ouvre(reduced_motion="reduce", **SANS_CSP, color_scheme=theme)
    page.goto("/carte/?commune=schaerbeek")
    carte = attend_carte(page)
    descend(carte).click()
    expect(carte.get_by_role("dialog")).to_be_visible()

    assert fautes(axe, page) == []


def test_aucune_faute_le_panneau_des_filtres_ouvert(ouvre, axe):
    telephone = ouvre(viewport=TELEPHONE, **SANS_CSP)
    telephone.goto("/lieux/?commune=schaerbeek")
    telephone.get_by_role("link", name="Filtres").click()
    telephone.get_by_text("Plus de choix").click()
    expect(telephone.get_by_label("Sans rendez-vous")).to_be_visible()

    assert axe.run(telephone).response["violations"] == []


@pytest.mark.parametrize("genre", REDACTION)
def test_aucune_faute_dans_la_redaction(ouvre, axe, site, genre):
    page = ouvre(reduced_motion="reduce", **SANS_CSP)
    if genre != "connexion":
        entre(page, site, make_redacteur())
    visite(page, REDACTION[genre].format(pk=Lieu.objects.get(slug="le-pianocktail").pk))

    assert fautes(axe, page) == []
