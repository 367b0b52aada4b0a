"""Chaque paramètre sélectionne la même chose dans la liste, sur la carte et dans les exports."""

import pytest

from lieux.models import Accueil, Lieu
from tests.factories import (
    make_accessibilite,
    make_accueil,
    make_activite,
    make_commune,
    make_langue,
    make_lieu,
    make_mode_acces,
    make_operateur,
    make_public,
    make_type,
)

from .lecture import ICI

pytestmark = pytest.mark.django_db

VOCABULAIRES = [
    ("activite", "activites", make_activite),
    ("langue", "langues", make_langue),
    ("acces", "modes_acces", make_mode_acces),
    ("accessibilite", "accessibilites", make_accessibilite),
]


def test_sans_parametre_tous_les_lieux_par_nom(lire):
    make_lieu(nom="Beta", slug="beta", **ICI)
    make_lieu(nom="Alpha", slug="alpha", **ICI)

    assert lire() == ["alpha", "beta"]


@pytest.mark.parametrize("valeur", ["jette", "21010"], ids=["slug", "code_ins"])
def test_une_commune_se_donne_par_son_slug_ou_son_code_ins(lire, valeur):
    make_lieu(slug="dedans", commune=make_commune(slug="jette", code_ins="21010"), **ICI)
    make_lieu(slug="dehors", **ICI)

    assert lire(commune=valeur) == ["dedans"]


def test_deux_valeurs_d_un_parametre_veulent_dire_ou(lire):
    for slug in ("anderlecht", "jette", "uccle"):
        make_lieu(nom=slug, slug=f"a-{slug}", commune=make_commune(slug=slug), **ICI)

    assert lire(commune=["jette", "anderlecht"]) == ["a-anderlecht", "a-jette"]


def test_deux_parametres_veulent_dire_et(lire):
    jette, cafe = make_commune(slug="jette"), make_type(slug="cafe")
    make_lieu(slug="les-deux", commune=jette, type=cafe, **ICI)
    make_lieu(slug="commune-seule", commune=jette, **ICI)
    make_lieu(slug="type-seul", type=cafe, **ICI)

    assert lire(commune="jette", type="cafe") == ["les-deux"]


def test_plusieurs_codes_postaux(lire):
    for code in ("1020", "1030", "6041"):
        make_lieu(nom=code, slug=f"a-{code}", code_postal=code, **ICI)

    assert lire(cp=["6041", "1030"]) == ["a-1030", "a-6041"]


def test_plusieurs_types(lire):
    for slug in ("cafe", "club", "ecole"):
        make_lieu(nom=slug, slug=f"un-{slug}", type=make_type(slug=slug), **ICI)

    assert lire(type=["ecole", "cafe"]) == ["un-cafe", "un-ecole"]


@pytest.mark.parametrize(("parametre", "relation", "make_terme"), VOCABULAIRES, ids=lambda v: str(v)[:13])
def test_les_termes_d_un_vocabulaire(lire, parametre, relation, make_terme):
    un, deux, autre = make_terme(slug="un"), make_terme(slug="deux"), make_terme(slug="autre")
    make_lieu(nom="A", slug="avec-un", **ICI, **{relation: [un, autre]})
    make_lieu(nom="B", slug="avec-deux", **ICI, **{relation: [deux]})
    make_lieu(nom="C", slug="avec-autre", **ICI, **{relation: [autre]})
    make_lieu(nom="D", slug="sans-rien", **ICI)

    assert lire(**{parametre: ["un", "deux"]}) == ["avec-un", "avec-deux"]


def test_un_public_trouve_aussi_les_lieux_pour_tout_le_monde_apres_les_siens(lire):
    jeunes = make_public(slug="jeunes")
    make_accueil(lieu=make_lieu(nom="A", slug="pour-tous", **ICI), public=make_public(designe_tous=True))
    make_accueil(lieu=make_lieu(nom="B", slug="pour-jeunes", **ICI), public=jeunes)
    make_accueil(lieu=make_lieu(nom="C", slug="pour-aines", **ICI))

    assert lire(public="jeunes") == ["pour-jeunes", "pour-tous"]


def test_gouvernance(lire):
    make_lieu(slug="autogere", gouvernance=Lieu.Gouvernance.AUTOGESTION, **ICI)
    make_lieu(slug="communal", gouvernance=Lieu.Gouvernance.INSTITUTIONNEL, **ICI)

    assert lire(gouvernance="autogestion") == ["autogere"]


def test_tarif(lire):
    make_lieu(nom="A", slug="gratuit", tarif=Lieu.Tarif.GRATUIT, **ICI)
    make_lieu(nom="B", slug="libre", tarif=Lieu.Tarif.PRIX_LIBRE, **ICI)
    make_lieu(nom="C", slug="payant", tarif=Lieu.Tarif.PAYANT, **ICI)

    assert lire(tarif=["prix_libre", "gratuit"]) == ["gratuit", "libre"]


def test_operateur(lire):
    make_lieu(slug="le-sien", operateur=make_operateur(slug="club-norwest"), **ICI)
    make_lieu(slug="autre", **ICI)

    assert lire(operateur="club-norwest") == ["le-sien"]


def test_inconditionnel_ne_garde_que_ce_qui_est_ouvert_a_tous_sans_condition(lire):
    tous, sans = make_public(designe_tous=True), Accueil.Mode.INCONDITIONNEL
    make_accueil(lieu=make_lieu(slug="sans-condition", **ICI), public=tous, mode=sans)
    make_accueil(lieu=make_lieu(slug="condition-inconnue", **ICI), public=tous)
    make_accueil(lieu=make_lieu(slug="pour-certains", **ICI), mode=sans)

    assert lire(inconditionnel="1") == ["sans-condition"]


def test_un_parametre_inconnu_ne_change_rien(lire):
    make_lieu(slug="alpha", **ICI)

    assert lire(utm_source="lettre", fbclid="x") == ["alpha"]


def test_un_parametre_vide_ne_change_rien(lire):
    make_lieu(slug="alpha", **ICI)
    vides = [
        "q",
        "commune",
        "cp",
        "type",
        "public",
        "operateur",
        "ouvert",
        "pres",
        "rayon",
        "zone",
        "verifie",
        "tri",
    ]

    assert lire(**dict.fromkeys(vides, "")) == ["alpha"]
