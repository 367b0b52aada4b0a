"""Le site coupé, ce qu'on a vu se lit encore et dit son âge ; dès qu'il répond, jamais une vieille page."""

import re

import pytest
from playwright.sync_api import expect

from lieux.models import Lieu

from .conftest import TELEPHONE
from .coupure import Fil

AGE = re.compile(r"Vous êtes hors ligne\. Cette page date du \w+ \d+ \w+ \d{4} à \d\d:\d\d")
PIANOCKTAIL = "/lieux/le-pianocktail/"


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return browser_context_args | {"service_workers": "allow"}


@pytest.fixture
def fil(site):
    fil = Fil(site)
    yield fil
    fil.coupe()


@pytest.fixture
def onglet(ouvre, fil):
    """Un téléphone dont le service worker est en place, pages gardées d'avance comprises."""
    page = ouvre(viewport=TELEPHONE)
    page.goto(fil.adresse)
    page.evaluate("navigator.serviceWorker.ready.then(() => new Promise((ok) => setTimeout(ok, 300)))")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    return page


def gardees(page) -> list[str]:
    return page.evaluate(
        "caches.open('pages').then((c) => c.keys()).then((cles) => cles.map(({ url }) => new URL(url).pathname))"
    )


def voit(page, fil, adresse):
    """Ouvre la page, et attend que le navigateur l'ait gardée."""
    page.goto(fil.adresse + adresse)
    page.wait_for_function(
        f"caches.open('pages').then((c) => c.match('{adresse}')).then((copie) => copie !== undefined)"
    )


def test_une_page_vue_se_relit_avec_son_age_et_son_style(onglet, fil):
    voit(onglet, fil, PIANOCKTAIL)

    fil.coupe()
    onglet.reload()

    expect(onglet.get_by_role("heading", level=1)).to_have_text("Le Pianocktail")
    expect(onglet.get_by_text(AGE)).to_be_visible()
    assert onglet.evaluate("getComputedStyle(document.body).display") == "grid"


def test_une_page_jamais_vue_mene_a_tous_les_lieux(onglet, fil):
    fil.coupe()
    onglet.goto(fil.adresse + "/lieux/circe/")

    expect(
        onglet.get_by_text("Vous êtes hors ligne, et ce navigateur n'a pas gardé cette page.")
    ).to_be_visible()
    onglet.get_by_text("Schaerbeek (6)").click()
    expect(onglet.get_by_text("Avenue de Roodebeek 273, 1030 Schaerbeek")).to_be_visible()


def test_la_selection_se_relit_et_se_range(onglet, fil):
    for slug in ("le-pianocktail", "circe"):
        onglet.goto(f"{fil.adresse}/lieux/{slug}/")
        onglet.get_by_role("button", name="Garder").first.click()

    fil.coupe()
    onglet.goto(fil.adresse + "/selection/")

    lignes = onglet.locator("[data-selection-liste] > li")
    expect(lignes).to_have_count(2)
    expect(lignes.first).to_contain_text("Rue Haute 304, 1000 Bruxelles")
    onglet.get_by_role("button", name="Descendre Le Pianocktail").click()
    expect(lignes.last).to_contain_text("Le Pianocktail")
    onglet.reload()
    expect(lignes.last).to_contain_text("Le Pianocktail")


def test_le_reseau_revenu_la_page_est_celle_d_aujourd_hui(onglet, fil):
    voit(onglet, fil, PIANOCKTAIL)
    fil.coupe()
    onglet.reload()
    expect(onglet.get_by_text(AGE)).to_be_visible()

    Lieu.objects.filter(slug="le-pianocktail").update(accroche="Une accroche toute neuve.")
    fil.remet()
    onglet.reload()

    expect(onglet.get_by_text("Une accroche toute neuve.")).to_be_visible()
    expect(onglet.get_by_text("Vous êtes hors ligne")).to_have_count(0)


def test_une_fiche_changee_est_fraiche_au_clic_suivant(onglet, fil):
    voit(onglet, fil, PIANOCKTAIL)

    Lieu.objects.filter(slug="le-pianocktail").update(accroche="Une accroche toute neuve.")
    onglet.goto(fil.adresse)
    onglet.goto(fil.adresse + PIANOCKTAIL)

    expect(onglet.get_by_text("Une accroche toute neuve.")).to_be_visible()


def test_un_lieu_retire_perd_sa_copie(onglet, fil):
    voit(onglet, fil, PIANOCKTAIL)
    assert PIANOCKTAIL in gardees(onglet)

    Lieu.objects.filter(slug="le-pianocktail").update(publication=Lieu.Publication.RETIRE)
    onglet.goto(fil.adresse + PIANOCKTAIL)

    onglet.wait_for_function(
        f"caches.open('pages').then((c) => c.match('{PIANOCKTAIL}')).then((copie) => copie === undefined)"
    )


def test_ni_la_redaction_ni_une_position_ni_un_formulaire_ne_sont_gardes(onglet, fil):
    voit(onglet, fil, PIANOCKTAIL)
    for adresse in ("/redaction/connexion/", "/lieux/?pres=50.84,4.36", f"{PIANOCKTAIL}signaler/"):
        onglet.goto(fil.adresse + adresse)
    voit(onglet, fil, "/a-propos/")

    assert sorted(gardees(onglet)) == [
        "/a-propos/", "/hors-ligne/", PIANOCKTAIL, "/selection/", "/selection/lieux.json",
    ]  # fmt: skip


def test_le_site_peut_retirer_le_service_worker_et_ses_copies(onglet, settings):
    settings.HORS_LIGNE = False

    onglet.evaluate("navigator.serviceWorker.getRegistration().then((r) => r.update())")

    onglet.wait_for_function("caches.keys().then((noms) => noms.length === 0)")
    onglet.wait_for_function("navigator.serviceWorker.getRegistrations().then((r) => r.length === 0)")
