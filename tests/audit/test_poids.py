"""Une page est légère, ne demande rien à un autre site, et ne bouge pas sous les yeux de qui la lit, carte comprise."""

import pytest
from playwright.sync_api import Page

from tests.navigateur.conftest import BUREAU, TELEPHONE
from tests.navigateur.pages import visite
from tests.navigateur.test_poids import CARTE, MAXIMUM

AVEC_CARTE = 140_000  # octets
DECALAGE = 0.02  # somme des décalages, sans ceux qui suivent un geste
PAGES = {"accueil": "/", "liste": "/lieux/", "carte": "/carte/", "lieu": "/lieux/le-pianocktail/"}
TAILLES = {"375": TELEPHONE, "1280": BUREAU}
OBSERVE = """
window.decalages = [];
new PerformanceObserver((liste) => {
  for (const { value, hadRecentInput, sources } of liste.getEntries()) {
    if (!hadRecentInput) window.decalages.push([value, ...sources.map(({ node }) => node?.nodeName + "." + node?.className)]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""


def visite_en_entier(page: Page, adresse: str) -> None:
    """Attend que tout soit arrivé, puis descend jusqu'à chaque carte et au bas de la page."""
    page.goto(adresse)
    page.wait_for_load_state("networkidle")
    for carte in page.locator("[data-carte]:visible").all():
        carte.scroll_into_view_if_needed()
        page.wait_for_function("(bloc) => bloc.dataset.carte === 'prete'", arg=carte.element_handle())
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("genre", ["accueil", "liste"])
def test_la_page_pese_moins_de_60_ko_et_de_140_avec_sa_carte(bureau, site, note, genre):
    reponses = []
    bureau.on("response", lambda reponse: reponses.append(reponse))
    visite(bureau, PAGES[genre])
    bureau.wait_for_load_state("networkidle")

    poids = {r.url.removeprefix(site): r.request.sizes()["responseBodySize"] for r in reponses}
    sans_carte = sum(
        taille for adresse, taille in poids.items() if not any(morceau in adresse for morceau in CARTE)
    )
    note(f"{genre} : {sans_carte / 1000:.0f} ko sans la carte, {sum(poids.values()) / 1000:.0f} ko avec")

    assert any("leaflet" in adresse for adresse in poids)
    assert sans_carte <= MAXIMUM
    assert sum(poids.values()) <= AVEC_CARTE


@pytest.mark.parametrize("taille", TAILLES)
@pytest.mark.parametrize("genre", PAGES)
def test_rien_ne_bouge_et_rien_ne_sort_du_site(ouvre, site, note, genre, taille):
    page = ouvre(viewport=TAILLES[taille])
    ailleurs = []
    page.on("request", lambda requete: requete.url.startswith(site) or ailleurs.append(requete.url))
    page.add_init_script(OBSERVE)

    visite_en_entier(page, PAGES[genre])
    decalages = page.evaluate("window.decalages")
    total = sum(valeur for valeur, *_ in decalages)
    note(f"{genre}, {taille} px : décalage {total:.4f}")

    assert ailleurs == []
    assert total <= DECALAGE, decalages
