"""Sur papier : la fiche d'un lieu tient sur une feuille avec son code QR, et une liste est un tableau."""

import re

import pytest

from tests import papier

from .pages import COMPLET


@pytest.fixture
def imprime(page, site, tmp_path):
    """Le PDF A4 que donnerait « Imprimer » à cette adresse."""

    def fait(adresse):
        page.goto(site + adresse)
        feuille = tmp_path / "feuille.pdf"
        feuille.write_bytes(page.pdf(format="A4", prefer_css_page_size=True))
        return feuille

    return fait


@pytest.mark.parametrize("slug", [COMPLET, "le-pianocktail", "club-norwest"])
def test_une_fiche_tient_sur_une_feuille_dont_le_code_mene_a_elle(imprime, site, slug):
    feuille = imprime(f"/lieux/{slug}/")

    assert papier.pages(feuille) == 1
    assert papier.codes_qr(feuille) == [f"{site}/lieux/{slug}/"]


def test_une_liste_imprimee_est_un_tableau_dont_chaque_ligne_tient_l_adresse(imprime):
    lignes = papier.texte(imprime("/lieux/?commune=schaerbeek"), colonnes=True).splitlines()

    (titres,) = [ligne for ligne in lignes if "Vérifié" in ligne]
    assert re.split(r"\s{2,}", titres.strip()) == [
        "Lieu", "Ce qu'on y trouve, pour qui", "Adresse, téléphone, horaires", "Vérifié",
    ]  # fmt: skip
    (gerbe,) = [ligne for ligne in lignes if "Rue Thiéfry, 1030 Schaerbeek" in ligne]
    assert gerbe.index("Rue Thiéfry, 1030") >= titres.index("Adresse") - 2


def test_les_titres_du_tableau_reviennent_sur_chaque_feuille(imprime):
    feuille = imprime("/lieux/")

    assert papier.texte(feuille).count("Adresse, téléphone, horaires") == papier.pages(feuille) > 1
