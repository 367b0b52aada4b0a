"""Les mots que l'on compare : accents, pluriels, élisions, débuts de mots, noms collés ou coupés ; et leur rang."""

import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import product

import pytest

from lieux import racines, recherche
from lieux.models import Lieu
from tests.factories import make_accueil, make_activite, make_lieu, make_public

pytestmark = pytest.mark.django_db

DEBUTS = ["".join(lettres) for lettres in product("bdfgjlmnprstv", "aeiou")]


def rangs(texte: str) -> list[list[str]]:
    """Noms trouvés, rang par rang."""
    noms = dict(Lieu.objects.values_list("pk", "nom"))
    return [sorted(noms[pk] for pk in pks.tolist()) for pks in recherche.trouve(texte).pks]


@pytest.mark.parametrize(
    "texte",
    [
        "jardin",
        "JARDINS",
        "Jardin",
        "les jardins",
        "le jardin d'",
        "jardi",
        "jar",
        "un jardin partagé",
        "jardins partages",
    ],
    ids=str.split,
)
def test_ni_accents_ni_pluriels_ni_fin_de_mot_ne_comptent(texte):
    make_lieu(nom="Jardin partagé")
    make_lieu(nom="Autre")

    assert rangs(texte) == [["Jardin partagé"], [], []]


@pytest.mark.parametrize(
    "texte", ["l'entr'act", "L’Entr’Act", "entr act", "lentract", "entract", "l entract"]
)
def test_une_apostrophe_ne_change_rien(texte):
    make_lieu(nom="L'Entr'Act")

    assert rangs(texte) == [["L'Entr'Act"], [], []]


@pytest.mark.parametrize(
    ("texte", "nom"),
    [
        ("espace51", "Espace 51"),
        ("espace 51", "Espace51"),
        ("rainbow house", "RainbowHouse"),
        ("rainbowhouse", "Rainbow-House"),
        ("teleservice", "Télé-Service"),
        ("roeulx", "Le Rœulx"),
        ("saint gilles", "St-Gilles"),
        ("ste marie", "Sainte Marie"),
        ("cafe\u0301s", "Cafés"),
        ("chez nous", "Chez Nous"),
    ],
    ids=range(10),
)  # fmt: skip
def test_un_nom_se_trouve_colle_coupe_ou_abrege(texte, nom):
    make_lieu(nom=nom)

    assert rangs(texte) == [[nom], [], []]


def test_le_nom_passe_avant_les_termes_et_les_termes_avant_le_texte():
    make_lieu(nom="Le Percolateur")
    make_lieu(nom="Par l'activité", activites=[make_activite(libelle="Percolateur")])
    make_accueil(lieu=make_lieu(nom="Par le public"), public=make_public(synonymes="percolateurs"))
    make_lieu(nom="Par le texte", description="On répare le percolateur.")

    assert rangs("percolateur") == [["Le Percolateur"], ["Par l'activité", "Par le public"], ["Par le texte"]]


def test_les_mots_peuvent_etre_dans_des_champs_differents():
    make_lieu(nom="Percolateur", activites=[make_activite(libelle="Macramé")], rue="Rue Verte")
    make_lieu(nom="Percolateur seul")

    assert rangs("percolateur macrame") == [[], ["Percolateur"], []]
    assert rangs("macrame verte percolateur") == [[], [], ["Percolateur"]]


def test_un_mot_entier_passe_avant_ceux_qui_commencent_comme_lui():
    make_lieu(nom="La Transhumance")
    make_accueil(lieu=make_lieu(nom="Pluriels"), public=make_public(libelle="Personnes trans"))

    assert rangs("trans") == [[], ["Pluriels"], ["La Transhumance"]]
    assert rangs("transhu") == [["La Transhumance"], [], []]


def test_seul_le_dernier_mot_peut_n_etre_qu_un_debut():
    make_lieu(nom="Jardin partagé")

    assert rangs("jardin part") == [["Jardin partagé"], [], []]
    assert recherche.trouve("jar partage").corrige == ""
    assert rangs("jar partage") == [[], [], []]


def test_plusieurs_fils_ne_melent_pas_leurs_mots():
    textes = [f"{debut}{milieu}issements {debut}{milieu}ationnelles" for debut in DEBUTS for milieu in DEBUTS]
    attendus = [racines.lit(texte) for texte in textes]
    racines.formes.cache_clear()
    rythme = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)

    with ThreadPoolExecutor(4) as fils:
        lus = list(fils.map(racines.lit, textes))
    sys.setswitchinterval(rythme)

    assert lus == attendus
