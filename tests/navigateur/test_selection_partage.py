"""Imprimer sa sélection, la partager : les lieux partent si on le veut, les notes jamais."""

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from .selection import DEUX, ECRANS, UN, garde, memoire

SANS_CODAGE = "!'()*"  # ce que encodeURIComponent laisse tel quel, en plus des lettres et des chiffres


@pytest.fixture(params=list(ECRANS))
def ecran(request, ouvre) -> Page:
    return ouvre(reduced_motion="reduce", **ECRANS[request.param])


def test_ni_les_lieux_gardes_ni_les_notes_ne_partent_du_navigateur(bureau):
    demandes = []
    garde(bureau, UN)
    bureau.on("request", lambda demande: demandes.append(demande.url + (demande.post_data or "")))

    bureau.reload()
    bureau.get_by_label("Votre note").fill("Secret")
    expect(bureau.locator("[data-selection-liste]")).to_contain_text("Le Pianocktail")

    assert [url for url in demandes if UN in url or "Secret" in url] == []


def test_le_lien_le_sms_et_le_courriel_disent_les_lieux_jamais_les_notes(bureau, site):
    bureau.context.grant_permissions(["clipboard-read", "clipboard-write"])
    garde(bureau, DEUX, UN)
    bureau.get_by_label("Votre note").first.fill("Secret")
    bureau.evaluate("delete Navigator.prototype.share")  # comme un navigateur d'ordinateur

    bureau.get_by_role("button", name="Partager un lien").click()
    expect(bureau.get_by_role("status").filter(has_text="Le lien est copié")).to_be_visible()
    lien = bureau.evaluate("navigator.clipboard.readText()")
    bureau.get_by_role("button", name="Copier le texte").click()
    expect(bureau.get_by_role("status").filter(has_text="Le texte est copié")).to_be_visible()
    texte = bureau.evaluate("navigator.clipboard.readText()")
    sms = bureau.get_by_role("link", name="Par SMS").get_attribute("href")

    assert lien == f"{site}/selection/?lieux={DEUX},{UN}"
    assert f"{site}/lieux/{UN}/" in texte
    assert sms == f"sms:?&body={quote(texte, safe=SANS_CODAGE)}"
    assert "Secret" not in texte + sms + lien


def test_une_longue_selection_part_par_sms_en_un_lien(bureau, site):
    noms = [f"lieu-{rang}" for rang in range(60)]
    garde(bureau, *noms)

    sms = bureau.get_by_role("link", name="Par SMS").get_attribute("href")

    assert sms == "sms:?&body=" + quote(
        f"Des lieux de liens\n{site}/selection/?lieux={','.join(noms)}", safe=SANS_CODAGE
    )


def test_un_long_courriel_ne_deborde_pas_du_telephone(ouvre):
    page = ouvre(**ECRANS["375"])
    garde(page, UN)
    page.locator("[data-dit=courriel]").evaluate(
        "lien => { lien.textContent = 'a'.repeat(60); lien.hidden = false; }"
    )

    assert page.evaluate("document.documentElement.scrollWidth") <= 375


@pytest.mark.parametrize("adresse", ["/selection/", "/de/selection/"])
@pytest.mark.parametrize("largeur", [320, 360, 375, 600, 1280])
def test_l_en_tete_garde_une_seule_ligne_avec_une_selection(ouvre, adresse, largeur):
    page = ouvre(viewport={"width": largeur, "height": 700})
    garde(page, *[f"lieu-{rang}" for rang in range(12)])

    page.goto(adresse)

    milieux = page.locator("header :is(a, summary):visible").evaluate_all(
        "liens => liens.map(lien => { const { top, bottom } = lien.getBoundingClientRect(); return Math.round((top + bottom) / 2); })"
    )
    assert max(milieux) - min(milieux) <= 6


def test_un_lien_partage_s_ajoute_a_ma_selection_sans_doublon(ecran):
    garde(ecran, UN)
    ecran.goto(f"/selection/?lieux={UN},{DEUX}")

    ecran.get_by_role("button", name="Garder ces lieux dans ma sélection").click()
    ecran.get_by_role("status").get_by_role("link", name="Voir ma sélection").click()

    expect(ecran.locator("[data-selection-liste] > li")).to_have_count(2)
    assert [element["slug"] for element in memoire(ecran)] == [UN, DEUX]


def test_les_notes_ne_s_impriment_que_si_on_le_veut(bureau):
    garde(bureau, UN)
    bureau.get_by_label("Votre note").fill("Demander le goûter")
    bureau.emulate_media(media="print")

    bureau.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert "Demander le goûter" not in bureau.locator("main").inner_text()
    bureau.emulate_media(media="screen")
    bureau.get_by_label("Imprimer aussi mes notes").check()
    bureau.emulate_media(media="print")
    bureau.evaluate("dispatchEvent(new Event('beforeprint'))")

    assert "Note : Demander le goûter" in bureau.locator("main").inner_text()
