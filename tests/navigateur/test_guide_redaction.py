"""Les images du guide de la rédaction : chacune montre une page du site, prise par ce test.

`make images` les refait dans `docs/images/` ; sans cela, elles sont prises et jetées, pour que l'on sache qu'elles peuvent l'être.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Locator, Page, expect

from comptes.roles import Role
from lieux.actes import acte
from lieux.models import Lieu
from tests.factories import make_proposition, make_redacteur

from .redaction import entre_par_le_formulaire

IMAGES = settings.BASE_DIR / "docs" / "images"
ECRAN = {"width": 960, "height": 640}
TABLEAU = """nom;commune;telephone;horaires
Le Pianocktail;Bruxelles;02 511 00 00;ma-ve 10-17
La Porte Verte;Molenbeek-Saint-Jean;02 41;lu-ve 10-17
Chez Nous;Schaerbek;02 215 00 00;
"""


@pytest.fixture
def dossier(tmp_path) -> Path:
    return IMAGES if os.environ.get("IMAGES") else tmp_path


@pytest.fixture
def page(ouvre, donnees_reelles) -> Page:
    """Un écran de bureau, connecté avec le compte de démonstration."""
    return entre_par_le_formulaire(ouvre(viewport=ECRAN, reduced_motion="reduce", color_scheme="light"))


def ouvre_le_pianocktail(page: Page) -> Lieu:
    lieu = Lieu.objects.get(slug="le-pianocktail")
    page.goto(f"/redaction/lieux/lieu/{lieu.pk}/change/")
    return lieu


def liste_de_travail(page: Page) -> Page:
    return page


def verification(page: Page) -> Page:
    page.goto("/redaction/lieux/lieu/?verification=jamais")
    expect(page.get_by_role("heading", name="Lieux", exact=True)).to_be_visible()
    return page


def horaires(page: Page) -> Locator:
    ouvre_le_pianocktail(page)
    page.get_by_label("Horaires :", exact=True).fill("lu-ve 10-17, me 14-20")
    champ = page.locator(".field-horaires").first
    expect(champ.locator(".apercu-phrase")).to_contain_text("20 h")
    return champ


def rencontre(page: Page) -> Page:
    lieu = ouvre_le_pianocktail(page)
    with acte(auteur=make_redacteur(username="dominique", first_name="Dominique")):
        lieu.telephone = "02 512 34 56"
        lieu.save()
    page.get_by_label("Téléphone :").fill("02 512 99 99")
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(page.get_by_text("Dominique").first).to_be_visible()
    return page


def historique(page: Page) -> Page:
    ouvre_le_pianocktail(page)
    page.get_by_label("Accroche :").fill("Un bistrot de quartier, tenu par celles et ceux qui y viennent.")
    page.get_by_role("button", name="Enregistrer et continuer").click()
    page.get_by_role("link", name="Historique").click()
    expect(page.get_by_text("Version actuelle")).to_be_visible()
    return page


def importer(page: Page) -> Locator:
    page.goto("/redaction/imports/import/add/")
    fichier = {"name": "lieux.csv", "mimeType": "text/csv", "buffer": TABLEAU.encode("cp1252")}
    page.get_by_label("Fichier CSV ou XLSX").set_input_files(fichier)
    page.get_by_role("button", name="Lire le fichier").click()
    expect(page.get_by_role("heading", name="Ligne par ligne")).to_be_visible()
    return page.locator("#content-main")


def proposition(page: Page) -> Locator:
    lieu = Lieu.objects.get(slug="le-pianocktail")
    proposee = make_proposition(
        lieu=lieu,
        auteur=make_redacteur(role=Role.CONTRIBUTION, username="dominique"),
        contenu={
            "champs": {
                "telephone": [lieu.telephone, "02 512 34 56"],
                "accroche": [lieu.accroche, "Un bistrot tenu par ses habitué·es."],
            },
            "lignes": {},
        },
    )
    page.goto(f"/redaction/propositions/proposition/{proposee.pk}/change/")
    expect(page.get_by_role("button", name="Reprendre ce qui est coché")).to_be_visible()
    return page.locator("#content")


def doublon(page: Page) -> Page:
    existe = Lieu.objects.get(nom="Babel'zin")
    page.goto("/redaction/lieux/lieu/add/")
    page.get_by_label("Nom :", exact=True).fill("Le Babel'zin")
    page.get_by_label("Type :", exact=True).select_option(label=str(existe.type))
    page.get_by_label("Accroche").fill("Un café et des mots, pour tout le quartier.")
    page.get_by_label("Téléphone :", exact=True).first.fill(existe.telephone)
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(page.get_by_role("heading", name="Ce lieu existe peut-être déjà")).to_be_visible()
    return page


@pytest.mark.parametrize(
    "scene",
    [liste_de_travail, verification, horaires, rencontre, historique, importer, proposition, doublon],
    ids=lambda scene: scene.__name__,
)
def test_l_image_du_guide_se_prend(page, dossier, scene: Callable[[Page], Page | Locator]):
    image = dossier / f"{scene.__name__}.png"

    scene(page).screenshot(path=image)

    assert image.stat().st_size > 10_000
