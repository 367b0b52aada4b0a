"""Choisir le texte facile à lire : au clavier, retenu pour le lieu suivant, imprimé ; et le relire pendant qu'on l'écrit."""

import pytest
from playwright.sync_api import Page, expect

from lieux.models import Lieu
from tests import papier
from tests.factories import make_redacteur

from .conftest import BUREAU, TELEPHONE
from .redaction import entre, fautes
from .test_accessibilite import SANS_CSP

UN, AUTRE = "le-pianocktail", "circe"
FACILE = "Vous pouvez venir ici.\n\nVous pouvez rester."


@pytest.fixture(autouse=True)
def deux_lieux_faciles_a_lire(donnees_reelles):
    for lieu in Lieu.objects.filter(slug__in=[UN, AUTRE]):
        lieu.facile_a_lire, lieu.description = FACILE, "La description entière."
        lieu.save()


def va(page: Page, slug: str) -> Page:
    page.goto(f"/lieux/{slug}/")
    return page


def textes(page: Page):
    return page.get_by_text("La description entière."), page.get_by_text("Vous pouvez venir ici.")


def test_le_choix_se_fait_au_clavier_et_vaut_pour_le_lieu_suivant(bureau):
    page = va(bureau, UN)
    complet, facile = textes(page)
    expect(complet).to_be_visible()
    expect(facile).to_be_hidden()

    page.get_by_role("radio", name="Texte complet").focus()
    page.keyboard.press("ArrowRight")

    expect(page.get_by_role("group", name="Quel texte voulez-vous lire ?")).to_be_visible()
    expect(page.get_by_role("radio", name="Facile à lire")).to_be_focused()
    expect(facile).to_be_visible()
    expect(complet).to_be_hidden()
    complet, facile = textes(va(page, AUTRE))
    expect(facile).to_be_visible()
    expect(complet).to_be_hidden()
    expect(page.get_by_role("radio", name="Facile à lire")).to_be_checked()


def test_sans_javascript_le_choix_marche_et_vaut_pour_la_page(sans_javascript):
    page = va(sans_javascript, UN)
    complet, facile = textes(page)

    page.get_by_text("Facile à lire", exact=True).click()

    expect(facile).to_be_visible()
    expect(complet).to_be_hidden()
    expect(textes(va(page, AUTRE))[0]).to_be_visible()


def test_le_texte_choisi_est_celui_qui_s_imprime(bureau, tmp_path):
    page, feuille = va(bureau, UN), tmp_path / "feuille.pdf"
    page.get_by_role("radio", name="Facile à lire").check()

    feuille.write_bytes(page.pdf(format="A4", prefer_css_page_size=True))

    texte = papier.texte(feuille)
    assert papier.pages(feuille) == 1
    assert "Vous pouvez venir ici." in texte
    assert "La description entière." not in texte
    assert "Quel texte voulez-vous lire" not in texte


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_axe_ne_trouve_aucune_faute_dans_le_texte_facile_a_lire(ouvre, mode):
    page = va(ouvre(reduced_motion="reduce", color_scheme=mode, **SANS_CSP), UN)
    page.get_by_role("radio", name="Facile à lire").check()

    assert fautes(page) == []


@pytest.mark.parametrize("taille", [BUREAU, TELEPHONE], ids=["1280", "375"])
def test_les_conseils_suivent_la_frappe_et_n_empechent_rien(ouvre, site, taille):
    page = entre(ouvre(viewport=taille, **SANS_CSP), site, make_redacteur())
    page.goto(f"/redaction/lieux/lieu/{Lieu.objects.get(slug=UN).pk}/change/")
    champ = page.locator(".field-facile_a_lire")
    expect(champ.get_by_role("status")).to_contain_text("Rien à signaler.")

    champ.get_by_role("textbox").fill("Le repas est préparé par les voisins ; venez (bien).")
    expect(champ.get_by_role("status")).to_have_text("3 conseils, qui n'empêchent pas d'enregistrer.")
    expect(champ.locator("q")).to_have_text(["est préparé", "(bien)", "voisins ;"])
    reproches = fautes(page)
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(page.locator(".success")).to_be_visible()

    assert reproches == []
    assert Lieu.objects.get(slug=UN).facile_a_lire.endswith("venez (bien).")
