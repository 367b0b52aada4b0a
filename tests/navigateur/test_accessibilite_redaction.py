"""Axe ne trouve aucune faute sur aucune page de la rédaction : la liste, l'ajout et la première fiche de chaque table."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib import admin
from django.urls import NoReverseMatch, reverse
from playwright.sync_api import Page

from tests.factories import make_redacteur, make_signalement

from .conftest import TELEPHONE
from .redaction import entre
from .test_accessibilite import SANS_CSP

# Le choix multiple de Django (select2) met un champ dans une liste sans élément : le défaut est dans sa bibliothèque.
HORS = {"exclude": [[".select2-selection--multiple"]]}
APPLICATIONS = sorted({modele._meta.app_label for modele in admin.site._registry})


@pytest.fixture
def telephone_connecte(ouvre, site, donnees_reelles) -> Page:
    make_signalement()
    page = ouvre(viewport=TELEPHONE, reduced_motion="reduce", **SANS_CSP)
    return entre(page, site, make_redacteur())


def adresses(application: str) -> list[str]:
    """Liste, ajout, et page et historique de la première ligne, de chaque table de cette application."""
    trouvees = []
    for modele in admin.site._registry:
        if modele._meta.app_label != application:
            continue
        nom = f"admin:{application}_{modele._meta.model_name}"
        premier = modele._default_manager.values_list("pk", flat=True).first()
        cibles = [("changelist", []), ("add", [])]
        cibles += [(vue, [premier]) for vue in ("change", "history") if premier is not None]
        for vue, arguments in cibles:
            try:
                trouvees.append(reverse(f"{nom}_{vue}", args=arguments))
            except NoReverseMatch:  # une table sans cette page
                continue
    return trouvees


def fautes(page: Page, adresse: str) -> list[str]:
    reponse = page.goto(adresse)
    if reponse.status == 403:  # cette table ne s'ajoute pas à la main
        return []
    deborde = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    violations = Axe().run(page, context=HORS).response["violations"]
    return [
        f"{adresse} : {regle['id']} : {[n['target'][-1] for n in regle['nodes']][:4]}" for regle in violations
    ] + [f"{adresse} : déborde"] * deborde


@pytest.mark.parametrize("application", APPLICATIONS)
def test_aucune_faute_dans_les_tables_de_la_redaction(telephone_connecte, application):
    trouvees = [faute for adresse in adresses(application) for faute in fautes(telephone_connecte, adresse)]

    assert trouvees == []
