"""Une recherche qui nomme un endroit ou un moment est comprise ainsi ; le reste se cherche dans les textes."""

import pytest

from lieux.champs import Point
from lieux.models import Commune, Lieu
from lieux.recherche import Demande, comprend
from tests.factories import make_commune, make_lieu, make_localite, make_public

pytestmark = pytest.mark.django_db

NAMUR = Point(50.467, 4.867)
GOSSELIES = Point(50.467, 4.433)
NOMS = {
    "bruxelles": ("Bruxelles", "Brussel"),
    "schaerbeek": ("Schaerbeek", "Schaarbeek"),
    "molenbeek": ("Molenbeek-Saint-Jean", "Sint-Jans-Molenbeek"),
    "woluwe-lambert": ("Woluwe-Saint-Lambert", "Sint-Lambrechts-Woluwe"),
    "woluwe-pierre": ("Woluwe-Saint-Pierre", "Sint-Pieters-Woluwe"),
    "saint-josse": ("Saint-Josse-ten-Noode", "Sint-Joost-ten-Node"),
    "boitsfort": ("Watermael-Boitsfort", "Watermaal-Bosvoorde"),
}


@pytest.fixture(autouse=True)
def territoire():
    for slug, (nom_fr, nom_nl) in NOMS.items():
        make_commune(slug=slug, nom_fr=nom_fr, nom_nl=nom_nl)
    wallonie = {"region": "wallonie", "province": "Hainaut"}
    make_commune(slug="liege", nom_fr="Liège", nom_nl="Luik", nom_de="Lüttich", **wallonie)
    make_commune(slug="fontaine", nom_fr="Fontaine-l'Evêque", **wallonie)
    make_commune(slug="roeulx", nom_fr="Le Roeulx", **wallonie)
    make_commune(slug="namur", nom_fr="Namur", latitude=NAMUR[0], longitude=NAMUR[1], **wallonie)
    charleroi = make_commune(slug="charleroi", nom_fr="Charleroi", **wallonie)
    centre = {"latitude": GOSSELIES[0], "longitude": GOSSELIES[1]}
    make_localite(nom="Gosselies", code_postal="6041", commune=charleroi, **centre)
    make_localite(nom="Membre", code_postal="5550", commune=charleroi)
    make_localite(nom="Celles", code_postal="5561", commune=charleroi)
    make_localite(nom="Celles", code_postal="7760", commune=charleroi)
    make_localite(nom="Schaerbeek", code_postal="1030", commune=Commune.objects.get(slug="schaerbeek"))
    make_lieu(nom="La Fontaine", commune=charleroi, accroche="On devient membre, on boit un café.")


def dans(texte: str, endroit: str, *communes: str, **autres) -> Demande:
    return Demande(texte, communes=communes, endroit=endroit, **autres)


def au_code(texte: str, endroit: str, *codes: str, **autres) -> Demande:
    return Demande(texte, codes=codes, endroit=endroit, **autres)


