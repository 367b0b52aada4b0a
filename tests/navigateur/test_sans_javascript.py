"""Sans JavaScript, chaque page est complète : ce qui se lit, ce qui se suit, ce qui se filtre."""

import re

import pytest
from playwright.sync_api import expect

from lieux.models import Lieu

from .pages import PAGES, STATUTS, visite

pytestmark = pytest.mark.usefixtures("cas_rares")

RATE = re.compile(r"undefined|\bNone\b|\bnull\b|\bNaN\b|\{\{|\{%|\[object")
MUETTES = "(cartes) => cartes.filter((carte) => carte.innerText.trim() === '').length"


@pytest.mark.parametrize("genre", PAGES)
def test_la_page_est_entiere_et_mene_plus_loin(sans_javascript, genre):
    page = sans_javascript
    reponse = page.goto(PAGES[genre])

    assert reponse.status == STATUTS.get(genre, 200)
    expect(page.locator("h1")).to_have_count(1)
    expect(page).to_have_title(re.compile(r".+ – Lieux de liens"))
    assert RATE.findall(page.locator("body").inner_text()) == []
    assert page.locator("[data-carte]:visible").evaluate_all(MUETTES) == 0
    assert page.locator("main button[type=button]:visible").count() == 0
    assert page.locator("main a[href]:visible, main form:visible").count() > 0


def test_de_page_en_page_la_liste_donne_tous_les_lieux_en_activite(sans_javascript):
    attendus = Lieu.objects.visibles().en_activite().count()
    sans_javascript.goto("/lieux/?tri=nom")
    vus = set()
    for _ in range(attendus):
        liens = sans_javascript.locator("[data-lieu-vignette] h2 a")
        vus |= set(liens.evaluate_all("(liens) => liens.map((lien) => lien.pathname)"))
        suivante = sans_javascript.get_by_role("link", name="Page suivante")
        if not suivante.is_visible():
            break
        suivante.click()

    assert len(vus) == attendus


def test_le_panneau_des_filtres_s_ouvre_par_son_lien_se_ferme_et_s_envoie(sans_javascript):
    page = sans_javascript
    page.goto("/lieux/?commune=schaerbeek")
    panneau = page.locator("#filtres")
    expect(panneau).to_be_hidden()

    page.get_by_role("link", name="Filtres").click()
    expect(panneau).to_be_visible()
    page.get_by_role("link", name="Fermer").click()
    expect(panneau).to_be_hidden()
    page.get_by_role("link", name="Filtres").click()
    page.get_by_label("Personnes en fragilité psychique").check()
    page.get_by_role("button", name="Voir les lieux").click()

    expect(panneau).to_be_hidden()
    expect(page.locator("#compte")).to_contain_text("à Schaerbeek pour les personnes en fragilité psychique")
    expect(page.locator(".puce.active")).to_have_count(2)
    expect(page.get_by_text("Mis de côté")).to_have_count(0)


def test_avec_javascript_aucune_page_n_ecrit_d_erreur_dans_la_console(bureau, site):
    erreurs = []
    attendus = {site + PAGES[genre] for genre in STATUTS}

    def note(message):
        adresse = message.location["url"]
        if message.type == "error" and adresse.startswith(site) and adresse not in attendus:
            erreurs.append(f"{bureau.url} : {message.text}")

    bureau.on("console", note)
    for adresse in PAGES.values():
        visite(bureau, adresse)

    assert erreurs == []
