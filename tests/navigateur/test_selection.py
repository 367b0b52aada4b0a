"""Garder des lieux, les ranger, les annoter : tout reste dans le navigateur, et y survit à une panne du site."""

import re

import pytest
from playwright.sync_api import Page, expect

from lieux.models import AncienneAdresse, Lieu

from .selection import DEUX, ECRANS, UN, garde, memoire, noms


@pytest.fixture(params=list(ECRANS))
def ecran(request, ouvre) -> Page:
    return ouvre(reduced_motion="reduce", **ECRANS[request.param])


def test_garder_depuis_la_liste_et_la_fiche_puis_retrouver_les_deux(ecran):
    ecran.goto("/lieux/?q=circe")
    ecran.get_by_role("button", name=re.compile("Garder .*Circé.* dans ma sélection")).click()
    expect(ecran.get_by_role("status").filter(has_text="est dans votre sélection")).to_be_visible()
    ecran.goto(f"/lieux/{UN}/")
    ecran.get_by_role("button", name=re.compile("Garder Le Pianocktail")).click()
    expect(ecran.get_by_role("link", name="Ma sélection (2)").first).to_be_visible()

    ecran.get_by_role("link", name="Ma sélection (2)").first.click()

    expect(ecran.locator("[data-selection-liste] > li")).to_have_count(2)
    expect(ecran.locator("[data-selection-liste]")).to_contain_text("Rue Haute")
    assert [element["slug"] for element in memoire(ecran)] == [DEUX, UN]


def test_un_filtre_garde_le_bouton_sur_les_vignettes_qui_arrivent(bureau):
    bureau.goto("/lieux/")
    bureau.locator("form.filtres").get_by_text("Gratuit", exact=True).click()
    expect(bureau).to_have_url(re.compile("tarif=gratuit"))

    for vignette in bureau.locator("[data-lieu-vignette]").all():
        expect(vignette.get_by_role("button", name=re.compile("Garder"))).to_be_visible()


def test_on_range_au_clavier_le_focus_suit_et_l_ordre_reste(bureau):
    garde(bureau, UN, DEUX)
    bureau.get_by_role("button", name=re.compile("^Descendre")).first.focus()

    bureau.keyboard.press("Enter")

    expect(bureau.get_by_role("status").filter(has_text="en place 2 sur 2")).to_be_visible()
    assert [element["slug"] for element in memoire(bureau)] == [DEUX, UN]
    focus = bureau.evaluate("document.activeElement.closest('li').dataset.slug")
    bureau.reload()
    assert focus == UN
    expect(bureau.locator("[data-selection-liste] > li").last).to_have_attribute("data-slug", UN)


def test_retirer_et_tout_retirer_s_annulent_notes_comprises(bureau):
    garde(bureau, UN, DEUX)
    bureau.get_by_label("Votre note").first.fill("Y aller avec Nadia")
    avant = memoire(bureau)

    bureau.get_by_role("button", name=re.compile("^Retirer")).first.click()
    assert len(memoire(bureau)) == 1
    bureau.get_by_role("button", name="Annuler").click()
    assert memoire(bureau) == avant
    bureau.get_by_role("button", name="Tout retirer").click()
    expect(bureau.get_by_text("Rien encore.")).to_be_visible()
    bureau.get_by_role("button", name="Annuler").click()

    assert memoire(bureau) == avant
    expect(bureau.get_by_label("Votre note").first).to_have_value("Y aller avec Nadia")


def test_une_memoire_abimee_se_lit_vide_et_un_lieu_parti_garde_son_nom(bureau):
    bureau.goto("/selection/")
    bureau.evaluate("localStorage.setItem('lieux-de-liens:selection', '{pas du json')")
    bureau.reload()
    expect(bureau.get_by_text("Rien encore.")).to_be_visible()

    garde(bureau, "lieu-qui-n-existe-plus", UN)

    expect(bureau.locator("[data-selection-liste] > li").first).to_contain_text(
        "Ce lieu n'est plus dans le guide."
    )


def test_une_note_s_ecrit_pendant_que_le_site_repond_et_le_focus_y_reste(bureau):
    retenues = []
    garde(bureau, UN)
    bureau.route("**/selection/lieux.json", lambda route: retenues.append(route))
    bureau.reload()

    bureau.get_by_label("Votre note").press_sequentially("Le ma")
    retenues[0].continue_()
    expect(bureau.get_by_role("heading", name="Le Pianocktail")).to_be_visible()
    bureau.keyboard.type("rdi")

    assert [element["note"] for element in memoire(bureau)] == ["Le mardi"]


def test_un_lieu_garde_sous_son_ancienne_et_sa_nouvelle_adresse_n_y_est_qu_une_fois(bureau):
    AncienneAdresse.objects.create(slug="l-ancien", lieu=Lieu.objects.get(slug=UN))
    garde(bureau, "l-ancien", DEUX, UN)

    expect(bureau.locator("[data-selection-liste] > li")).to_have_count(2)

    assert [element["slug"] for element in memoire(bureau)] == [UN, DEUX]


def test_quand_le_site_ne_repond_pas_les_noms_et_les_notes_restent(bureau):
    garde(bureau, UN)
    expect(bureau.get_by_role("heading", name="Le Pianocktail")).to_be_visible()
    bureau.get_by_label("Votre note").fill("Le mardi")
    bureau.route("**/selection/lieux.json", lambda route: route.abort())

    bureau.reload()

    expect(bureau.get_by_text("Le site ne répond pas")).to_be_visible()
    assert noms(bureau) == ["Le Pianocktail"]
    expect(bureau.get_by_label("Votre note")).to_have_value("Le mardi")
