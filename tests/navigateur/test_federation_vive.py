"""Sur la page d'une fédération, ses lieux se filtrent sans recharger, comme dans la liste des lieux."""

import pytest
from playwright.sync_api import Page

from .liste import ECRANS, entre, ouvre_panneau, sans_rechargement, vue, vue_directe

ADRESSE = "/federations/bruxelles-est/"


@pytest.fixture(params=list(ECRANS))
def ecran(request, ouvre) -> Page:
    return ouvre(reduced_motion="reduce", **ECRANS[request.param])


def test_choisir_une_commune_garde_la_federation_et_met_tout_a_jour(ecran):
    entre(ecran, ADRESSE)
    avant = vue(ecran)
    ouvre_panneau(ecran)

    ecran.get_by_label("Commune", exact=True).select_option("schaerbeek")
    ecran.wait_for_url(f"**{ADRESSE}?commune=schaerbeek*")
    apres = vue(ecran)

    assert apres == vue_directe(ecran, apres.adresse)
    assert (avant.lieux, apres.lieux) == (["babelzin", "lentract"], ["lentract"])
    assert apres.points == "/lieux/points.json?commune=schaerbeek&federation=bruxelles-est"
    assert sans_rechargement(ecran)
