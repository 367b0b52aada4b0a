"""Les suggestions pendant la frappe, au clavier, à la souris et au doigt."""

import re

import pytest
from playwright.sync_api import Page, expect

from .suggestions import ECRANS, choisie, options, tape


@pytest.fixture(params=list(ECRANS))
def ecran(request, ouvre) -> Page:
    return ouvre(reduced_motion="reduce", **ECRANS[request.param])


def test_les_fleches_parcourent_la_liste_en_rond_et_entree_mene_au_choix(ecran):
    champ = tape(ecran, "centre de jeunes")
    expect(options(ecran)).not_to_have_count(0)
    expect(champ).to_have_attribute("aria-expanded", "true")
    expect(choisie(ecran)).to_have_count(0)

    champ.press("ArrowUp")
    derniere = options(ecran).last.get_attribute("id")
    expect(champ).to_have_attribute("aria-activedescendant", derniere)
    champ.press("ArrowDown")
    champ.press("ArrowDown")

    deuxieme = options(ecran).nth(1)
    expect(choisie(ecran)).to_have_id(deuxieme.get_attribute("id"))
    expect(champ).to_be_focused()
    nom = deuxieme.locator(".suggestion__libelle").inner_text()
    champ.press("Enter")
    expect(ecran.locator("h1")).to_have_text(nom)


def test_debut_et_fin_restent_au_champ_et_rendent_le_choix(ecran):
    champ = tape(ecran, "schaer")
    expect(options(ecran)).to_have_count(1)
    champ.press("ArrowDown")
    expect(choisie(ecran)).to_have_count(1)

    champ.press("Home")

    expect(choisie(ecran)).to_have_count(0)
    assert champ.evaluate("(champ) => [champ.selectionStart, champ.value]") == [0, "schaer"]


def test_entree_sans_choix_envoie_le_formulaire(ecran):
    champ = tape(ecran, "schaer")
    expect(options(ecran)).to_have_count(1)

    champ.press("Enter")

    expect(ecran).to_have_url(re.compile(r"/lieux/\?q=schaer$"))


def test_echap_ferme_la_liste_puis_vide_le_champ(ecran):
    champ = tape(ecran, "schaer")
    expect(options(ecran)).to_have_count(1)

    champ.press("Escape")
    expect(options(ecran)).to_have_count(0)
    expect(champ).to_have_attribute("aria-expanded", "false")
    expect(champ).to_have_value("schaer")
    champ.press("ArrowDown")
    expect(choisie(ecran)).to_have_count(1)
    champ.press("Escape")
    champ.press("Escape")

    expect(champ).to_have_value("")


def test_tab_ferme_la_liste_et_passe_au_bouton(ecran):
    champ = tape(ecran, "schaer")
    expect(options(ecran)).to_have_count(1)

    champ.press("Tab")

    expect(options(ecran)).to_have_count(0)
    expect(ecran.get_by_role("button", name="Chercher")).to_be_focused()


def test_un_clic_mene_a_la_suggestion(ecran):
    tape(ecran, "gossel")

    options(ecran).filter(has_text="6041").first.click()

    expect(ecran).to_have_url(re.compile(r"/lieux/\?cp=6041$"))


def test_sur_la_carte_une_commune_choisie_laisse_sur_la_carte(ecran):
    champ = tape(ecran, "schaer", "/carte/")
    expect(options(ecran)).to_have_count(1)

    champ.press("ArrowDown")
    champ.press("Enter")

    expect(ecran).to_have_url(re.compile(r"/carte/\?commune=schaerbeek$"))
    expect(champ).to_have_value("")


def test_le_nombre_est_annonce_et_les_lettres_tapees_sont_marquees(ecran):
    tape(ecran, "LEGLI")
    annonce = ecran.locator("[data-suggestions-annonce]")

    expect(annonce).to_have_text(re.compile(r"^\d+ suggestions?$"))
    expect(options(ecran).first.locator("mark")).to_have_text("Légli")
    expect(options(ecran).first).to_contain_text("Commune")
