"""Sans JavaScript, au téléphone : de la fiche au formulaire, d'une erreur à l'envoi, puis à la rédaction."""

import time

from playwright.sync_api import expect

from signalements.models import Signalement


def test_un_visiteur_signale_des_heures_fausses(sans_javascript, donnees_reelles):
    page = sans_javascript
    page.goto("/lieux/le-pianocktail/")
    page.get_by_role("link", name="Signaler une erreur").click()

    page.get_by_label("En détail").fill("Fermé le mercredi, c'est affiché sur la porte.")
    page.get_by_label("Les heures d'ouverture").check()
    page.get_by_label("Votre courriel, si vous voulez une réponse").fill("nom@exemple")
    time.sleep(3.2)
    page.get_by_role("button", name="Envoyer").click()
    expect(page.get_by_text("Ce courriel n'est pas complet")).to_be_visible()
    expect(page.get_by_label("Les heures d'ouverture")).to_be_checked()
    page.get_by_label("Votre courriel, si vous voulez une réponse").fill("nom@exemple.be")
    page.get_by_role("button", name="Envoyer").click()

    expect(page.get_by_role("heading", name="Merci !")).to_be_visible()
    assert page.context.cookies() == []
    assert Signalement.objects.values_list("lieu__slug", "sujet", "texte", "courriel").get() == (
        "le-pianocktail", "horaires", "Fermé le mercredi, c'est affiché sur la porte.", "nom@exemple.be",
    )  # fmt: skip


def test_la_case_piege_n_est_ni_visible_ni_atteinte_au_clavier(bureau):
    bureau.goto("/lieux/le-pianocktail/signaler/")
    bureau.get_by_label("Votre courriel, si vous voulez une réponse").focus()

    bureau.keyboard.press("Tab")

    expect(bureau.get_by_role("link", name="Ce que nous en gardons")).to_be_focused()
    assert bureau.locator(".signaler__piege").bounding_box()["width"] <= 1
