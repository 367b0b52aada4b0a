"""Mettre en place son second facteur, entrer avec un code, et retrouver ce que l'on écrivait quand la session a fini."""

from base64 import b32decode

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.sessions.models import Session
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice
from playwright.sync_api import Page, expect

from connexion import seances, second_facteur
from lieux.models import Lieu
from tests.factories import MOT_DE_PASSE, make_redacteur

from .conftest import BUREAU, TELEPHONE


@pytest.fixture
def camille(donnees_reelles):
    return make_redacteur(username="camille")


@pytest.fixture(params=["375", "1280"])
def ecran(request, ouvre) -> Page:
    return ouvre(viewport=TELEPHONE if request.param == "375" else BUREAU, reduced_motion="reduce")


def donne_le_mot_de_passe(page: Page) -> None:
    page.get_by_label("Nom d’utilisateur").fill("camille")
    page.get_by_label("Mot de passe").fill(MOT_DE_PASSE)
    page.get_by_role("button", name="Connexion").click()


def chiffres(page: Page, pas: int = 0) -> str:
    """Ce que montre un téléphone qui aurait lu le secret affiché."""
    secret = page.locator(".etape-secret").inner_text()
    return f"{totp(b32decode(secret.replace(' ', '')), drift=pas):06d}"


def test_on_met_en_place_son_telephone_puis_un_code_de_secours_depanne(ecran, camille):
    ecran.goto("/redaction/lieux/lieu/")
    donne_le_mot_de_passe(ecran)
    expect(ecran.get_by_role("heading", name="Protéger votre compte")).to_be_visible()
    assert ecran.locator(".etape-qr").evaluate("(image) => image.complete && image.naturalWidth > 0")

    ecran.get_by_label("Code à six chiffres").fill(chiffres(ecran))
    ecran.get_by_role("button", name="Vérifier le code").click()
    expect(ecran.get_by_role("button", name="Imprimer")).to_be_visible()
    codes = ecran.locator(".etape-codes code").all_inner_texts()
    ecran.get_by_role("link", name="C'est fait, continuer").click()
    expect(ecran.get_by_role("heading", name="Lieux", exact=True)).to_be_visible()

    ecran.get_by_role("button", name="Se déconnecter").click()
    ecran.goto("/redaction/lieux/lieu/")
    donne_le_mot_de_passe(ecran)
    ecran.get_by_label("Code").fill(codes[3])
    ecran.get_by_role("button", name="Continuer").click()

    assert len(codes) == 10
    expect(ecran.get_by_role("heading", name="Lieux", exact=True)).to_be_visible()
    assert second_facteur.secours_restants(camille) == 9


def test_ce_qu_on_ecrivait_revient_apres_une_session_finie(ecran, camille):
    appareil = TOTPDevice.objects.create(user=camille, name="téléphone")
    lieu = Lieu.objects.get(slug="le-pianocktail")
    ecran.goto(f"/redaction/lieux/lieu/{lieu.pk}/change/")
    donne_le_mot_de_passe(ecran)
    ecran.get_by_label("Code").fill(f"{totp(appareil.bin_key):06d}")
    ecran.get_by_role("button", name="Continuer").click()
    ecran.get_by_label("Accroche").fill("Une phrase écrite longuement.")
    session = Session.objects.get()
    donnees = session.get_decoded() | {seances.VU: 0}
    Session.objects.filter(pk=session.pk).update(session_data=Session.objects.encode(donnees))

    ecran.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(ecran.get_by_text("Ce que vous veniez d'écrire est gardé")).to_be_visible()
    donne_le_mot_de_passe(ecran)
    ecran.get_by_label("Code").fill(f"{totp(appareil.bin_key, drift=1):06d}")
    ecran.get_by_role("button", name="Continuer").click()
    ecran.get_by_role("button", name="Enregistrer ce que j'avais écrit").click()

    expect(ecran.locator(".messagelist .success")).to_be_visible()
    assert Lieu.objects.get(pk=lieu.pk).accroche == "Une phrase écrite longuement."


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_ne_trouve_aucune_faute_aux_etapes_de_la_connexion(ouvre, camille, theme):
    page, axe, fautes = ouvre(bypass_csp=True, color_scheme=theme), Axe(), {}

    def regarde(etape: str) -> None:
        for taille in (BUREAU, TELEPHONE):
            page.set_viewport_size(taille)
            fautes[etape, taille["width"]] = axe.run(page).response["violations"]

    page.goto("/redaction/connexion/")
    donne_le_mot_de_passe(page)
    regarde("enrôlement")
    page.get_by_label("Code à six chiffres").fill("12")
    page.get_by_role("button", name="Vérifier le code").click()
    regarde("enrôlement refusé")
    page.get_by_label("Code à six chiffres").fill(chiffres(page))
    page.get_by_role("button", name="Vérifier le code").click()
    regarde("codes de secours")
    for adresse in ("", "confirmer/"):
        page.goto(f"/redaction/connexion/{adresse}")
        regarde(adresse or "ma connexion")
    page.get_by_role("button", name="Se déconnecter").click()
    page.goto("/redaction/")
    donne_le_mot_de_passe(page)
    regarde("code")
    page.get_by_role("button", name="Se déconnecter").click()
    for _ in range(5):
        page.goto("/redaction/login/")
        page.get_by_label("Nom d’utilisateur").fill("camille")
        page.get_by_label("Mot de passe").fill("faux")
        page.get_by_role("button", name="Connexion").click()
    expect(page.get_by_role("heading", name="Trop d'essais")).to_be_visible()
    regarde("bloqué")

    assert {etape: liste for etape, liste in fautes.items() if liste} == {}
