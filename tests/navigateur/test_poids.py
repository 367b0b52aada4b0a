"""Une page est légère : HTML, style et nos scripts, tels qu'ils voyagent, font moins de 60 ko."""

import pytest

MAXIMUM = 60_000  # octets
CARTE = ("/leaflet", "/markercluster/", "carte-leaflet", "fond.", "points.json", "/img/")


@pytest.mark.parametrize("adresse", ["/", "/lieux/"], ids=["accueil", "liste"])
def test_la_premiere_vue_pese_moins_de_60_ko(telephone, site, adresse):
    reponses = []
    telephone.on("response", lambda reponse: reponses.append(reponse))
    telephone.goto(adresse)
    telephone.wait_for_load_state("networkidle")

    poids = {
        reponse.url.removeprefix(site): reponse.request.sizes()["responseBodySize"]
        for reponse in reponses
        if reponse.url.startswith(site) and not any(morceau in reponse.url for morceau in CARTE)
    }

    print("POIDS", sum(poids.values()), poids)
    assert len(poids) >= 3
    assert sum(poids.values()) < MAXIMUM, poids
