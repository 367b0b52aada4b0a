"""Des centaines de lieux reçus d'un coup : la carte les groupe elle-même, et les ouvre sans rien redemander."""

import pytest
from playwright.sync_api import Page, expect

from lieux.models import Commune, Lieu
from tests.lieux.points import grille, make_lieux

from .carte import attend_carte
from .foule import compte, descend_au_clavier, note_demandes
from .liste import ECRANS

A_JALHAY, ENSEMBLE = 700, 40
# Slugs que la carte déduit des noms, par son propre module.
SLUGS = """async () => {
    const module = performance.getEntriesByType("resource").find(({ name }) => name.includes("/js/carte-points."));
    const { readLot } = await import(module.name);
    const { points } = readLot(await (await fetch("/lieux/points.json")).json());
    return Array.from({ length: points.nombre }, (_, rang) => points.getSlug(rang));
}"""


@pytest.fixture(autouse=True)
def jalhay(donnees_reelles, django_db_blocker) -> Commune:
    """Sept cents lieux en grille, et quarante au même endroit."""
    with django_db_blocker.unblock():
        commune = Commune.objects.get(slug="jalhay")
        make_lieux([(50.56, 5.96)] * ENSEMBLE, commune=commune, precision="commune")
        make_lieux(grille(A_JALHAY, ouest=5.95, sud=50.57, pas=0.001), commune=commune)
        return commune


@pytest.fixture(params=list(ECRANS))
def ecran(request, ouvre) -> Page:
    return ouvre(reduced_motion="reduce", **ECRANS[request.param])


def test_sous_dix_mille_lieux_tout_vient_d_un_coup_et_les_groupes_s_ouvrent_sans_rien_demander(ecran):
    demandes = note_demandes(ecran)
    ecran.goto("/carte/?commune=jalhay")
    carte = attend_carte(ecran)
    assert compte(carte) == A_JALHAY + ENSEMBLE

    descend_au_clavier(carte)

    assert demandes == [{"commune": ["jalhay"]}]


def test_beaucoup_de_lieux_au_meme_endroit_s_ouvrent_en_liste(ecran):
    ecran.goto("/carte/?commune=jalhay&zone=5.95,50.55,5.97,50.565")
    carte = attend_carte(ecran)
    groupe = carte.locator("[aria-label='40 lieux au même endroit, ouvrir']")

    groupe.press("Enter")
    bulle = carte.get_by_role("dialog", name="40 lieux au même endroit")
    expect(bulle.get_by_role("link").first).to_be_focused()
    liens = bulle.get_by_role("link").evaluate_all(
        "(liens) => liens.map((lien) => lien.getAttribute('href'))"
    )
    ecran.keyboard.press("Escape")

    expect(groupe).to_be_focused()
    expect(bulle).to_have_count(0)
    assert len(set(liens)) == ENSEMBLE


def test_une_vignette_allume_le_groupe_de_son_lieu_et_le_groupe_ses_vignettes(ouvre):
    bureau = ouvre(reduced_motion="reduce")
    bureau.goto("/lieux/?commune=jalhay&tri=nom")
    carte = attend_carte(bureau)

    bureau.locator("[data-lieu-vignette] a").first.hover()
    allume = carte.locator("[data-repere].actif")
    expect(allume).to_have_count(1)
    nom = allume.get_attribute("aria-label")
    carte.locator(f"[aria-label='{nom}']").first.hover()

    assert nom.endswith((" lieux, agrandir", "au même endroit, ouvrir"))
    expect(bureau.locator("[data-lieu-vignette].actif").first).to_be_visible()


def test_la_carte_deduit_les_memes_slugs_que_le_serveur(bureau):
    noms = {
        "oeuvre-de-lest": "Œuvre de l'Est",
        "espace": " Espace  – insécable",
        "-tiret-": "« tiret »",
        "eszett": "Straße",
    }
    for slug, nom in noms.items():
        make_lieux([(50.5, 5.9)], slug=slug, nom=nom)
    bureau.goto("/carte/")
    attend_carte(bureau)

    attendus = Lieu.objects.visibles().en_activite().localises().values_list("slug", flat=True)
    assert sorted(bureau.evaluate(SLUGS)) == sorted(attendus)
