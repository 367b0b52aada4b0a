"""« Autour de moi » : la position est arrondie avant de partir ; refusée, introuvable ou trop lente, une autre voie attend."""

import re

import pytest
from playwright.sync_api import Page, expect

from .liste import ECRANS, case, entre, ouvre_panneau, sans_rechargement, vue

ICI = {"latitude": 50.8671234, "longitude": 4.3774321}
DISTANCE = re.compile(r"à (?:environ )?([\d,]+)\s(k?m)\b")
ECRIVEZ = "Écrivez plutôt votre commune ou votre code postal."
CHOISISSEZ = "Choisissez plutôt votre commune."

SANS_GEOLOCALISATION = "Object.defineProperty(Navigator.prototype, 'geolocation', { value: undefined })"
MUETTE = "navigator.geolocation.getCurrentPosition = () => {}"


def en_metres(texte: str) -> float:
    nombre, unite = DISTANCE.search(texte).groups()
    return float(nombre.replace(",", ".")) * (1000 if unite == "km" else 1)


@pytest.fixture(params=list(ECRANS))
def ecran(request, ouvre) -> Page:
    return ouvre(reduced_motion="reduce", **ECRANS[request.param])


def localise(page: Page, position: dict[str, float] | None) -> None:
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation(position)


def demande(page: Page) -> None:
    page.get_by_role("button", name="Autour de moi").click()


def test_la_position_part_arrondie_et_la_liste_suit_les_distances(ecran, site):
    localise(ecran, ICI)
    adresses = []
    ecran.on("request", lambda requete: adresses.append(requete.url))
    ecran.goto("/")

    demande(ecran)
    ecran.wait_for_url("**/lieux/**")
    ou = ecran.locator(".vignette__ou")
    expect(ou.first).to_be_visible()
    distances = [en_metres(texte) for texte in ou.all_inner_texts()]

    assert ecran.url == f"{site}/lieux/?pres=50.867,4.377&tri=distance"
    assert len(distances) > 3
    assert distances == sorted(distances)
    assert [adresse for adresse in adresses if "50.8671" in adresse or "4.3774" in adresse] == []


def test_dans_la_liste_elle_garde_les_filtres_et_propose_un_rayon_sans_recharger(ecran):
    localise(ecran, ICI)
    entre(ecran, "/lieux/?public=jeunes&commune=namur")
    ouvre_panneau(ecran)

    demande(ecran)
    ecran.get_by_label("Distance à vol d'oiseau").select_option("20")
    expect(ecran).to_have_url(re.compile("rayon=20"))
    lue = vue(ecran)

    assert lue.adresse == "/lieux/?pres=50.867,4.377&tri=distance&rayon=20&public=jeunes"
    assert lue.puces == ["Jeunes", "À 20 km au plus"]
    assert "à 20 km au plus de votre point de départ" in lue.compte
    assert sans_rechargement(ecran)
    expect(case(ecran, "jeunes")).to_be_checked()


def test_sans_lieu_si_pres_la_page_propose_d_aller_plus_loin(bureau):
    entre(bureau, "/lieux/?pres=50.558,5.967&tri=distance")
    expect(bureau.locator("[data-compte]")).to_contain_text("Aucun lieu")

    plus_loin = bureau.get_by_role("list", name="Chercher plus loin").get_by_role("link").first
    nombre = int(re.search(r"\((\d+) lieu", plus_loin.inner_text()).group(1))
    plus_loin.click()
    expect(bureau).to_have_url(re.compile("rayon="))

    assert vue(bureau).compte.split()[0] == str(nombre)
    assert sans_rechargement(bureau)


def test_sans_accord_une_phrase_le_dit_et_le_champ_de_recherche_attend(ecran):
    ecran.goto("/")

    demande(ecran)

    phrase = f"Votre position n'a pas été partagée. {ECRIVEZ}"
    expect(ecran.get_by_role("status").filter(has_text=phrase)).to_be_visible()
    expect(ecran.get_by_role("combobox", name="Commune, code postal")).to_be_focused()
    expect(ecran).to_have_url(re.compile(r"/$"))


def test_dans_la_liste_un_refus_mene_au_menu_des_communes(ecran):
    entre(ecran, "/lieux/")
    ouvre_panneau(ecran)

    demande(ecran)

    phrase = f"Votre position n'a pas été partagée. {CHOISISSEZ}"
    expect(ecran.get_by_role("status").filter(has_text=phrase)).to_be_visible()
    expect(ecran.get_by_label("Commune", exact=True)).to_be_focused()


@pytest.mark.parametrize(
    ("empeche", "raison"),
    [
        (SANS_GEOLOCALISATION, "Votre navigateur ne sait pas dire où vous êtes."),
        (MUETTE, "Votre position tarde à venir."),
    ],
    ids=["navigateur", "delai"],
)
def test_un_navigateur_qui_ne_sait_pas_ou_ne_repond_pas_le_dit(bureau, empeche, raison):
    bureau.clock.install()
    bureau.add_init_script(empeche)
    bureau.goto("/")

    demande(bureau)
    bureau.clock.fast_forward(11_000)

    expect(bureau.get_by_role("status").filter(has_text=f"{raison} {ECRIVEZ}")).to_be_visible()


def test_une_position_introuvable_le_dit(bureau):
    localise(bureau, None)
    bureau.goto("/")

    demande(bureau)

    phrase = f"Votre position est introuvable. {ECRIVEZ}"
    expect(bureau.get_by_role("status").filter(has_text=phrase)).to_be_visible()
