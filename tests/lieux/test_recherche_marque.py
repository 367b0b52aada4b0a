"""Les mots qui répondent à une recherche sont entourés de <mark>, et rien d'autre ne devient du HTML."""

import pytest

from lieux import recherche
from tests.factories import make_lieu

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("cherche", "texte", "marque"),
    [
        ("cafés", "Un café, des Cafés", "Un <mark>café</mark>, des <mark>Cafés</mark>"),
        ("caf", "cafétéria et café", "<mark>cafétéria</mark> et <mark>café</mark>"),
        ("element", "L'élément", "L&#x27;<mark>élément</mark>"),
        ("oeuvre", "Une Œuvre", "Une <mark>Œuvre</mark>"),
        ("espace 51", "Espace51", "<mark>Espace</mark><mark>51</mark>"),
        ("partage jardin", "Jardin partagé", "<mark>Jardin</mark> <mark>partagé</mark>"),
        ("café", "<b>café</b> & thé", "&lt;b&gt;<mark>café</mark>&lt;/b&gt; &amp; thé"),
        ("café", "Rien", "Rien"),
        ("café", "", ""),
        ("!?", "Un café !?", "Un café !?"),
    ],
    ids=range(10),
)
def test_les_mots_trouves_sont_marques(cherche, texte, marque):
    make_lieu(nom="Café cafétéria élément œuvre espace 51 jardin partagé")

    assert recherche.marque(texte, recherche.trouve(cherche).racines) == marque


def test_apres_une_correction_c_est_le_mot_corrige_qui_est_marque():
    make_lieu(nom="Le Pianocktail")

    assert (
        recherche.marque("Le Pianocktail", recherche.trouve("pianoctail").racines)
        == "Le <mark>Pianocktail</mark>"
    )


def test_sans_recherche_le_texte_est_seulement_echappe():
    assert recherche.marque("<b>", ()) == "&lt;b&gt;"
