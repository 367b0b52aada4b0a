"""Ce que la frappe demande au serveur, et ce qui reste quand il tarde, qu'il manque, ou sans JavaScript."""

import re

import pytest
from playwright.sync_api import Page, expect

from .suggestions import ECRANS, options, tape

DEMANDES = "**/suggestions/**"
PANNES = {"reseau": "requestfailed", "serveur": "response"}


@pytest.fixture(params=list(ECRANS))
def ecran(request, ouvre) -> Page:
    return ouvre(reduced_motion="reduce", **ECRANS[request.param])


def test_rien_n_est_demande_sous_deux_lettres_ni_a_chaque_touche(ecran):
    demandes = []
    ecran.on(
        "request", lambda requete: demandes.append(requete.url) if "/suggestions/" in requete.url else None
    )

    champ = tape(ecran, "s")
    champ.press_sequentially("chaer")
    expect(options(ecran)).to_have_count(1)

    assert [url.partition("?")[2] for url in demandes] == ["q=schaer"]


def test_une_reponse_tardive_est_abandonnee(ecran):
    abandons, retenues = [], []
    ecran.on("requestfailed", lambda requete: abandons.append(requete.url.partition("?")[2]))
    ecran.route("**/suggestions/?q=an", lambda route: retenues.append(route))

    with ecran.expect_request("**/suggestions/?q=an"):
        champ = tape(ecran, "an")
    champ.press_sequentially("derlecht")

    expect(options(ecran).first).to_contain_text("Anderlecht")
    assert abandons == ["q=an"]
    assert len(retenues) == 1


@pytest.mark.parametrize("panne", PANNES)
def test_sans_reponse_le_formulaire_cherche_quand_meme(ecran, panne):
    ecran.route(DEMANDES, lambda r: r.abort() if panne == "reseau" else r.fulfill(status=500, body="non"))
    with ecran.expect_event(PANNES[panne], lambda r: "/suggestions/" in r.url):
        champ = tape(ecran, "schaer")

    expect(options(ecran)).to_have_count(0)
    champ.press("Enter")

    expect(ecran).to_have_url(re.compile(r"/lieux/\?q=schaer$"))


def test_sans_javascript_le_champ_est_celui_d_une_recherche_ordinaire(sans_javascript):
    sans_javascript.goto("/")
    champ = sans_javascript.get_by_role("searchbox")

    champ.fill("schaerbeek")
    champ.press("Enter")

    expect(sans_javascript).to_have_url(re.compile(r"/lieux/\?q=schaerbeek$"))
