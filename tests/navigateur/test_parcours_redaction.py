"""La rédaction corrige une fiche ; le public le voit au clic suivant."""

import pytest
from playwright.sync_api import Page, expect

from lieux.models import Lieu

from .conftest import BUREAU, TELEPHONE
from .redaction import entre_par_le_formulaire

LIEU = "le-pianocktail"


@pytest.fixture(params=["375", "1280"])
def redaction(request, ouvre) -> Page:
    """Un écran où l'on vient de se connecter, par le formulaire."""
    taille = TELEPHONE if request.param == "375" else BUREAU
    return entre_par_le_formulaire(ouvre(viewport=taille, reduced_motion="reduce"))


def ouvre_la_fiche(page: Page, nom: str) -> None:
    page.get_by_role("main").get_by_role("link", name="Lieux", exact=True).click()
    page.get_by_role("searchbox").fill(nom)
    page.get_by_role("searchbox").press("Enter")
    page.get_by_role("main").get_by_role("link", name=nom, exact=True).click()


def degres(page: Page) -> tuple[float, float]:
    champs = [page.get_by_label("Latitude"), page.get_by_label("Longitude")]
    return tuple(float(champ.input_value().replace(",", ".")) for champ in champs)


def test_deplacer_un_point_au_clavier_et_corriger_les_horaires_change_la_page_publique(redaction):
    nom = Lieu.objects.get(slug=LIEU).nom
    ouvre_la_fiche(redaction, nom)
    repere = redaction.get_by_role("button", name="Repère du lieu")
    avant = degres(redaction)

    repere.press("ArrowUp")
    repere.press("Shift+ArrowRight")
    apres = degres(redaction)
    redaction.get_by_label("Horaires :", exact=True).fill("Mo-Fr 10:00-17:30; PH off")
    expect(redaction.locator(".field-horaires .apercu-phrase").first).to_contain_text("10 h")
    redaction.get_by_role("button", name="Enregistrer", exact=True).click()
    redaction.get_by_role("link", name=nom, exact=True).first.click()
    redaction.get_by_role("link", name="Voir sur le site").click()

    assert apres[0] - avant[0] == pytest.approx(10 / 111_320, abs=2e-6)
    assert apres[1] - avant[1] == pytest.approx(0.00142, abs=5e-5)
    expect(redaction.locator("h1")).to_have_text(nom)
    expect(redaction.locator(".horaires tr").first).to_contain_text("10 h – 17 h 30")
    carte = redaction.locator("[data-carte]")
    expect(carte).to_have_attribute("data-centre", f"{apres[0]:.5f},{apres[1]:.5f}")


def test_un_clic_sur_la_petite_carte_pose_le_repere(redaction):
    ouvre_la_fiche(redaction, Lieu.objects.get(slug=LIEU).nom)
    toile = redaction.locator(".position .carte-toile")
    avant = degres(redaction)

    toile.click(position={"x": 60, "y": 200})

    latitude, longitude = degres(redaction)
    assert (latitude, longitude) != avant
    assert longitude < avant[1]
    expect(redaction.locator(".position-etat")).to_contain_text("Repère posé à")


def test_des_horaires_illisibles_sont_refuses_par_une_phrase_et_rien_n_est_enregistre(redaction):
    lieu = Lieu.objects.get(slug=LIEU)
    ouvre_la_fiche(redaction, lieu.nom)

    redaction.get_by_label("Accroche").fill("Phrase à ne pas garder.")
    redaction.get_by_label("Horaires :", exact=True).fill("tous les jours sauf quand il pleut")
    redaction.get_by_role("button", name="Enregistrer", exact=True).click()

    expect(redaction.locator(".field-horaires .errorlist")).not_to_be_empty()
    assert Lieu.objects.get(slug=LIEU).accroche == lieu.accroche
