"""« Chercher dans cette zone » : la liste prend ce que montre la carte, qui ne bouge pas ; vignettes et marqueurs se répondent encore."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from .carte import attend_carte, descend
from .liste import ECRANS, case, entre, sans_rechargement, vue

SANS_DECALAGE = "transform: translate3d(0px, 0px, 0px);"
ZONE = re.compile(r"zone=[\d.,-]+$")


@pytest.fixture(params=list(ECRANS))
def ecran(request, ouvre) -> Page:
    return ouvre(reduced_motion="reduce", **ECRANS[request.param])


def deplace(carte: Locator) -> None:
    """Grossit, puis tire la carte à la souris."""
    carte.get_by_role("button", name="Zoom avant").click()
    boite = carte.locator(".carte-toile").bounding_box()
    souris = carte.page.mouse
    x, y = boite["x"] + boite["width"] / 2, boite["y"] + boite["height"] / 4
    souris.move(x, y)
    souris.down()
    souris.move(x - 20, y + 40, steps=4)
    souris.up()


def cadre(carte: Locator) -> str:
    """Où la carte est tirée : tout recadrage le change."""
    return carte.locator(".leaflet-map-pane").get_attribute("style")


def test_chercher_dans_la_zone_met_la_liste_a_jour_sans_bouger_la_carte(ouvre):
    bureau = ouvre(reduced_motion="reduce")
    entre(bureau, "/lieux/?public=jeunes&page=1")
    carte = attend_carte(bureau)
    avant = vue(bureau)
    deplace(carte)
    avant_cadre = cadre(carte)

    carte.get_by_role("link", name="Chercher dans cette zone").click()
    expect(bureau).to_have_url(ZONE)
    apres = vue(bureau)

    assert re.sub("zone=.*", "", apres.adresse) == "/lieux/?public=jeunes&"
    assert apres.puces == ["Jeunes", "Zone de la carte"]
    assert 0 < int(apres.compte.split()[0]) < int(avant.compte.split()[0])
    assert "zone=" in apres.points
    assert sans_rechargement(bureau)
    expect(carte.get_by_role("link", name="Chercher dans cette zone")).to_be_hidden()
    assert cadre(carte) == avant_cadre != SANS_DECALAGE


def test_sur_la_carte_plein_ecran_la_zone_change_le_compte_sans_recharger(ecran):
    entre(ecran, "/carte/?public=jeunes")
    carte = attend_carte(ecran)
    avant = vue(ecran)
    carte.get_by_role("button", name="Zoom avant").click()

    carte.get_by_role("link", name="Chercher dans cette zone").click()
    expect(ecran).to_have_url(ZONE)
    apres = vue(ecran)

    assert apres.puces == ["Jeunes", "Zone de la carte"]
    assert apres.compte != avant.compte
    assert "dans la zone de la carte" in apres.compte
    assert sans_rechargement(ecran)


def test_sur_la_carte_plein_ecran_les_filtres_sont_a_cote_et_agissent_aussitot(bureau):
    entre(bureau, "/carte/")
    avant = vue(bureau)
    bureau.get_by_role("link", name="Filtres").click()

    case(bureau, "jeunes").check()
    expect(bureau).to_have_url(re.compile(r"/carte/\?public=jeunes#filtres$"))
    apres = vue(bureau)
    bureau.keyboard.press("Escape")

    assert apres.points == f"{avant.points}public=jeunes"
    expect(bureau.locator("[data-filtres]")).to_be_hidden()
    assert sans_rechargement(bureau)


def test_apres_un_choix_la_vignette_allume_encore_son_marqueur_et_l_inverse(bureau):
    entre(bureau, "/lieux/?q=autre+lieu")
    carte = attend_carte(bureau)
    bureau.get_by_label("Commune", exact=True).select_option("schaerbeek")
    expect(bureau).to_have_url(re.compile("commune=schaerbeek"))
    vue(bureau)

    bureau.locator("[data-lieu-vignette=lautre-lieu] a").hover()
    expect(carte.locator("[data-repere].actif")).to_have_count(1)
    bureau.mouse.move(0, 0)
    descend(carte, "[data-repere=lautre-lieu]").hover()

    expect(bureau.locator("[data-lieu-vignette=lautre-lieu].actif")).to_be_visible()


def test_sans_javascript_les_filtres_de_la_carte_s_ouvrent_et_s_envoient(sans_javascript):
    sans_javascript.goto("/carte/?commune=schaerbeek")
    sans_javascript.get_by_role("link", name="Filtres").click()

    case(sans_javascript, "jeunes").check()
    sans_javascript.get_by_role("button", name="Voir les lieux").click()

    expect(sans_javascript).to_have_url(re.compile(r"/carte/\?commune=schaerbeek&.*public=jeunes"))
    expect(sans_javascript.locator("#compte")).to_contain_text("à Schaerbeek pour les jeunes")