BRUXELLES = tuple(sorted(NOMS, key=lambda slug: NOMS[slug][0]))
COMPRIS = {
    "Schaerbeek": dans("", "Schaerbeek", "schaerbeek"),
    "à schaerbeek": dans("", "Schaerbeek", "schaerbeek"),
    "commune de Schaerbeek": dans("", "Schaerbeek", "schaerbeek"),
    "Schaarbeek": dans("", "Schaerbeek", "schaerbeek"),
    "jeunes molenbeek": dans("jeunes", "Molenbeek-Saint-Jean", "molenbeek"),
    "Sint-Jans-Molenbeek": dans("", "Molenbeek-Saint-Jean", "molenbeek"),
    "un café à Molenbeek": dans("un café", "Molenbeek-Saint-Jean", "molenbeek"),
    "maison de quartier molenbeek": dans("maison de quartier", "Molenbeek-Saint-Jean", "molenbeek"),
    "st josse": dans("", "Saint-Josse-ten-Noode", "saint-josse"),
    "bosvoorde": dans("", "Watermael-Boitsfort", "boitsfort"),
    "au Rœulx": dans("", "Le Roeulx", "roeulx"),
    "woluwe": dans("", "Woluwe-Saint-Lambert, Woluwe-Saint-Pierre", "woluwe-lambert", "woluwe-pierre"),
    "Liège ou Namur": dans("", "Liège, Namur", "liege", "namur"),
    "Luik": dans("", "Liège", "liege"),
    "luttich": dans("", "Liège", "liege"),
    "Bruxelles": dans("", "Bruxelles", *BRUXELLES),
    "jeunes bxl": dans("jeunes", "Bruxelles", *BRUXELLES),
    "Ville de Bruxelles": dans("", "Bruxelles", "bruxelles"),
    "gosselies": au_code("", "Gosselies", "6041"),
    "6041": au_code("", "6041", "6041"),
    "6041 Gosselies": au_code("", "6041 Gosselies", "6041"),
    "gosselies charleroi": au_code("", "Gosselies, Charleroi", "6041"),
    "café 1030": au_code("café", "1030", "1030"),
    "1030 Schaerbeek": au_code("", "1030 Schaerbeek", "1030"),
    "4321": au_code("", "4321", "4321"),
    "à Celles": au_code("", "Celles", "5561", "7760"),
    "aînés près de Namur": Demande("aînés", pres=NAMUR, pres_de="Namur"),
    "autour de gosselies": Demande("", pres=GOSSELIES, pres_de="Gosselies"),
    "café pas loin de la ville de Namur": Demande("café", pres=NAMUR, pres_de="Namur"),
    "café près de chez moi": Demande("café", ici=True),
    "autour d'ici": Demande("", ici=True),
    "ouvert maintenant": Demande("", ouvert="maintenant"),
    "café ce soir à Gosselies": au_code("café", "Gosselies", "6041", ouvert="soir"),
    "schaerbeek ouvert le week-end": dans("", "Schaerbeek", "schaerbeek", ouvert="weekend"),
    # Fautes
    "scharbek": dans("", "Schaerbeek", "schaerbeek", corrige="Schaerbeek"),
    "skarbeek": dans("", "Schaerbeek", "schaerbeek", corrige="Schaerbeek"),
    "Bruxeles": dans("", "Bruxelles", *BRUXELLES, corrige="Bruxelles"),
    "cafe charlroi": dans("cafe", "Charleroi", "charleroi", corrige="Charleroi"),
    "goselies": au_code("", "Gosselies", "6041", corrige="Gosselies"),
    "autour de namure": Demande("", pres=NAMUR, pres_de="Namur", corrige="Namur"),
    # Rien à comprendre : tout se cherche
    "membre": Demande("membre"),
    "celles": Demande("celles"),
    "la fontaine": Demande("la fontaine"),
    "ouvert à tous": Demande("ouvert à tous"),
    "en 2025": Demande("en 2025"),
    "": Demande(""),
}


@pytest.mark.parametrize("texte", COMPRIS, ids=lambda texte: texte.encode("ascii", "replace").decode())
def test_ce_qu_une_recherche_veut_dire(texte):
    assert comprend(texte) == COMPRIS[texte]


@pytest.mark.parametrize("texte", ["Maison Bonnevie Molenbeek", "bonnevie molenbeek"])
def test_le_nom_d_un_lieu_reste_un_nom(texte):
    make_lieu(nom="Maison Bonnevie de Molenbeek")

    assert comprend(texte) == Demande(texte)


def test_un_endroit_nomme_seul_reste_un_endroit_meme_si_un_lieu_en_porte_le_nom():
    make_lieu(nom="Espace citoyen Gosselies")

    assert comprend("Gosselies") == COMPRIS["gosselies"]
    assert comprend("espace citoyen gosselies") == Demande("espace citoyen gosselies")


def test_un_nom_fait_de_mots_vides_se_cherche_encore_a_cote_d_un_endroit():
    make_lieu(nom="Chez Nous")

    assert comprend("chez nous gosselies") == au_code("chez nous", "Gosselies", "6041")
    assert comprend("un lieu à gosselies") == au_code("", "Gosselies", "6041")


def test_un_mot_que_les_fiches_ecrivent_en_minuscules_n_est_pas_un_village():
    make_public(libelle="Chevron")

    assert comprend("lampion") == Demande("lampion")
    make_localite(nom="Lampion", code_postal="5555")
    assert comprend("lampion") == au_code("", "Lampion", "5555")
    Lieu.objects.update(accroche="Un lampion par personne.")
    assert comprend("lampion") == Demande("lampion")
    assert comprend("à lampion") == au_code("", "Lampion", "5555")
