"""Les en-têtes de chaque genre de page publique : ni cookie, ni script écrit dans la page, ni hôte étranger sans carte."""

from datetime import date

import pytest

from lieux.models import Lieu
from tests.factories import (
    make_ancienne_adresse,
    make_commune,
    make_dispositif,
    make_federation,
    make_lieu,
    make_operateur,
)

from .lecture import ICI

pytestmark = pytest.mark.django_db

AVEC_CARTE = ["/", "/lieux/", "/carte/", "/lieux/un/"]
SANS_CARTE = [
    "/communes/", "/communes/jette/", "/operateurs/", "/operateurs/l-un/", "/federations/", "/federations/fedito/",
    "/financements/", "/financements/bourse/", "/a-propos/", "/accessibilite/", "/vie-privee/", "/donnees/",
]  # fmt: skip
FICHIERS = [
    "/lieux/points.json", "/lieux.geojson", "/lieux.csv", "/suggestions/?q=un", "/sante/", "/sitemap.xml", "/robots.txt",
    "/.well-known/security.txt",
]  # fmt: skip
ERREURS = {
    "/nulle-part/": 404,
    "/lieux/retire/": 410,
    "/lieux/ancien/": 301,
    "/lieux.csv?commune=atlantide": 400,
}
TUILES = "https://tile.openstreetmap.org"


@pytest.fixture(autouse=True)
def guide():
    commun = {"commune": make_commune(slug="jette"), "operateur": make_operateur(slug="l-un")}
    lieu = make_lieu(slug="un", **commun, **ICI)
    make_lieu(slug="retire", publication=Lieu.Publication.RETIRE)
    make_lieu(slug="ferme", etat=Lieu.Etat.FERME, etat_depuis=date(2025, 7, 8))
    make_ancienne_adresse(slug="ancien", lieu=lieu)
    make_federation(slug="fedito")
    make_dispositif(slug="bourse")


def csp(reponse) -> dict[str, list[str]]:
    directives = (d.split() for d in reponse["Content-Security-Policy"].split(";"))
    return {mots[0]: mots[1:] for mots in directives if mots}


@pytest.mark.parametrize("adresse", AVEC_CARTE + SANS_CARTE + FICHIERS)
def test_chaque_page_repond_200(client, adresse):
    assert client.get(adresse).status_code == 200


@pytest.mark.parametrize("adresse", [*AVEC_CARTE, *SANS_CARTE, *FICHIERS, *ERREURS])
def test_aucun_cookie_et_rien_qui_en_depende(client, adresse):
    reponse = client.get(adresse)

    assert reponse.cookies == {}
    assert "cookie" not in reponse.get("Vary", "").lower()
    assert "csrf" not in reponse.content.decode().lower()


@pytest.mark.parametrize("adresse", [*AVEC_CARTE, *SANS_CARTE, *FICHIERS, *ERREURS])
def test_rien_ne_s_ecrit_ni_ne_s_execute_dans_la_page(client, adresse):
    reponse = client.get(adresse)

    assert "unsafe" not in reponse["Content-Security-Policy"]
    assert csp(reponse) | {"img-src": []} == {
        "default-src": ["'self'"],
        "img-src": [],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
    assert reponse["Permissions-Policy"].startswith("geolocation=(self), camera=(), microphone=()")
    assert reponse["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert reponse["X-Content-Type-Options"] == "nosniff"
    assert reponse["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("adresse", AVEC_CARTE)
def test_une_page_a_carte_permet_les_rues(client, adresse):
    assert csp(client.get(adresse))["img-src"] == ["'self'", "data:", TUILES]


@pytest.mark.parametrize("adresse", [*SANS_CARTE, *FICHIERS, "/nulle-part/"])
def test_une_page_sans_carte_ne_permet_aucun_hote_etranger(client, adresse):
    assert csp(client.get(adresse))["img-src"] == ["'self'", "data:"]


@pytest.mark.parametrize("adresse", [*AVEC_CARTE, *SANS_CARTE, *FICHIERS])
def test_head_repond_comme_get_sans_corps(client, adresse):
    tete = client.head(adresse)

    assert (tete.status_code, tete.content) == (200, b"")


@pytest.mark.parametrize("adresse", [*AVEC_CARTE, *SANS_CARTE, *FICHIERS])
def test_une_page_publique_ne_recoit_rien(client, adresse):
    reponse = client.post(adresse)

    assert (reponse.status_code, reponse["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("adresse", ["/nulle-part/", "/lieux/nulle-part/", "/%ff", "/communes/atlantide/"])
def test_une_page_introuvable_a_un_champ_de_recherche(client, adresse):
    reponse = client.get(adresse)

    assert reponse.status_code == 404
    assert 'type="search" name="q"' in reponse.content.decode()
