"""Une rédactrice vide une liste de travail de dix entrées, au téléphone comme au bureau."""

import pytest
from playwright.sync_api import Page, expect

from lieux.models import Lieu, Verification
from signalements.models import Signalement

from .conftest import BUREAU, TELEPHONE
from .redaction import entre_par_le_formulaire, fautes
from .travail import MORT, remplit_de_dix_entrees

FINI = "Tout est en ordre : bravo, et merci."


@pytest.fixture
def dix_entrees(donnees_reelles) -> None:
    remplit_de_dix_entrees()


@pytest.fixture(params=["375", "1280"])
def redaction(request, ouvre, dix_entrees) -> Page:
    return entre_par_le_formulaire(
        ouvre(viewport=TELEPHONE if request.param == "375" else BUREAU, reduced_motion="reduce")
    )


def restent(page: Page) -> int:
    """Entrées que la liste de travail annonce encore."""
    page.goto("/redaction/")
    return sum(int(nombre) for nombre in page.locator(".chantier-nombre").all_inner_texts())


def ouvre_chantier(page: Page, titre: str) -> None:
    page.goto("/redaction/")
    page.locator(".chantier", has_text=titre).click()


def ouvre_fiche(page: Page, titre: str, nom: str) -> None:
    ouvre_chantier(page, titre)
    page.locator("#result_list").get_by_role("link", name=nom, exact=True).click()


def enregistre(page: Page) -> None:
    page.locator(".submit-row").get_by_role("button", name="Enregistrer", exact=True).click()
    expect(page.locator(".messagelist .success").first).to_be_visible()


def test_une_redactrice_vide_une_liste_de_travail_de_dix_entrees(redaction):
    comptes = [restent(redaction)]

    ouvre_chantier(redaction, "Vérifications en retard")
    redaction.get_by_role("group", name="Vérifier En retard 4").get_by_role("button").first.click()
    expect(redaction.locator(".messagelist .success")).to_contain_text("vérifié aujourd'hui par téléphone")
    redaction.locator("#action-toggle").check()
    redaction.locator("select[name=action]").select_option("verifie_courriel")
    redaction.locator(".actions button[type=submit]").click()
    expect(redaction.locator(".messagelist .success")).to_contain_text("3 fiches vérifiées")
    comptes.append(restent(redaction))

    for _ in range(2):
        ouvre_chantier(redaction, "Fiches jamais vérifiées")
        redaction.locator("#result_list tbody th a").first.click()
        redaction.get_by_role("button", name="Sur place").click()
        expect(redaction.locator(".messagelist .success").first).to_be_visible()
    comptes.append(restent(redaction))

    ouvre_fiche(redaction, "Fiches à relire", "À relire")
    redaction.get_by_label("Publication :", exact=True).select_option("publie")
    enregistre(redaction)
    ouvre_chantier(redaction, "Signalements du public")
    redaction.locator("#result_list tbody th a").click()
    redaction.get_by_role("button", name="Traité : la fiche est à jour").click()
    comptes.append(restent(redaction))

    ouvre_fiche(redaction, "Liens morts", "Lien mort")
    expect(redaction.locator(".avis")).to_contain_text("Cette page n'existe plus.")
    redaction.get_by_label("Site :", exact=True).fill("https://vivant.example/")
    enregistre(redaction)
    ouvre_fiche(redaction, "Téléphone inconnu", "Sans téléphone")
    redaction.get_by_label("Téléphone :", exact=True).fill("02 555 13 13")
    enregistre(redaction)
    comptes.append(restent(redaction))

    assert comptes == [10, 6, 4, 2, 0]
    expect(redaction.get_by_text(FINI)).to_be_visible()
    assert Verification.objects.filter(verifie_par__username="redaction").count() == 6
    assert Signalement.objects.get().clos_par.username == "redaction"


def test_axe_ne_trouve_aucune_faute_de_la_liste_pleine_a_la_liste_vide(ouvre, dix_entrees):
    page = entre_par_le_formulaire(ouvre(bypass_csp=True, reduced_motion="reduce"))
    fiche = Lieu.objects.get(site_web=MORT).pk
    trouvees = {
        adresse: fautes(page, f"/redaction/{adresse}")
        for adresse in (
            "",
            "lieux/lieu/?lien=mort",
            f"lieux/lieu/{fiche}/change/",
            "veille/verificationlien/",
        )
    }
    Lieu.objects.update(publication="brouillon")
    Signalement.objects.all().delete()
    trouvees["vide"] = fautes(page, "/redaction/")

    assert trouvees == {adresse: [] for adresse in trouvees}
    expect(page.get_by_text("Tout est en ordre")).to_be_visible()
