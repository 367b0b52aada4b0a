"""Entrer dans la rédaction par son formulaire, ou avec la session d'un compte ; y compter les fautes d'axe."""

from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Page, expect

from tests.connecte import connecte
from tests.factories import MOT_DE_PASSE, make_redacteur

from .conftest import BUREAU, TELEPHONE


def entre_par_le_formulaire(page: Page) -> Page:
    """Le compte de démonstration, que le second facteur ne concerne pas ; il n'existait pas encore."""
    make_redacteur(username="redaction")
    page.goto("/redaction/")
    page.get_by_label("Nom d’utilisateur").fill("redaction")
    page.get_by_label("Mot de passe").fill(MOT_DE_PASSE)
    page.get_by_role("button", name="Connexion").click()
    expect(page.get_by_role("heading", name="À faire")).to_be_visible()
    return page


def entre(page: Page, site: str, compte: User) -> Page:
    """La session de cette personne, code donné."""
    cle = connecte(Client(), compte).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cle, "url": f"{site}/redaction/"}])
    return page


def fautes(page: Page, adresse: str = "") -> list[str]:
    """Ce qu'axe reproche à cette adresse, ou à la page ouverte, au bureau et au téléphone. L'onglet passe outre la CSP."""
    if adresse:
        page.goto(adresse)
    trouvees, avant = [], page.viewport_size
    for taille in (BUREAU, TELEPHONE):
        page.set_viewport_size(taille)
        regles = Axe().run(page).response["violations"]
        trouvees += [f"{r['id']} : {[n['target'][-1] for n in r['nodes']][:5]}" for r in regles]
    page.set_viewport_size(avant)
    return trouvees
