"""« Autour de moi » : la position est arrondie avant de partir, et un refus laisse une autre voie."""

import re

import pytest
from playwright.sync_api import Page, expect

from .conftest import TELEPHONE

ICI = {"latitude": 50.8671234, "longitude": 4.3774321}
REFUS = "Votre position n'a pas été partagée. Écrivez plutôt votre commune ou votre code postal."
DISTANCE = re.compile(r"à (?:environ )?([\d,]+)\s(k?m)\b")


def en_metres(texte: str) -> float:
    nombre, unite = DISTANCE.search(texte).groups()
    return float(nombre.replace(",", ".")) * (1000 if unite == "km" else 1)


@pytest.fixture
def localise(ouvre) -> Page:
    page = ouvre(viewport=TELEPHONE)
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation(ICI)
    return page


def test_la_position_part_arrondie_et_la_liste_suit_les_distances(localise, site):
    adresses = []
    localise.on("request", lambda requete: adresses.append(requete.url))
    localise.goto("/")

    localise.get_by_role("button", name="Autour de moi").click()
    localise.wait_for_url("**/lieux/**")
    ou = localise.locator(".vignette__ou")
    expect(ou.first).to_be_visible()
    distances = [en_metres(texte) for texte in ou.all_inner_texts()]

    assert localise.url == f"{site}/lieux/?pres=50.867,4.377&tri=distance"
    assert len(distances) > 3
    assert distances == sorted(distances)
    assert [adresse for adresse in adresses if "50.8671" in adresse or "4.3774" in adresse] == []


def test_sans_accord_une_phrase_le_dit_et_le_champ_de_recherche_attend(telephone):
    telephone.goto("/")

    telephone.get_by_role("button", name="Autour de moi").click()

    expect(telephone.get_by_role("status").filter(has_text=REFUS)).to_be_visible()
    expect(telephone.get_by_role("searchbox")).to_be_focused()
    expect(telephone).to_have_url(re.compile(r"/$"))
