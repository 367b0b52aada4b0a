"""Aucune adresse ne casse, quoi qu'on lui donne."""

import pytest
from django.core.cache import cache
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lieux.parametres_lus import CHAMPS
from tests.factories import make_lieu

from .lecture import DONNEES, ICI

pytestmark = pytest.mark.django_db

PARAMETRES = [*CHAMPS, "page", "fantaisie"]
ABSURDES = {
    "dix_mille_lettres": "a" * 10_000,
    "dix_mille_mots": "a b " * 2_500,
    "grands_ideogrammes": "㌕" * 9_000,
    "nul": "a\x00b",
    "nul_seul": "\x00",
    "pour_cent": "%" * 50,
    "souligne": "_%\\",
    "guillemets": "\"'`;--",
    "balise": "<script>alert(1)</script>",
    "emoji": "🫖👩‍👩‍👧‍👦",
    "inversion": "\u202eabc",
    "nombre_geant": "9" * 5_000,
    "chiffres_arabes": "٣",
    "infini": "nan,inf",
    "moins_un": "-1",
    "espaces": " \t\n ",
    "formule": "=1+1",
}
OCTETS = [
    "q=%ff%fe",
    "commune=%c3%28",
    "operateur=%00",
    "%ff=1",
    "q=%ed%a0%80",
    "&&&===",
    "page=%00",
    "q=%",
    "q",
]


@pytest.mark.parametrize("nom", PARAMETRES)
def test_la_liste_repond_toujours(client, nom):
    make_lieu(horaires="Mo-Fr 10:00-17:00", **ICI)

    codes = {
        absurde: client.get("/lieux/", {nom: valeur}).status_code for absurde, valeur in ABSURDES.items()
    }

    assert codes == dict.fromkeys(ABSURDES, 200)


@pytest.mark.parametrize("adresse", ["/carte/", "/suggestions/"])
def test_la_carte_et_les_suggestions_repondent_toujours(client, adresse):
    make_lieu(**ICI)

    codes = {absurde: client.get(adresse, {"q": valeur}).status_code for absurde, valeur in ABSURDES.items()}

    assert codes == dict.fromkeys(ABSURDES, 200)


@pytest.mark.parametrize("adresse", DONNEES)
def test_les_donnees_repondent_ou_refusent(client, adresse):
    make_lieu(**ICI)
    demandes = [{nom: v} for nom in ("q", "operateur", "pres", "ouvert") for v in ABSURDES.values()]

    assert {client.get(adresse, demande).status_code for demande in demandes} == {200, 400}


@pytest.mark.parametrize("chaine", OCTETS)
@pytest.mark.parametrize("adresse", ["/lieux/", "/suggestions/", "/lieux.csv"])
def test_des_octets_qui_ne_sont_pas_de_l_utf8_ne_cassent_rien(client, adresse, chaine):
    make_lieu(**ICI)

    reponse = client.get(adresse, QUERY_STRING=chaine)

    assert reponse.status_code == 200 or "erreurs" in reponse.json()


def test_une_valeur_de_dix_mille_signes_n_est_pas_recopiee_dans_la_page(client):
    make_lieu()
    page = client.get("/lieux/", {"commune": "a" * 10_000})

    assert f"« {'a' * 60}… »" in page.content.decode()
    assert "a" * 61 not in page.context["filtre"].erreurs["commune"][0]


def test_ce_qu_ecrit_le_visiteur_n_est_jamais_du_html(client):
    make_lieu()
    texte = '"><script>alert(1)</script>'

    contenus = [
        client.get(a, {"q": texte, "commune": texte}).content.decode() for a in ("/lieux/", "/carte/")
    ]

    assert ["<script>alert" in contenu for contenu in contenus] == [False, False]
    assert ["&lt;script&gt;alert(1)" in contenu for contenu in contenus] == [True, True]


def test_trop_de_parametres_est_refuse_sans_erreur_interne(client):
    assert client.get("/lieux/?" + "commune=x&" * 1_001).status_code == 400


VALEURS = st.one_of(
    st.text(max_size=40),
    st.integers().map(str),
    st.lists(st.floats(), min_size=1, max_size=5).map(lambda nombres: ",".join(map(str, nombres))),
    st.datetimes().map(lambda instant: instant.strftime("%Y-%m-%dT%H:%M")),
    st.sampled_from(
        ["maintenant", "soir", "weekend", "1", "50.86,4.37", "4.3,50.8,4.4,50.9", "nom", "distance", "1030"]
    ),
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(parametres=st.dictionaries(st.sampled_from(PARAMETRES), st.lists(VALEURS, max_size=3), max_size=8))
def test_aucune_combinaison_de_valeurs_ne_casse_la_liste(client, un_lieu, parametres):
    cache.clear()

    reponse = client.get("/lieux/", parametres)

    assert reponse.status_code == 200
    assert len(reponse.context["vignettes"]) == min(reponse.context["filtre"].nombre, 1)


@pytest.fixture
def un_lieu():
    return make_lieu(horaires="Mo-Fr 10:00-17:00; SH off", **ICI)
