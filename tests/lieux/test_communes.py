"""Les communes : chacune a sa page, ses lieux, ceux d'à côté, et ce que l'on sait de son argent public."""

import pytest

from tests.factories import make_commune, make_isadf, make_lieu, make_localite, make_plan

from .lecture import ICI, texte

pytestmark = pytest.mark.django_db
WALLONNE = {"region": "wallonie", "province": "Liège"}


def lue(client, adresse) -> str:
    return texte(client.get(adresse))


def test_les_communes_sont_rangees_par_province_avec_leur_nombre_de_lieux(client):
    make_lieu(commune=make_commune(nom_fr="Jette"))
    make_commune(nom_fr="Aubel", **WALLONNE)
    make_lieu(
        commune=make_commune(nom_fr="Namur", region="wallonie", province="Namur"), publication="brouillon"
    )

    groupes = client.get("/communes/").context["groupes"]

    assert [(g.nom, [(c.nom_fr, c.nombre) for c in g.communes]) for g in groupes] == [
        ("Bruxelles", [("Jette", 1)]),
        ("Liège", [("Aubel", 0)]),
        ("Namur", [("Namur", 0)]),
    ]


def test_la_page_montre_ses_lieux_et_ceux_juste_a_cote(client):
    jette = make_commune(slug="jette", latitude=50.86, longitude=4.37)
    dedans = make_lieu(commune=jette)
    a_cote, loin = make_lieu(**(ICI | {"latitude": 50.9})), make_lieu(**(ICI | {"latitude": 51.0}))

    contexte = client.get("/communes/jette/").context

    assert [v.lieu for v in contexte["vignettes"]] == [dedans]
    assert [v.lieu for v in contexte["voisins"]] == [a_cote]
    assert loin not in [v.lieu for v in contexte["voisins"]]


@pytest.mark.parametrize(
    ("nom", "titre"),
    [
        ("Jette", "à Jette"),
        ("Le Rœulx", "au Rœulx"),
        ("Les Bons Villers", "aux Bons Villers"),
        ("La Hulpe", "à La Hulpe"),
    ],
    ids=["jette", "le", "les", "la"],
)
def test_le_titre_met_la_bonne_preposition(client, nom, titre):
    make_commune(slug="ici", nom_fr=nom)

    assert f"<h1>Lieux de liens {titre}</h1>" in client.get("/communes/ici/").content.decode()


def test_une_commune_sans_lieu_dit_le_plus_proche_si_loin_soit_il(client):
    make_commune(slug="jalhay", nom_fr="Jalhay", latitude=50.56, longitude=5.97)
    make_lieu(nom="Au loin", commune=make_commune(nom_fr="Jette"), **ICI)

    assert (
        "Nous ne connaissons encore aucun lieu à Jalhay. Le plus proche : Au loin , Jette, à 117\u202fkm du centre."
        in lue(client, "/communes/jalhay/")
    )


def test_le_plan_de_cohesion_sociale_porte_ou_partage(client):
    porteuse = make_commune(slug="porteuse", nom_fr="Aubel", **WALLONNE)
    associee = make_commune(slug="associee", nom_fr="Plombières", **WALLONNE)
    make_plan(commune=porteuse, associees=[associee])

    assert "2024–2028 : plan d'Aubel, avec Plombières." in lue(client, "/communes/porteuse/")
    assert "2024–2028 : plan d'Aubel , avec Plombières." in lue(client, "/communes/associee/")


def test_ne_pas_savoir_n_est_pas_dire_qu_il_n_y_a_pas_de_plan(client):
    make_commune(slug="aubel", **WALLONNE)
    make_commune(slug="jette")

    assert "la commune peut en avoir un" in lue(client, "/communes/aubel/")
    assert "Les plans de cohésion sociale existent en Wallonie." in lue(client, "/communes/jette/")


def test_l_isadf_le_plus_recent_a_cote_de_la_mediane_de_sa_region(client):
    aubel = make_commune(slug="aubel", **WALLONNE)
    make_isadf(commune=aubel, annee=2020, valeur=0.1)
    make_isadf(commune=aubel, annee=2024, valeur=0.6)
    make_isadf(commune=make_commune(**WALLONNE), valeur=0.2)
    make_isadf(commune=make_commune(**WALLONNE), valeur=0.4)

    assert "0,600 en 2024 (médiane de 3 communes : 0,400). Source : Rapport annuel 2025" in lue(
        client, "/communes/aubel/"
    )


def test_ses_localites(client):
    charleroi = make_commune(slug="charleroi", nom_fr="Charleroi", **WALLONNE)
    make_localite(nom="Charleroi", code_postal="6000", commune=charleroi)
    make_localite(nom="Gosselies", code_postal="6041", commune=charleroi)

    assert "Localités : Charleroi (6000), Gosselies (6041)." in lue(client, "/communes/charleroi/")


def test_en_neerlandais_les_communes_et_les_provinces_ont_leur_nom_et_leur_ordre(client):
    brabant = {"region": "wallonie", "province": "Brabant wallon"}
    make_commune(nom_fr="Braine-l'Alleud", nom_nl="Eigenbrakel", **brabant)
    make_commune(nom_fr="Tubize", nom_nl="Tubeke", **brabant)
    make_commune(nom_fr="Beauvechain", nom_nl="Bevekom", **brabant)

    page = client.get("/nl/communes/").text

    assert "<h2>Waals-Brabant</h2>" in page
    assert page.index("Bevekom") < page.index("Eigenbrakel") < page.index("Tubeke")
