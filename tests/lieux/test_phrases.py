"""Le compte se lit comme une phrase ; chaque choix actif a sa puce, qui dit ce qui reste quand on le retire."""

import pytest

from tests.factories import make_accueil, make_commune, make_lieu, make_localite, make_public, make_type

pytestmark = pytest.mark.django_db


def phrase(client, **parametres) -> str:
    return client.get("/lieux/", parametres).context["phrase"]


def puces(client, **parametres) -> list[tuple[str, str]]:
    return [(puce.libelle, puce.reste) for puce in client.get("/lieux/", parametres).context["puces"]]


@pytest.mark.parametrize(("nombre", "attendue"), [(0, "Aucun lieu"), (1, "1 lieu"), (3, "3 lieux")])
def test_zero_un_plusieurs(client, nombre, attendue):
    for _ in range(nombre):
        make_lieu()

    assert phrase(client) == attendue


@pytest.mark.parametrize(
    ("nom", "attendue"),
    [
        ("Jette", "Aucun lieu à Jette"),
        ("La Louvière", "Aucun lieu à La Louvière"),
        ("Le Rœulx", "Aucun lieu au Rœulx"),
        ("Les Bons Villers", "Aucun lieu aux Bons Villers"),
    ],
    ids=["jette", "la", "le", "les"],
)
def test_l_article_d_une_commune(client, nom, attendue):
    make_commune(slug="ici", nom_fr=nom)

    assert phrase(client, commune="ici") == attendue


def test_plusieurs_communes_dont_une_a_article(client):
    make_commune(slug="jette", nom_fr="Jette")
    make_commune(slug="le-roeulx", nom_fr="Le Rœulx")
    make_commune(slug="anderlecht", nom_fr="Anderlecht")

    assert (
        phrase(client, commune=["le-roeulx", "jette", "anderlecht"])
        == "Aucun lieu à Anderlecht, à Jette ou au Rœulx"
    )


@pytest.mark.parametrize(
    ("nombre", "attendue"),
    [
        (0, "Aucune maison de jeunes ouverte ce soir"),
        (1, "1 maison de jeunes ouverte ce soir"),
        (2, "2 maisons de jeunes ouvertes ce soir"),
    ],
)
def test_un_type_remplace_le_mot_lieu_et_s_accorde(client, nombre, attendue):
    type_ = make_type(slug="mj", libelle="Maison de jeunes", pluriel="maisons de jeunes")
    for _ in range(nombre):
        make_lieu(type=type_, horaires="24/7")
    make_lieu(type=type_, horaires="Mo-Su off")

    assert phrase(client, type="mj", ouvert="soir") == attendue


def test_plusieurs_types(client):
    make_type(slug="a", libelle="Maison de jeunes")
    make_type(slug="b", libelle="Clubhouse")

    assert phrase(client, type=["a", "b"]) == "Aucun lieu (maison de jeunes ou clubhouse)"


@pytest.mark.parametrize(
    ("moment", "attendue"),
    [
        ("maintenant", "1 lieu ouvert maintenant"),
        ("soir", "1 lieu ouvert ce soir"),
        ("weekend", "1 lieu ouvert ce week-end"),
        ("2026-03-03T14:30", "1 lieu ouvert le 3 mars 2026 à 14\u202fh 30"),
        ("2026-03-01T10:00", "1 lieu ouvert le 1er mars 2026 à 10\u202fh"),
    ],
    ids=["maintenant", "soir", "weekend", "instant", "premier"],
)
def test_les_moments(client, moment, attendue):
    make_lieu(horaires="24/7")

    assert phrase(client, ouvert=moment) == attendue


def test_tout_a_la_fois(client):
    schaerbeek = make_commune(slug="schaerbeek", nom_fr="Schaerbeek")
    isolees = make_public(slug="isolees", pour="pour les personnes isolées")
    for _ in range(2):
        make_accueil(lieu=make_lieu(commune=schaerbeek, horaires="24/7"), public=isolees)

    attendue = "2 lieux à Schaerbeek pour les personnes isolées, ouverts maintenant"
    assert phrase(client, commune="schaerbeek", public="isolees", ouvert="maintenant") == attendue


@pytest.mark.parametrize(
    ("parametres", "attendue"),
    [
        ({"cp": ["1030", "6041"]}, "Aucun lieu dans le 1030 ou 6041"),
        ({"pres": "50.86,4.37"}, "Aucun lieu à 5 km au plus de votre point de départ"),
        ({"pres": "50.86,4.37", "rayon": "12"}, "Aucun lieu à 12 km au plus de votre point de départ"),
        ({"zone": "4,50,5,51"}, "Aucun lieu dans la zone de la carte"),
        ({"q": "pianocktail"}, "Aucun lieu pour « pianocktail »"),
    ],
    ids=["cp", "pres", "rayon", "zone", "q"],
)
def test_les_autres_complements(client, parametres, attendue):
    assert phrase(client, **parametres) == attendue


def test_le_titre_de_la_page_est_la_phrase(client):
    make_lieu()

    assert "<title>1 lieu – Lieux de liens</title>" in client.get("/lieux/").content.decode()


def test_une_puce_par_choix_et_ce_qui_reste_sans_elle(client):
    make_commune(slug="jette", nom_fr="Jette")
    make_commune(slug="evere", nom_fr="Evere")

    assert puces(client, commune=["jette", "evere"], ouvert="maintenant", tarif="gratuit") == [
        ("Jette", "commune=evere&tarif=gratuit&ouvert=maintenant"),
        ("Evere", "commune=jette&tarif=gratuit&ouvert=maintenant"),
        ("Gratuit", "commune=jette&commune=evere&ouvert=maintenant"),
        ("Ouvert maintenant", "commune=jette&commune=evere&tarif=gratuit"),
    ]


def test_retirer_le_point_de_depart_retire_son_rayon_et_son_tri(client):
    assert puces(client, pres="50.867,4.377", rayon="12", tri="distance", q="café") == [
        ("« café »", "pres=50.867%2C4.377&rayon=12&tri=distance"),
        ("À 12 km au plus", "q=caf%C3%A9"),
    ]


def test_ce_que_la_recherche_a_compris_devient_une_puce(client):
    make_commune(slug="jette", nom_fr="Jette")
    make_localite(code_postal="1090")

    assert puces(client, q="JETTE", tarif="gratuit") == [
        ("Jette", "tarif=gratuit"),
        ("Gratuit", "commune=jette"),
    ]
    assert puces(client, q="1090") == [("1090", "")]


def test_ni_le_tri_ni_une_valeur_ecartee_ni_une_redite_ne_font_une_puce(client):
    make_commune(slug="jette", nom_fr="Jette")

    assert puces(client, commune=["jette", "jette", "atlantide"], tri="nom", page="2") == [
        ("Jette", "tri=nom")
    ]


@pytest.mark.parametrize(
    "autre",
    [{"zone": "0.00001,49.5,6.1234567,51"}, {"ouvert": "2026-03-03T14:00"}, {"pres": "50.8,-0.001"}],
    ids=["zone", "ouvert", "pres"],
)
def test_suivre_une_puce_mene_a_une_page_sans_valeur_ecartee(client, autre):
    reste = dict(puces(client, tarif="gratuit", **autre))["Gratuit"]

    page = client.get(f"/lieux/?{reste}").context

    assert page["filtre"].erreurs == {}
    assert list(page["filtre"].valeurs) == list(autre)
