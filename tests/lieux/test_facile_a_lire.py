"""La page d'un lieu qui a un texte facile à lire porte les deux textes et un choix ; les autres pages n'en savent rien."""

import pytest

from tests.factories import make_lieu

from .lecture import dans_la_liste, html

pytestmark = pytest.mark.django_db

FACILE = "Vous pouvez venir.\nC'est gratuit.\n\nNous sommes **gentils**."
CHOIX = ['value="complet" checked', 'value="facile"']


def lit(client, **champs) -> str:
    return html(client, make_lieu(**champs))


def test_les_deux_textes_sont_dans_la_page_avec_un_choix(client):
    page = lit(client, accroche="Un café solidaire.", description="Un projet.", facile_a_lire=FACILE)

    assert [choix in page for choix in CHOIX] == [True, True]
    assert '<p class="chapeau">Un café solidaire.</p>' in page
    assert "<p>Un projet.</p>" in page
    assert "<p>Vous pouvez venir.<br>\nC'est gratuit.</p>" in page
    assert "<p>Nous sommes <strong>gentils</strong>.</p>" in page


def test_un_seul_texte_se_lit_sans_choix(client):
    page = lit(client, facile_a_lire=FACILE)

    assert "Vous pouvez venir." in page
    assert [choix in page for choix in CHOIX] == [False, False]


def test_une_page_sans_texte_facile_a_lire_ne_charge_rien_de_plus(client):
    avec, sans = lit(client, accroche="Un café.", facile_a_lire=FACILE), lit(client, accroche="Un café.")

    for morceau in ("css/lecture", "js/lecture", 'class="section lecture"'):
        assert (morceau in avec, morceau in sans) == (True, False)


def test_le_texte_facile_a_lire_n_execute_rien(client):
    page = lit(client, facile_a_lire="<script>alert(1)</script>[ici](javascript:alert(1))")

    assert "alert(1)" in page
    assert "<script>alert" not in page
    assert 'href="javascript' not in page


def test_les_mots_du_texte_facile_a_lire_se_cherchent(client):
    trouve = make_lieu(facile_a_lire="Vous pouvez réparer votre trottinette.")
    make_lieu()

    assert dans_la_liste(client, {"q": "trottinette"}) == [trouve.slug]
