"""Une page est légère : HTML, style et nos scripts, tels qu'ils voyagent, font moins de 60 ko."""

import pytest

MAXIMUM = 60_000  # octets
CARTE = ("/leaflet", "/markercluster/", "carte-leaflet", "fond.", "points.json", "/img/")


@pytest.mark.parametrize("adresse", ["/", "/lieux/"], ids=["accueil", "liste"])
def test_la_premiere_vue_pese_moins_de_60_ko_et_n_attend_qu_une_feuille_de_style(bureau, site, adresse):
    reponses = []
    bureau.on("response", lambda reponse: reponses.append(reponse))
    bureau.goto(adresse)
    bureau.wait_for_load_state("networkidle")

    poids = {
        reponse.url.removeprefix(site): reponse.request.sizes()["responseBodySize"]
        for reponse in reponses
        if reponse.url.startswith(site) and not any(morceau in reponse.url for morceau in CARTE)
    }

    assert [url for url in poids if url.endswith(".js")]
    assert [url.split(".")[0] for url in poids if url.endswith(".css")] == ["/static/css/site"]
    assert sum(poids.values()) < MAXIMUM, poids


def test_la_couverture_des_280_communes_pese_moins_de_60_ko(bureau, site):
    reponses = []
    bureau.on("response", lambda reponse: reponses.append(reponse))
    bureau.goto("/financements/couverture/")
    bureau.wait_for_load_state("networkidle")

    poids = {reponse.url: reponse.request.sizes()["responseBodySize"] for reponse in reponses}

    assert len(poids) > 1
    assert sum(poids.values()) < MAXIMUM, poids
