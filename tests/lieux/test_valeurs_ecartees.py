"""Une valeur qui ne veut rien dire est nommée et mise de côté : jamais « tout » en silence, jamais une erreur 500."""

import pytest

from tests.factories import make_commune, make_lieu

from .lecture import DONNEES, ICI

pytestmark = pytest.mark.django_db

RAYON = "« {} » ne convient pas : donner un nombre de 1 à 50 kilomètres."
MOIS = "« {} » ne convient pas : donner un nombre de 1 à 120 mois."
POINT = "« {} » n'est pas un point : écrire latitude,longitude, par exemple 50.867,4.377."
ZONE = "« {} » n'est pas une zone : écrire ouest,sud,est,nord en degrés."
CODE = "« {} » n'est pas un code postal belge : quatre chiffres, par exemple 1030."
MOMENT = (
    "« {} » n'est pas un moment : choisir maintenant, ce soir ou ce week-end, ou écrire 2026-03-03T14:00."
)
ABSENT = "« {} » n'existe pas dans ce guide."
PAR_TERME = [
    "commune", "type", "public", "activite", "langue", "acces", "accessibilite", "gouvernance", "tarif", "federation",
    "dispositif", "operateur", "inconditionnel", "tri", "inconnus",
]  # fmt: skip
SANS_SENS = [
    *((nom, "atlantide", ABSENT) for nom in PAR_TERME),
    *(("cp", valeur, CODE) for valeur in ("103", "0999", "10300", "abcd", "١٠٣٠")),
    *(("rayon", valeur, RAYON) for valeur in ("0", "51", "9999", "-5", "5.5", "abc", "٥")),
    *(("verifie", valeur, MOIS) for valeur in ("0", "121", "9" * 40, "jamais")),
    *(("pres", v, POINT) for v in ("abc", "nan,inf", "50.8", "91,4", "50,181", "50.8,4.3,1", "1e1,4", "٥٠,٤")),
    *(("zone", v, ZONE) for v in ("abc", "4,50", "5,50,4,51", "4,51,5,50", "nan,nan,nan,nan", "-200,0,0,1")),
    *(("ouvert", v, MOMENT) for v in ("hier", "2026-13-01T10:00", "2026-02-30T10:00", "2026-03-03", "0001-01-01T00:00",
                                      "9999-12-31T23:59", "2026-03-03T25:00", "٢٠٢٦-٠٣-٠٣T١٠:٠٠")),
]  # fmt: skip
REFUSEES = [("commune", "atlantide", ABSENT), ("rayon", "9999", RAYON), ("pres", "abc", POINT)]


@pytest.mark.parametrize(
    ("nom", "valeur", "phrase"), SANS_SENS, ids=[f"{n}-{v[:20]}" for n, v, _ in SANS_SENS]
)
def test_la_liste_nomme_la_valeur_et_garde_le_reste(client, nom, valeur, phrase):
    jette = make_commune(slug="jette")
    lieu = make_lieu(commune=jette)
    make_lieu()
    autres = {"q": lieu.nom} if nom == "commune" else {"commune": "jette"}

    reponse = client.get("/lieux/", {nom: valeur, **autres})

    assert reponse.status_code == 200
    assert reponse.context["filtre"].erreurs == {nom: [phrase.format(valeur)]}
    assert [v.lieu for v in reponse.context["vignettes"]] == [lieu]
    assert phrase.format(valeur).replace("'", "&#x27;") in reponse.content.decode()


@pytest.mark.parametrize("adresse", DONNEES)
@pytest.mark.parametrize(
    ("nom", "valeur", "phrase"), [SANS_SENS[0], ("rayon", "9999", RAYON), ("pres", "abc", POINT)]
)
def test_les_donnees_repondent_400_et_disent_pourquoi(client, adresse, nom, valeur, phrase):
    make_lieu(**ICI)

    reponse = client.get(adresse, {nom: valeur})

    assert reponse.status_code == 400
    assert reponse["Content-Type"] == "application/json"
    assert reponse.json() == {"erreurs": {nom: [phrase.format(valeur)]}}


def test_le_corps_d_une_erreur_400_est_exactement_celui_du_contrat(client):
    reponse = client.get("/lieux.csv", {"commune": "atlantide"})

    assert (
        reponse.content.decode() == '{"erreurs":{"commune":["« atlantide » n\'existe pas dans ce guide."]}}'
    )


def test_plusieurs_erreurs_sont_toutes_dites(client):
    reponse = client.get("/lieux.geojson", {"commune": ["atlantide", "ys"], "rayon": "0"})

    assert reponse.json()["erreurs"] == {
        "commune": [ABSENT.format("atlantide"), ABSENT.format("ys")],
        "rayon": [RAYON.format("0")],
    }


def test_une_mauvaise_valeur_parmi_des_bonnes_laisse_les_bonnes(client):
    lieu = make_lieu(commune=make_commune(slug="jette"))
    make_lieu()

    reponse = client.get("/lieux/", {"commune": ["jette", "atlantide"]})

    assert [v.lieu for v in reponse.context["vignettes"]] == [lieu]
    assert reponse.context["filtre"].erreurs == {"commune": [ABSENT.format("atlantide")]}


def test_trier_par_distance_sans_point_de_depart_est_mis_de_cote(client):
    make_lieu(nom="B"), make_lieu(nom="A")

    reponse = client.get("/lieux/", {"tri": "distance"})

    assert [v.lieu.nom for v in reponse.context["vignettes"]] == ["A", "B"]
    assert list(reponse.context["filtre"].erreurs) == ["tri"]


def test_un_champ_vide_n_est_pas_une_erreur(client):
    make_lieu()
    vides = dict.fromkeys(["q", "page", *{nom for nom, *_ in SANS_SENS}], "")

    reponse = client.get("/lieux/", vides)

    assert reponse.context["filtre"].erreurs == {}
    assert reponse.context["phrase"] == "1 lieu"
