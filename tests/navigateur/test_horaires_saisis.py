"""La rédaction tape des horaires en français, ou les remplit jour par jour au clavier ; axe n'y trouve aucune faute."""

import pytest
from playwright.sync_api import Page, expect

from lieux.models import Lieu
from tests.factories import make_redacteur

from .conftest import BUREAU, TELEPHONE
from .redaction import entre, fautes
from .test_accessibilite import SANS_CSP

LIEU = "le-pianocktail"


def ouvre_la_fiche(page: Page, site: str) -> Page:
    entre(page, site, make_redacteur())
    page.goto(f"/redaction/lieux/lieu/{Lieu.objects.get(slug=LIEU).pk}/change/")
    return page


def horaires(page: Page):
    return page.get_by_label("Horaires :", exact=True)


@pytest.mark.parametrize("taille", [BUREAU, TELEPHONE], ids=["1280", "375"])
def test_ce_que_l_on_tape_est_redit_et_la_faute_est_montree(ouvre, site, taille):
    page = ouvre_la_fiche(ouvre(viewport=taille), site)
    champ = page.locator(".field-horaires").first

    horaires(page).fill("lu-ve 10-17, jeuid 14-20")
    expect(champ.locator("mark")).to_have_text("jeuid")
    expect(champ.get_by_role("status").first).to_contain_text("vouliez-vous « jeudi » ?")
    expect(champ.locator("table")).to_be_hidden()
    horaires(page).fill("lu-ve 10-17, jeudi 14-20")

    expect(champ.get_by_role("status").first).to_contain_text("jeudi de 14 h à 20 h")
    expect(champ.get_by_role("row", name="jeudi")).to_contain_text("14 h – 20 h")
    expect(champ.locator("mark")).to_be_hidden()


def test_recopier_vers_le_bas_remplit_la_semaine_au_clavier(ouvre, site):
    page = ouvre_la_fiche(ouvre(), site)
    champ = page.locator(".field-horaires").first

    champ.get_by_text("Remplir jour par jour").press("Enter")
    champ.get_by_label("lundi", exact=True).press_sequentially("9-12 et 13-17")
    champ.get_by_role("button", name="Recopier vers le bas les heures du lundi").press("Enter")
    champ.get_by_label("samedi", exact=True).fill("10-12")
    champ.get_by_label("samedi", exact=True).press("Enter")
    expect(champ.get_by_label("dimanche", exact=True)).to_be_focused()
    page.keyboard.type("fermé")
    champ.get_by_role("button", name="Mettre ces heures dans le champ").press("Space")
    expect(champ.locator("code")).to_have_text("Mo-Fr 09:00-12:00,13:00-17:00; Sa 10:00-12:00; Su off")
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(page.locator(".success")).to_be_visible()

    assert Lieu.objects.get(slug=LIEU).horaires == "Mo-Fr 09:00-12:00,13:00-17:00; Sa 10:00-12:00; Su off"


def test_axe_ne_trouve_aucune_faute_grille_ouverte_ni_faute_montree(ouvre, site):
    page = ouvre_la_fiche(ouvre(reduced_motion="reduce", **SANS_CSP), site)
    champ = page.locator(".field-horaires").first

    champ.get_by_text("Remplir jour par jour").click()
    avec_tableau = fautes(page)
    horaires(page).fill("jeuid 14-20")
    expect(champ.locator("mark")).to_be_visible()

    assert (avec_tableau, fautes(page)) == ([], [])
