"""Les rues viennent d'un tiers : elles ne sont demandées qu'avec l'accord du visiteur, et peuvent manquer."""

from urllib.parse import urlsplit

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from .carte import attend_carte
from .conftest import BUREAU

TUILES = urlsplit(settings.TUILES_URL).netloc
ECHEC = "Les rues ne sont pas disponibles pour l'instant ; la carte simple reste utilisable."
PAGES = ["/", "/lieux/", "/carte/", "/lieux/le-pianocktail/", "/communes/schaerbeek/"]


@pytest.fixture
def page(ouvre) -> Page:
    return ouvre(reduced_motion="reduce", viewport=BUREAU)


@pytest.fixture
def ailleurs(page, site) -> set[str]:
    """Les autres hôtes que la page a appelés."""
    hotes = set()

    def note(requete):
        if not requete.url.startswith(site):
            hotes.add(urlsplit(requete.url).netloc)

    page.on("request", note)
    return hotes


@pytest.mark.parametrize("adresse", PAGES, ids=["accueil", "liste", "carte", "lieu", "commune"])
def test_aucune_demande_ne_sort_du_site_avant_afficher_les_rues(page, ailleurs, adresse):
    page.goto(adresse)
    for carte in page.locator("[data-carte]:visible").all():
        carte.scroll_into_view_if_needed()
        expect(carte).to_have_attribute("data-carte", "prete")
    page.wait_for_load_state("networkidle")

    assert ailleurs == set()


def test_afficher_les_rues_n_appelle_que_l_hote_des_rues_et_son_absence_se_dit(page, ailleurs):
    page.goto("/lieux/le-pianocktail/")
    carte = attend_carte(page)

    carte.get_by_role("button", name="Afficher les rues").click()

    expect(carte.get_by_role("status")).to_have_text(ECHEC)
    expect(carte.get_by_role("button", name="Afficher les rues")).to_be_visible()
    expect(carte.locator(".marqueur")).to_be_visible()
    assert carte.locator(".carte-terre").count() > 0
    assert ailleurs == {TUILES}


def test_la_carte_en_plein_ecran_se_passe_aussi_des_rues(page, ailleurs):
    page.goto("/carte/")
    carte = attend_carte(page)

    carte.get_by_role("button", name="Afficher les rues").click()

    expect(carte.get_by_role("status")).to_have_text(ECHEC)
    assert carte.locator("[data-repere]").count() > 1
    assert ailleurs == {TUILES}


def test_avec_leurs_tuiles_les_rues_s_affichent_et_se_cachent(page):
    image = '<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"/>'
    page.route(f"https://{TUILES}/**", lambda r: r.fulfill(body=image, content_type="image/svg+xml"))
    page.goto("/lieux/le-pianocktail/")
    carte = attend_carte(page)

    carte.get_by_role("button", name="Afficher les rues").click()
    expect(carte.locator("img").first).to_be_visible()
    expect(carte).to_contain_text(settings.TUILES_CREDIT)
    carte.get_by_role("button", name="Cacher les rues").click()

    expect(carte.locator("img")).to_have_count(0)
    expect(carte).not_to_contain_text(settings.TUILES_CREDIT)
