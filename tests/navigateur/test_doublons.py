"""Créer une fiche qui existe déjà, en être averti, comparer, fusionner, et suivre l'ancienne adresse."""

import pytest
from playwright.sync_api import Page, expect

from lieux.models import Lieu

from .conftest import BUREAU, TELEPHONE
from .redaction import entre_par_le_formulaire, fautes


@pytest.fixture(params=["375", "1280"])
def redaction(request, ouvre) -> Page:
    taille = TELEPHONE if request.param == "375" else BUREAU
    # Axe écrit des styles dans la page pour la mesurer.
    return entre_par_le_formulaire(ouvre(viewport=taille, reduced_motion="reduce", bypass_csp=True))


def tape_un_lieu(page: Page, existe: Lieu) -> None:
    page.goto("/redaction/lieux/lieu/add/")
    page.get_by_label("Nom :", exact=True).fill(f"{existe.nom} (bis)")
    page.get_by_label("Type :", exact=True).select_option(label=str(existe.type))
    page.get_by_label("Accroche").fill("Un café, des mots.")
    page.get_by_label("Téléphone :", exact=True).first.fill(existe.telephone)
    page.get_by_role("button", name="Enregistrer", exact=True).click()


def test_un_doublon_est_annonce_compare_fusionne_et_son_adresse_suit(redaction):
    existe = Lieu.objects.get(nom="Babel'zin")
    tape_un_lieu(redaction, existe)

    expect(redaction.get_by_role("heading", name="Ce lieu existe peut-être déjà")).to_be_visible()
    expect(redaction.locator(".proches-raisons")).to_contain_text("même téléphone")
    expect(redaction.get_by_label("Accroche")).to_have_value("Un café, des mots.")
    annonce = fautes(redaction)
    redaction.get_by_label("C'est un autre lieu").check()
    redaction.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(redaction.locator(".messagelist .success")).to_be_visible()

    # On s'était trompé : la décision prise à la création s'ouvre, et les deux fiches se comparent.
    nouveau = Lieu.objects.get(slug="babelzin-bis")
    Lieu.objects.filter(pk=nouveau.pk).update(publication=Lieu.Publication.PUBLIE)
    redaction.goto(f"/redaction/doublons/decisiondoublon/{existe.pk}/et/{nouveau.pk}/")
    expect(redaction.get_by_text("Déjà décidé le")).to_be_visible()
    comparaison = fautes(redaction)
    redaction.get_by_role("group", name="Accroche").get_by_label("Un café, des mots.").check()
    redaction.get_by_role("button", name="Fusionner dans").click()

    expect(redaction.locator(".messagelist .success")).to_contain_text("n'en font plus qu'une")
    expect(redaction.get_by_label("Accroche")).to_have_value("Un café, des mots.")
    redaction.goto("/lieux/babelzin-bis/")
    expect(redaction).to_have_url(f"{redaction.url.split('/lieux/')[0]}{existe.get_absolute_url()}")
    expect(redaction.locator("h1")).to_have_text(existe.nom)
    assert (annonce, comparaison) == ([], [])


def test_la_liste_des_paires_mene_a_la_comparaison(redaction):
    existe = Lieu.objects.get(nom="Babel'zin")
    Lieu.objects.create(
        nom="Babelzin", slug="babel-bis", type=existe.type, commune=existe.commune, telephone=existe.telephone
    )
    redaction.goto("/redaction/")
    redaction.get_by_role("link", name="Doublons probables").click()
    liste = fautes(redaction)

    redaction.get_by_role("link", name="Comparer").click()
    redaction.get_by_role("button", name="Ce sont deux lieux différents").click()

    expect(redaction.get_by_text("Aucun doublon probable")).to_be_visible()
    assert liste == []
