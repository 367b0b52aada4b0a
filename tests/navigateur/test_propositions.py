"""Une contribution propose, une relecture en approuve une partie ; aucune faute d'axe sur ces pages."""

import pytest
from playwright.sync_api import Page, expect

from comptes.roles import Role
from lieux.models import Lieu
from tests.factories import make_perimetre, make_redacteur

from .conftest import BUREAU, TELEPHONE
from .redaction import entre, fautes

LIEU = "le-pianocktail"
ACCROCHE, NOTE = "Un bistrot tenu par ses habitués.", "Sonner deux fois."


def contributeur(lieu: Lieu):
    compte = make_redacteur(role=Role.CONTRIBUTION, username="dominique")
    make_perimetre(compte, lieux=[lieu])
    return compte


def propose(page: Page, lieu: Lieu) -> None:
    page.goto(f"/redaction/lieux/lieu/{lieu.pk}/change/")
    expect(page.get_by_text("Cette fiche est publiée : ce que vous enregistrez est proposé")).to_be_visible()
    page.get_by_label("Accroche").fill(ACCROCHE)
    page.get_by_label("Complément").fill(NOTE)
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(page.get_by_text("attend une relecture")).to_be_visible()


@pytest.mark.parametrize("ecran", ["bureau", "telephone-sans-scripts"])
def test_une_contribution_propose_et_une_relecture_en_approuve_une_partie(ouvre, site, ecran):
    bureau = ecran == "bureau"
    options = {"viewport": BUREAU if bureau else TELEPHONE, "java_script_enabled": bureau}
    lieu = Lieu.objects.get(slug=LIEU)
    avant = lieu.complement
    terrain = entre(ouvre(**options), site, contributeur(lieu))
    relecture = entre(ouvre(**options), site, make_redacteur(role=Role.RELECTURE, username="alex"))

    propose(terrain, lieu)
    relecture.goto("/redaction/")
    relecture.get_by_role("link", name="Propositions à examiner").click()
    relecture.get_by_role("main").get_by_role("link", name=lieu.nom).click()
    relecture.get_by_role("checkbox", name="Complément").uncheck()
    mot = relecture.get_by_label("Un mot pour le reste")
    assert mot.bounding_box()["width"] < options["viewport"]["width"]  # il ne déborde pas du téléphone
    mot.fill("La sonnette est cassée.")
    relecture.get_by_role("button", name="Reprendre ce qui est coché").click()
    expect(relecture.get_by_text("Acceptée en partie : la proposition de dominique.")).to_be_visible()

    terrain.goto("/redaction/propositions/proposition/")
    terrain.get_by_role("main").get_by_role("link", name=lieu.nom).click()
    expect(terrain.get_by_text("La sonnette est cassée.")).to_be_visible()
    lieu.refresh_from_db()
    assert (lieu.accroche, lieu.complement) == (ACCROCHE, avant)


def test_aucune_faute_d_axe_sur_ces_pages(ouvre, site):
    lieu = Lieu.objects.get(slug=LIEU)
    terrain = entre(ouvre(bypass_csp=True, reduced_motion="reduce"), site, contributeur(lieu))
    relecture = entre(
        ouvre(bypass_csp=True, reduced_motion="reduce"), site, make_redacteur(role=Role.RELECTURE)
    )
    propose(terrain, lieu)
    proposition = lieu.propositions.get()
    pages = [
        "/redaction/propositions/proposition/",
        f"/redaction/propositions/proposition/{proposition.pk}/change/",
        f"/redaction/lieux/lieu/{lieu.pk}/change/",
    ]

    trouvees = {
        (i, chemin): fautes(page, chemin) for i, page in enumerate((terrain, relecture)) for chemin in pages
    }

    assert trouvees == {cle: [] for cle in trouvees}
