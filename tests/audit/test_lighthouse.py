"""Lighthouse donne 95 au moins pour la vitesse, 100 pour le reste ; aucune page ne demande rien à un autre site."""

from pathlib import Path
from statistics import median

import pytest

from . import lighthouse

PASSAGES, ESSAIS = 3, 9
PAGES = {
    "accueil": "/",
    "liste": "/lieux/",
    "carte": "/carte/",
    "lieu": "/lieux/le-pianocktail/",
    "commune": "/communes/schaerbeek/",
}


@pytest.fixture(scope="module")
def adresse_servie(tmp_path_factory):
    with lighthouse.site_servi(tmp_path_factory.mktemp("var")) as adresse:
        yield adresse


def passe(adresse: str, dossier: Path) -> tuple[list[dict], list[int]]:
    """Tous les rapports, et les vitesses mesurées quand la machine était libre ; quelques essais de plus si elle ne l'est pas."""
    rapports, vitesses = [], []
    for essai in range(ESSAIS):
        rapports.append(lighthouse.rapport(adresse, dossier / f"{essai}.json"))
        if lighthouse.machine_libre(rapports[-1]):
            vitesses.append(lighthouse.notes(rapports[-1])["performance"])
        if len(vitesses) == PASSAGES:
            break
    return rapports, vitesses


@pytest.mark.parametrize("genre", PAGES)
def test_lighthouse_est_content_du_site(adresse_servie, tmp_path, note, genre):
    rapports, vitesses = passe(adresse_servie + PAGES[genre], tmp_path)
    obtenues = {nom: [lighthouse.notes(r)[nom] for r in rapports] for nom in lighthouse.CATEGORIES[1:]}
    note(f"{genre} : performance {vitesses}, {', '.join(f'{nom} {min(n)}' for nom, n in obtenues.items())}")

    assert [manque for r in rapports for manque in lighthouse.manques(r)] == []
    assert {nom: min(n) for nom, n in obtenues.items()} == dict.fromkeys(obtenues, 100)
    assert [url for r in rapports for url in lighthouse.ailleurs(r, adresse_servie)] == []
    if len(vitesses) < PASSAGES:
        pytest.skip("La machine est trop occupée pour mesurer une vitesse : relancer quand elle est libre.")
    assert median(vitesses) >= 95
