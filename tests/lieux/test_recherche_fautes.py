"""Un mot que personne n'a écrit est remplacé par celui qui lui ressemble ; un mot juste, jamais."""

import pytest

from lieux import recherche
from tests.factories import make_lieu, make_type

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def lieux():
    make_lieu(nom="Le Pianocktail", accroche="Un café, des percussions et de la bibliothèque.")
    make_lieu(nom="Babel'zin")


@pytest.mark.parametrize(
    ("texte", "corrige"),
    [
        ("pianoctail", "pianocktail"),
        ("PIANOCTAIL", "Pianocktail"),
        ("le pianoctail", "le pianocktail"),
        ("pianocktial", "pianocktail"),
        ("piano cocktail", "pianocktail"),
        ("percution", "percussions"),
        ("bibliotek", "bibliothèque"),
        ("café pianoctail", "café pianocktail"),
        ("pianocktailpercussions", "pianocktail percussions"),
    ],
    ids=range(9),
)
def test_un_mot_inconnu_est_remplace_par_son_voisin(texte, corrige):
    trouvaille = recherche.trouve(texte)

    assert (trouvaille.corrige, len(trouvaille)) == (corrige, 1)


@pytest.mark.parametrize(
    "texte", ["pianocktail", "pianock", "Percussions", "babelzin", "bitcoin", "piscine", "xyz", "pi"]
)
def test_un_mot_connu_ou_sans_voisin_reste_tel_quel(texte):
    assert recherche.trouve(texte).corrige == ""


def test_un_mot_juste_qu_aucun_lieu_ne_porte_n_est_pas_corrige():
    make_type(libelle="Maison verte")
    make_lieu(nom="Maison de verre")

    assert (recherche.trouve("maison verte").corrige, len(recherche.trouve("maison verte"))) == ("", 0)
    assert recherche.trouve("maison vere").corrige == "maison verre"


def test_une_correction_qui_ne_trouve_rien_n_est_pas_annoncee():
    assert recherche.trouve("pianoctail babelzin") == recherche.Trouvaille()
