"""Un choix met tout à jour sans recharger : liste, compte, puces, filtres, carte, adresse, titre ; et l'on peut revenir."""

import pytest
from playwright.sync_api import Page, expect

from .liste import ECRANS, Vue, case, entre, ouvre_panneau, sans_rechargement, vue, vue_directe


@pytest.fixture(params=list(ECRANS))
def ecran(request, ouvre) -> Page:
    return ouvre(reduced_motion="reduce", **ECRANS[request.param])


def change(page: Page, avant: Vue) -> Vue:
    """La page, une fois son adresse changée."""
    page.wait_for_function(
        "(avant) => decodeURIComponent(location.pathname + location.search) !== avant", arg=avant.adresse
    )
    return vue(page)


def test_cocher_un_filtre_change_tout_et_laisse_le_focus_sur_la_case(ecran):
    entre(ecran, "/lieux/?commune=schaerbeek&page=1")
    avant = vue(ecran)
    ouvre_panneau(ecran)
    expect(ecran.locator("[data-compte]")).to_have_attribute("role", "status")

    case(ecran, "jeunes").check()
    apres = change(ecran, avant)

    assert apres.adresse == "/lieux/?commune=schaerbeek&public=jeunes"
    assert apres == vue_directe(ecran, apres.adresse)
    assert (apres.compte, apres.points) != (avant.compte, avant.points)
    assert sans_rechargement(ecran)
    expect(case(ecran, "jeunes")).to_be_focused()


def test_precedent_et_suivant_rendent_la_liste_ses_cases_et_sa_carte(bureau):
    entre(bureau, "/lieux/")
    depart = vue(bureau)
    case(bureau, "jeunes").check()
    milieu = change(bureau, depart)
    bureau.get_by_label("Commune", exact=True).select_option("schaerbeek")
    arrivee = change(bureau, milieu)

    bureau.go_back()
    assert change(bureau, arrivee) == milieu
    bureau.go_back()
    assert change(bureau, milieu) == depart
    bureau.go_forward()
    assert change(bureau, depart) == milieu
    assert sans_rechargement(bureau)


def test_revenir_de_la_page_suivante_ramene_ou_l_on_etait(ecran):
    entre(ecran, "/lieux/")
    depart = vue(ecran)
    suivante = ecran.get_by_role("link", name="Page suivante")
    suivante.scroll_into_view_if_needed()
    hauteur = ecran.evaluate("scrollY")

    suivante.click()
    apres = change(ecran, depart)
    expect(ecran.locator("[data-compte]")).to_be_focused()
    expect(ecran.locator("[data-compte]")).to_be_in_viewport()
    ecran.go_back()
    retour = change(ecran, apres)

    assert apres.adresse == "/lieux/?page=2"
    assert apres.compte.startswith(f"{depart.compte}, page 2 sur ")
    assert set(apres.lieux).isdisjoint(depart.lieux)
    assert retour == depart
    ecran.wait_for_function("(hauteur) => Math.abs(scrollY - hauteur) < 20", arg=hauteur)


def test_retirer_une_puce_decoche_sa_case(ecran):
    entre(ecran, "/lieux/?public=jeunes&tarif=gratuit&page=1")
    avant = vue(ecran)

    ecran.get_by_role("link", name="Jeunes : retirer ce choix").click()
    apres = change(ecran, avant)

    assert apres.adresse == "/lieux/?tarif=gratuit"
    assert apres.cochees == ["gratuit"]
    assert apres == vue_directe(ecran, apres.adresse)
    assert sans_rechargement(ecran)


def test_trier_garde_les_choix_et_dit_l_ordre(bureau):
    entre(bureau, "/lieux/?public=jeunes")
    avant = vue(bureau)

    bureau.get_by_role("link", name="nom", exact=True).click()
    apres = change(bureau, avant)

    assert apres.adresse == "/lieux/?public=jeunes&tri=nom"
    assert apres.compte == f"{avant.compte}, par nom"
    assert apres.lieux != avant.lieux
    expect(bureau.get_by_role("link", name="nom", exact=True)).to_be_focused()


def test_la_recherche_de_la_page_repond_sans_recharger_ni_mettre_de_vide_dans_l_adresse(ecran):
    entre(ecran, "/lieux/?public=jeunes")
    avant = vue(ecran)
    champ = ecran.get_by_role("combobox", name="Commune, code postal")

    champ.fill("Ixelles")
    champ.press("Enter")
    trouves = change(ecran, avant)
    champ.fill("")
    champ.press("Enter")
    tous = change(ecran, trouves)

    assert (trouves.adresse, trouves.puces) == ("/lieux/?q=Ixelles", ["Ixelles"])
    assert (tous.adresse, tous.puces) == ("/lieux/", [])
    assert sans_rechargement(ecran)
