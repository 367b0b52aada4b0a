"""Importer un fichier désordonné : lire les refus, corriger, importer, annuler ; avec et sans JavaScript, sans une faute d'axe."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from imports import depot
from imports.lecture import lit
from imports.verrous import verrouille
from lieux.models import Lieu
from tests.factories import make_redacteur

from .conftest import BUREAU, TELEPHONE
from .redaction import entre, fautes

LIEU = "le-pianocktail"
TITRES = "Identifiant;Nom;TYPE;accroche;commune;verifie_le;telefone\r\n"
BONNES = f"{LIEU};;;Une accroche importée;;;\r\n;Le Pas-Sage neuf;{{type}};;Schaerbeek;03/02/2026;\r\n"
FAUSSE = ";Chez nous;n'importe quoi;;Paris;31/02/2026;\r\n"


@pytest.fixture
def camille(donnees_reelles):
    return make_redacteur(username="camille")


@pytest.fixture(params=["bureau", "telephone-sans-scripts"])
def redaction(request, ouvre, site, camille) -> Page:
    bureau = request.param == "bureau"
    return entre(ouvre(viewport=BUREAU if bureau else TELEPHONE, java_script_enabled=bureau), site, camille)


def tableau(*lignes: str) -> str:
    return TITRES + "".join(lignes).replace("{type}", Lieu.objects.get(slug=LIEU).type.slug)


def depose(page: Page, dossier: Path, contenu: str) -> None:
    """Un fichier tel qu'Excel l'enregistre, jusqu'à l'aperçu."""
    fichier = dossier / "lieux.csv"
    fichier.write_bytes(contenu.encode("cp1252"))
    page.goto("/redaction/lieux/lieu/")
    page.get_by_role("link", name="Importer", exact=True).click()
    page.get_by_label("Fichier CSV ou XLSX").set_input_files(fichier)
    page.get_by_role("button", name="Lire le fichier").click()
    expect(page.get_by_role("heading", name="Ligne par ligne")).to_be_visible()


def test_un_fichier_desordonne_se_corrige_s_importe_et_se_defait(redaction, tmp_path):
    avant = Lieu.objects.get(slug=LIEU).accroche

    depose(redaction, tmp_path, tableau(BONNES, FAUSSE))
    redaction.get_by_role("link", name="Lire les refus").click()
    refus = redaction.locator(".import-fautes li")
    expect(refus).to_have_count(3)
    expect(refus.nth(2)).to_contain_text("n'existe pas dans le calendrier")
    expect(redaction.get_by_role("button", name="Importer (", exact=False)).to_have_count(0)

    depose(redaction, tmp_path, tableau(BONNES))
    expect(redaction.locator("ins", has_text="Une accroche importée")).to_be_visible()
    redaction.get_by_role("button", name="Importer (2 lieux)").click()
    expect(redaction.get_by_text("« lieux.csv » est importé.")).to_be_visible()
    assert Lieu.objects.get(slug=LIEU).accroche == "Une accroche importée"

    redaction.get_by_role("link", name="Annuler tout cet import").click()
    redaction.get_by_role("button", name="Oui, annuler cet import").click()
    expect(redaction.get_by_text("1 fiche remise comme avant, 1 brouillon effacé")).to_be_visible()
    assert Lieu.objects.get(slug=LIEU).accroche == avant


def test_trois_mille_lignes_se_comparent_pendant_que_la_page_avance_seule(redaction, tmp_path):
    lignes = [f";Lieu {n};{{type}};;Schaerbeek;;\r\n" for n in range(3_000)]

    fichier = tmp_path / "lieux.csv"
    fichier.write_bytes(tableau(*lignes).encode())
    redaction.goto("/redaction/imports/import/add/")
    redaction.get_by_label("Fichier CSV ou XLSX").set_input_files(fichier)
    redaction.get_by_role("button", name="Lire le fichier").click()

    expect(redaction.get_by_role("progressbar")).to_be_visible()
    expect(redaction.get_by_text("3000 lieux à créer")).to_be_visible(timeout=60_000)


def test_aucune_faute_d_axe_sur_ces_pages(ouvre, site, camille):
    page = entre(ouvre(bypass_csp=True, reduced_motion="reduce"), site, camille)
    lieu = Lieu.objects.get(slug=LIEU)
    verrouille(lieu=lieu, champs=["accroche"], auteur=None)
    importation = depot.depose(lit("lieux.csv", tableau(BONNES, FAUSSE).encode()), auteur=None)
    adresse = importation.adresse
    pages = [
        "/redaction/imports/import/", "/redaction/imports/import/add/", adresse, adresse.replace("change", "annuler"),
        f"/redaction/lieux/lieu/{lieu.pk}/champs-proteges/", "/redaction/lieux/lieu/exporter/",
    ]  # fmt: skip

    assert {chemin: fautes(page, chemin) for chemin in pages} == {chemin: [] for chemin in pages}
