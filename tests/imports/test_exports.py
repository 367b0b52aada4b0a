"""La rédaction exporte ce que sa liste montre, et réimporter l'export ne change rien."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from connexion.models import Acces
from lieux.models import Lieu
from tests.factories import make_accueil, make_activite, make_lieu, make_verification

from .fichiers import cases_xlsx, importe, lignes_csv, photo
from .pages import EXPORTER, texte

pytestmark = pytest.mark.django_db
TEXTES = st.text(alphabet="=+-@'#\t\n\";,é€ a1<>/", max_size=12)


def test_l_export_suit_les_filtres_de_la_liste_brouillons_compris(redaction):
    make_lieu(slug="un", publication="brouillon", nom="Un")
    make_lieu(slug="deux", nom="Deux", latitude=50.86, longitude=4.37, precision="rue")

    tout = lignes_csv(redaction.get(f"{EXPORTER}lieux.csv"))
    brouillons = cases_xlsx(redaction.get(f"{EXPORTER}lieux.xlsx?publication__exact=brouillon"))
    carte = json.loads(redaction.get(f"{EXPORTER}lieux.geojson?q=deux").content)

    assert sorted(ligne["identifiant"] for ligne in tout) == ["deux", "un"]
    assert [ligne[0] for ligne in brouillons] == ["identifiant", "un"]
    assert [(t["id"], t["geometry"]["coordinates"]) for t in carte["features"]] == [("deux", [4.37, 50.86])]
    assert carte["features"][0]["properties"]["publication"] == "publie"


@pytest.mark.parametrize("nom", ["lieux.csv", "lieux.xlsx"])
def test_exporter_puis_reimporter_ne_change_rien(redaction, tmp_path, nom):
    lieu = make_lieu(
        nom="=Somme", accroche="@ la maison", telephone="+32 2 512 12 12", remarque="-1 ; 'a", description="#N/A",
        latitude=50.8503461, longitude=4.3517212, precision="rue", age_min=12, activites=[make_activite(), make_activite()],
    )  # fmt: skip
    make_accueil(lieu=lieu, mode="exclusif")
    make_verification(lieu=lieu, methode="visite")
    avant = photo()

    dit = importe(tmp_path, redaction.get(EXPORTER + nom).content, nom=nom, ecrire=True)

    assert "1 sans changement, 0 ligne refusée." in dit
    assert photo() == avant


@settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(description=TEXTES, remarque=TEXTES)
def test_tout_texte_fait_l_aller_retour(redaction, tmp_path, description, remarque):
    Lieu.objects.all().delete()
    make_lieu(description=description, remarque=remarque)
    avant = photo()

    for nom in ("lieux.csv", "lieux.xlsx"):
        dit = importe(tmp_path, redaction.get(EXPORTER + nom).content, nom=nom, ecrire=True)
        assert "1 sans changement, 0 ligne refusée." in dit
    assert photo() == avant


def test_aucune_case_ne_commence_comme_une_formule(redaction):
    make_lieu(nom="=1+1", accroche="@a", remarque="-1", description="+a", telephone="+32 2 512 12 12")

    (en_csv,) = lignes_csv(redaction.get(f"{EXPORTER}lieux.csv"))
    titres, case = cases_xlsx(redaction.get(f"{EXPORTER}lieux.xlsx"))
    en_xlsx = dict(zip(titres, case, strict=True))

    colonnes = ("nom", "accroche", "remarque", "description")
    assert [en_csv[c] for c in colonnes] == ["'=1+1", "'@a", "'-1", "'+a"]
    assert [en_xlsx[c] for c in colonnes] == ["'=1+1", "'@a", "'-1", "'+a"]
    assert (en_csv["telephone"], en_xlsx["telephone"]) == ("'+32 2 512 12 12", "+32 2 512 12 12")


def test_chaque_export_est_au_journal(redaction):
    redaction.get(f"{EXPORTER}lieux.csv")
    redaction.get(f"{EXPORTER}confidentielles/lieux.xlsx")

    natures = Acces.objects.filter(nature__startswith="export").order_by("pk").values_list("nature", "nom")
    assert list(natures) == [("export", "camille"), ("export_confidentiel", "camille")]


def test_la_liste_mene_a_l_export_avec_ses_filtres(redaction):
    make_lieu(nom="Un")
    make_lieu(nom="Deux")

    liste = redaction.get("/redaction/lieux/lieu/?q=Deux").content.decode()
    page = redaction.get(f"{EXPORTER}?q=Deux")

    assert f'href="{EXPORTER}?q=Deux"' in liste
    assert f'href="{EXPORTER}lieux.xlsx?q=Deux"' in page.content.decode()
    assert "1 fiche, celle que la liste montre" in texte(page)


def test_le_classeur_public_dit_ce_que_dit_le_csv_public_avec_les_memes_filtres(client):
    make_lieu(slug="un", telephone="+32 2 512 12 12", latitude=50.86, longitude=4.37, precision="rue")
    make_lieu(slug="cache", publication="brouillon")

    classeur, tableau = cases_xlsx(client.get("/lieux.xlsx")), lignes_csv(client.get("/lieux.csv"))

    assert list(classeur[0]) == list(tableau[0])
    assert [str(v or "") for v in classeur[1]] == [v.removeprefix("'") for v in tableau[0].values()]
    assert (len(classeur), len(tableau)) == (2, 1)
    assert client.get("/lieux.xlsx?commune=atlantide").status_code == 400
