"""Ce qui peut mal se passer : une réponse lente, une réponse dépassée, pas de réponse. Et au téléphone, le panneau."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from .liste import ECRANS, case, entre, ouvre_panneau, sans_rechargement, vue

PANNE = "La liste n'a pas changé : le site ne répond pas. Vérifiez votre connexion."


@pytest.fixture
def retenues(bureau):
    """La première demande de la liste, arrêtée en route ; les suivantes passent."""
    arretees = []
    bureau.route(
        re.compile(r"/lieux/\?"), lambda route: route.continue_() if arretees else arretees.append(route)
    )
    return arretees


def test_pendant_l_attente_la_liste_se_dit_occupee_et_reste_la(bureau, retenues):
    entre(bureau, "/lieux/")
    avant = vue(bureau)

    with bureau.expect_request(re.compile("public=jeunes")):
        case(bureau, "jeunes").check()
    expect(bureau.locator("[data-vignettes]")).to_have_attribute("aria-busy", "true")
    expect(bureau.locator("[data-lieu-vignette]")).to_have_count(len(avant.lieux))
    retenues[0].continue_()

    expect(bureau.locator("[data-vignettes]")).to_have_attribute("aria-busy", "false")
    expect(bureau).to_have_url(re.compile("public=jeunes"))


def test_un_choix_de_plus_annule_la_demande_d_avant(bureau, retenues):
    annulees = []
    entre(bureau, "/lieux/")
    bureau.on("requestfailed", lambda requete: annulees.append(requete.url))

    with bureau.expect_request(re.compile("public=jeunes")):
        case(bureau, "jeunes").check()
    case(bureau, "gratuit").check()
    expect(bureau).to_have_url(re.compile("tarif=gratuit"))

    assert vue(bureau).cochees == ["jeunes", "gratuit"]
    assert [url for url in annulees if "/points.json" not in url] == [retenues[0].request.url]


@pytest.mark.parametrize("panne", ["reseau", "serveur"])
def test_sans_reponse_une_phrase_le_dit_la_liste_reste_et_un_lien_recharge(bureau, panne):
    entre(bureau, "/lieux/")
    avant = vue(bureau)
    faute = (lambda r: r.abort()) if panne == "reseau" else (lambda r: r.fulfill(status=503, body="…"))
    bureau.route(re.compile(r"/lieux/\?public"), faute, times=1)

    case(bureau, "jeunes").check()
    alerte = bureau.get_by_role("alert").filter(has_text=PANNE)
    expect(alerte).to_be_visible()
    apres = vue(bureau)
    alerte.get_by_role("link", name="Recharger la page").click()

    assert (apres.adresse, apres.compte, apres.lieux) == (avant.adresse, avant.compte, avant.lieux)
    expect(bureau).to_have_url(re.compile(r"/lieux/\?public=jeunes$"))
    assert vue(bureau).cochees == ["jeunes"]


def test_apres_une_panne_un_autre_choix_reprend(bureau):
    entre(bureau, "/lieux/")
    bureau.route(re.compile(r"/lieux/\?public"), lambda route: route.abort(), times=1)
    case(bureau, "jeunes").check()
    expect(bureau.get_by_role("alert").filter(has_text=PANNE)).to_be_visible()

    case(bureau, "gratuit").check()
    expect(bureau).to_have_url(re.compile("public=jeunes&tarif=gratuit"))

    expect(bureau.get_by_text(PANNE)).to_be_hidden()
    assert sans_rechargement(bureau)


def test_au_telephone_le_bouton_du_panneau_compte_les_lieux_puis_les_montre(ouvre):
    telephone = ouvre(**ECRANS["375"])
    entre(telephone, "/lieux/")
    ouvre_panneau(telephone)

    case(telephone, "jeunes").check()
    expect(telephone).to_have_url(re.compile(r"\?public=jeunes#filtres$"))
    nombre = vue(telephone).compte.split()[0]
    telephone.get_by_role("button", name=f"Voir les {nombre} lieux").click()

    expect(telephone.locator("[data-filtres]")).to_be_hidden()
    expect(telephone.locator("[data-compte]")).to_be_focused()
    telephone.go_back()
    telephone.go_back()
    expect(case(telephone, "jeunes")).not_to_be_checked()
    expect(telephone).to_have_url(re.compile("/lieux/$"))


def test_le_panneau_reste_ouvert_d_un_libelle_a_l_autre_et_se_ferme_quand_le_focus_en_sort(ouvre):
    telephone = ouvre(**ECRANS["375"])
    entre(telephone, "/lieux/")
    ouvre_panneau(telephone)
    panneau = telephone.locator("[data-filtres]")

    panneau.get_by_text("Jeunes", exact=True).tap()
    panneau.get_by_text("Pour qui", exact=True).tap()
    panneau.get_by_text("Gratuit", exact=True).tap()
    expect(telephone).to_have_url(re.compile("public=jeunes&tarif=gratuit#filtres"))
    expect(panneau).to_be_visible()
    panneau.get_by_role("button", name="Voir le").focus()
    telephone.keyboard.press("Tab")

    expect(panneau).to_be_hidden()
    expect(telephone.locator("main a:focus")).to_be_in_viewport()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("largeur", ECRANS)
def test_aucune_faute_d_accessibilite_apres_un_choix(ouvre, largeur, theme):
    page = ouvre(reduced_motion="reduce", bypass_csp=True, color_scheme=theme, **ECRANS[largeur])
    entre(page, "/lieux/")
    ouvre_panneau(page)
    case(page, "jeunes").check()
    expect(page).to_have_url(re.compile("public=jeunes"))
    page.get_by_text("Plus de choix").click()
    vue(page)

    assert Axe().run(page).response["violations"] == []
