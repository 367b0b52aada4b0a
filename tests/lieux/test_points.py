"""points.json porte tous les lieux localisés, en colonnes compactes, et revient en 304 tant que rien n'a changé."""

import pytest

from tests.factories import make_commune, make_lieu, make_localite, make_type

from .lecture import ICI, slugs_des_points
from .points import lit

pytestmark = pytest.mark.django_db


def test_les_points_sont_des_colonnes_de_meme_longueur(client):
    jette = make_commune(nom_fr="Jette", slug="jette")
    gosselies = make_localite(nom="Gosselies", commune=make_commune(nom_fr="Charleroi"), code_postal="6041")
    type_ = make_type(slug="cafe", libelle="Café", lettre="C", forme="rond")
    make_lieu(nom="Aux deux", slug="aux-deux", type=type_, commune=jette, **ICI)
    position = {"latitude": 50.457_654, "longitude": 4.430_321, "precision": "localite"}
    commune = {"commune": gosselies.commune, "localite": gosselies, "code_postal": "6041"}
    make_lieu(nom="Été", slug="ete", type=type_, **commune, **position)
    make_lieu(nom="Sans position", type=type_)

    contenu = client.get("/lieux/points.json").json()

    assert contenu.pop("version").isdigit()
    assert contenu == {
        "forme": "points",
        "nombre": 2,
        "types": [{"slug": "cafe", "libelle": "Café", "lettre": "C", "forme": "rond"}],
        "communes": ["Gosselies", "Jette"],
        "lat": [5_086_000, 5_045_765 - 5_086_000],
        "lon": [437_000, 443_032 - 437_000],
        "type": [0, 0],
        "commune": [1, -1],
        "precision": "al",
        "nom": ["Aux deux", "Été"],
        "slugs": {"rang": [], "fin": []},
    }


def test_un_slug_que_le_nom_ne_donne_pas_est_ecrit(client):
    type_ = make_type()
    noms = {
        "a-lecluse": "À l'Écluse",
        "a-lecluse-2": "À l'Écluse",
        "b-oeuvre": "B à l'œuvre",
        "c-autre-nom": "C",
        "cafe": "D – un café",
    }
    for slug, nom in noms.items():
        make_lieu(nom=nom, slug=slug, type=type_, **ICI)

    contenu = client.get("/lieux/points.json").json()

    assert slugs_des_points(contenu) == list(noms)
    assert contenu["slugs"] == {"rang": [1, 1, 1, 1], "fin": ["-2", "=b-oeuvre", "-autre-nom", "=cafe"]}


def test_les_points_suivent_les_filtres(client):
    jette = make_commune(slug="jette")
    make_lieu(slug="ici", commune=jette, **ICI)
    make_lieu(slug="ailleurs", **ICI)

    assert slugs_des_points(lit(client, commune="jette")) == ["ici"]


def test_sans_lieu_les_colonnes_sont_vides(client):
    contenu = lit(client, zone="4,50,5,51", zoom=12)

    assert (contenu["forme"], contenu["nombre"], contenu["nom"], contenu["lat"]) == ("points", 0, [], [])


def test_un_nom_corrige_se_voit_a_la_demande_suivante(client):
    lieu = make_lieu(nom="Avant", **ICI)
    avant = client.get("/lieux/points.json")

    lieu.nom = "Après"
    lieu.save()
    apres = client.get("/lieux/points.json", headers={"If-None-Match": avant["ETag"]})

    assert (avant.json()["nom"], apres.json()["nom"]) == (["Avant"], ["Après"])


@pytest.mark.parametrize("parametres", ["", "?zone=4,50,5,51&zoom=12"], ids=["tout", "vue"])
@pytest.mark.parametrize("codage", ["br", "gzip", "identity"])
def test_qui_a_deja_les_points_recoit_un_304(client, parametres, codage):
    make_lieu(**ICI)
    accepte = {"Accept-Encoding": codage}
    premiere = client.get(f"/lieux/points.json{parametres}", headers=accepte)

    seconde = client.get(
        f"/lieux/points.json{parametres}", headers=accepte | {"If-None-Match": premiere["ETag"]}
    )

    assert premiere.get("Content-Encoding", "identity") == codage
    assert (premiere.status_code, seconde.status_code, seconde.content) == (200, 304, b"")


def test_les_points_ne_changent_d_etiquette_avec_l_heure_que_si_on_la_demande(client, monkeypatch):
    make_lieu(**ICI)
    adresses = ["/lieux/points.json", "/lieux/points.json?ouvert=maintenant"]
    monkeypatch.setattr("time.time", lambda: 1_800_000_000.0)
    avant = [client.get(adresse)["ETag"] for adresse in adresses]

    monkeypatch.setattr("time.time", lambda: 1_800_000_301.0)
    apres = [client.get(adresse)["ETag"] for adresse in adresses]

    assert [a == b for a, b in zip(avant, apres, strict=True)] == [True, False]


@pytest.mark.parametrize("zoom", ["19", "-1", "abc", "1.5", "1e1", "99999999", "²"])
def test_un_zoom_absurde_repond_400_et_le_dit(client, zoom):
    reponse = client.get("/lieux/points.json", {"zoom": zoom})

    phrase = f"« {zoom} » ne convient pas : donner un nombre de 0 à 18 (niveau de la carte)."
    assert (reponse.status_code, reponse.json()) == (400, {"erreurs": {"zoom": [phrase]}})


def test_le_zoom_s_ajoute_aux_autres_erreurs_et_la_liste_l_ignore(client):
    reponse = client.get("/lieux/points.json?zoom=abc&zone=la")

    assert list(reponse.json()["erreurs"]) == ["zone", "zoom"]
    assert client.get("/lieux/?zoom=abc").context["filtre"].erreurs == {}
