"""De l'accueil à un lieu, par la liste ou par la carte, au téléphone comme au bureau."""

import re

import pytest
from playwright.sync_api import Page, expect

from lieux.models import Public

from .carte import attend_carte, descend
from .conftest import BUREAU, TELEPHONE

DOIGT = {"viewport": TELEPHONE, "has_touch": True, "is_mobile": True}
ECRANS = {"375": DOIGT, "1280": {"viewport": BUREAU}}
PUBLIC = "fragilite-psychique"


@pytest.fixture(params=list(ECRANS))
def ecran(request, ouvre) -> Page:
    return ouvre(reduced_motion="reduce", **ECRANS[request.param])


def coche(ecran: Page, libelle: str) -> None:
    """Sur grand écran le choix s'applique aussitôt ; au téléphone, le panneau s'ouvre, et son bouton valide."""
    au_doigt = ecran.viewport_size == TELEPHONE
    if au_doigt:
        ecran.get_by_role("link", name="Filtres").click()
    ecran.locator("form.filtres").get_by_text(libelle, exact=True).click()
    if au_doigt:
        ecran.get_by_role("button", name=re.compile("^Voir le")).click()


def test_chercher_une_commune_filtrer_un_public_ouvrir_un_lieu_et_revenir(ecran):
    ecran.goto("/")
    ecran.get_by_role("combobox", name="Commune, code postal").fill("Schaerbeek")
    ecran.get_by_role("button", name="Chercher").click()
    expect(ecran.locator("#compte")).to_contain_text("à Schaerbeek")
    coche(ecran, Public.objects.get(slug=PUBLIC).libelle)
    expect(ecran).to_have_url(re.compile(f"schaerbeek.*public={PUBLIC}", re.IGNORECASE))
    liste = ecran.url
    compte = ecran.locator("#compte").inner_text()
    vignettes = ecran.locator("[data-lieu-vignette]").count()
    dernier = ecran.locator("[data-lieu-vignette]").last.get_by_role("link")
    nom = dernier.inner_text()
    dernier.scroll_into_view_if_needed()
    hauteur = ecran.evaluate("scrollY")
    assert hauteur > 100

    dernier.click()
    expect(ecran.locator("h1")).to_have_text(nom)
    ecran.go_back()

    expect(ecran).to_have_url(liste)
    expect(ecran.locator("#compte")).to_have_text(compte)
    expect(ecran.locator("[data-lieu-vignette]")).to_have_count(vignettes)
    expect(ecran.locator(".puce.active").filter(has_text="fragilité psychique")).to_be_visible()
    ecran.wait_for_function("(hauteur) => Math.abs(scrollY - hauteur) < 20", arg=hauteur)


def ouvre_un_lieu_par_la_carte(page: Page) -> None:
    carte = attend_carte(page)
    assert carte.locator(".marqueur-groupe").count() > 0

    descend(carte).click()
    lien = carte.locator(".bulle a")
    nom = lien.inner_text()
    lien.click()

    expect(page.locator("h1")).to_have_text(nom)


def test_sur_la_carte_un_groupe_s_ouvre_jusqu_a_un_lieu_puis_sa_page(ecran):
    ecran.goto("/carte/")

    ouvre_un_lieu_par_la_carte(ecran)


def test_a_cote_de_la_liste_la_carte_mene_aussi_a_la_page_d_un_lieu(ouvre):
    page = ouvre(reduced_motion="reduce", viewport=BUREAU)
    page.goto("/lieux/")

    ouvre_un_lieu_par_la_carte(page)


def test_montrer_une_vignette_allume_son_marqueur_et_l_inverse(ouvre):
    page = ouvre(reduced_motion="reduce", viewport=BUREAU)
    page.goto("/lieux/?commune=schaerbeek&q=autre+lieu")
    carte = attend_carte(page)

    page.locator("[data-lieu-vignette=lautre-lieu] a").hover()
    expect(carte.locator("[data-repere].actif")).to_have_count(1)
    page.mouse.move(0, 0)
    descend(carte, "[data-repere=lautre-lieu]").hover()

    expect(page.locator("[data-lieu-vignette=lautre-lieu].actif")).to_be_visible()
