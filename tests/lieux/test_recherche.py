"""La recherche libre : tous les mots, sans accents, dans la fiche et dans les vocabulaires."""

import pytest

from tests.factories import (
    make_accueil,
    make_activite,
    make_commune,
    make_lieu,
    make_localite,
    make_operateur,
    make_public,
    make_type,
)

from .lecture import ICI

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def autre_lieu():
    """Un lieu qu'aucune de ces recherches ne doit trouver."""
    return make_lieu(nom="Zut", slug="zut", commune=make_commune(nom_fr="Ville zut", slug="ville-zut"), **ICI)


@pytest.mark.parametrize(
    "q", ["élan", "ELAN", "elan", "Rœulx élan", "roeulx", "l'élan", "L’Élan", "  élan  "]
)
def test_ni_accents_ni_majuscules_ni_apostrophes_ne_comptent(lire, q):
    make_lieu(nom="L'Élan du Rœulx", slug="elan", **ICI)

    assert lire(q=q) == ["elan"]


def test_tous_les_mots_doivent_y_etre(lire):
    make_lieu(nom="Jardin partagé", slug="jardin", accroche="On y boit un café.", **ICI)
    make_lieu(nom="Jardin fermé", slug="autre-jardin", **ICI)

    assert lire(q="café jardin") == ["jardin"]


def test_les_mots_vides_ne_comptent_pas(lire):
    make_lieu(nom="Jardin", slug="jardin", **ICI)

    assert lire(q="un lieu avec des jardins") == ["jardin"]
    assert lire(q="un lieu avec des chats") == []


@pytest.mark.parametrize(
    "q",
    [
        "Cabanon",
        "pluriel de là",
        "synonyme du type",
        "rue des Palais",
        "1030",
        "Localité-là",
        "Plaats",
        "Asbl de là",
        "ADL",
    ],
    ids=["type", "pluriel", "synonyme", "rue", "code", "localite", "neerlandais", "operateur", "sigle"],
)
def test_ou_la_recherche_regarde(lire, q):
    schaerbeek = make_commune(nom_fr="Schaerbeek", nom_nl="Schaarbeek")
    make_lieu(
        slug="trouve",
        type=make_type(libelle="Cabanon", pluriel="pluriel de là", synonymes="machin, synonyme du type"),
        rue="Rue des Palais",
        code_postal="1030",
        localite=make_localite(nom="Localité-là", nom_nl="Plaats", commune=schaerbeek),
        commune=schaerbeek,
        operateur=make_operateur(nom="Asbl de là", sigle="ADL"),
        **ICI,
    )

    assert lire(q=q) == ["trouve"]


@pytest.mark.parametrize("q", ["percussions", "djembé", "ados", "adolescents", "ados percussions"])
def test_les_activites_et_les_publics_avec_leurs_synonymes(lire, q):
    musique = make_activite(libelle="Percussions", synonymes="tambour, djembé")
    jeunes = make_public(libelle="Adolescents", synonymes="ados, jeunesse")
    make_accueil(lieu=make_lieu(slug="trouve", activites=[musique], **ICI), public=jeunes)

    assert lire(q=q) == ["trouve"]


@pytest.mark.parametrize("q", ["Jette", "JETTE", " jette "])
def test_le_nom_d_une_commune_designe_l_endroit(client, q):
    jette = make_commune(nom_fr="Jette", slug="jette")
    make_lieu(slug="dans-jette", commune=jette)
    make_lieu(slug="nomme-jette", nom="Les amis de Jette")

    contexte = client.get("/lieux/", {"q": q}).context

    assert [v.lieu.slug for v in contexte["vignettes"]] == ["dans-jette"]
    assert contexte["phrase"] == "1 lieu à Jette"


def test_le_nom_neerlandais_d_une_commune_trouve_ses_lieux(lire):
    make_lieu(
        slug="bosvoorde",
        commune=make_commune(nom_fr="Watermael-Boitsfort", nom_nl="Watermaal-Bosvoorde"),
        **ICI,
    )

    assert lire(q="Bosvoorde") == lire(q="watermaal-bosvoorde") == ["bosvoorde"]


def test_un_code_postal_designe_l_endroit(client):
    make_lieu(slug="dedans", code_postal="1030")
    make_lieu(slug="rue-1030", rue="Rue 1030")

    contexte = client.get("/lieux/", {"q": "1030"}).context

    assert [v.lieu.slug for v in contexte["vignettes"]] == ["dedans"]
    assert contexte["phrase"] == "1 lieu dans le 1030"


def test_une_commune_et_un_mot_se_combinent(lire):
    jette = make_commune(nom_fr="Jette", slug="jette")
    make_lieu(slug="les-deux", nom="Jardin", commune=jette, **ICI)
    make_lieu(slug="un-seul", nom="Café", commune=jette, **ICI)

    assert lire(q="jardin jette") == ["les-deux"]


@pytest.mark.parametrize(
    "q", ["%", "_", "!?…", "'", "🫖"], ids=["pour_cent", "souligne", "ponctuation", "apostrophe", "emoji"]
)
def test_rien_de_lisible_ne_trouve_rien_plutot_que_tout(lire, q):
    assert lire(q=q) == []


def test_une_recherche_vide_dans_une_commune_propose_les_plus_proches(client):
    make_commune(nom_fr="Jalhay", slug="jalhay", latitude=50.87, longitude=4.37)
    loin = make_lieu(nom="Loin", **(ICI | {"latitude": 51.2}))

    contexte = client.get("/lieux/", {"q": "jalhay"}).context

    assert contexte["phrase"] == "Aucun lieu à Jalhay"
    assert contexte["secours"].autour_de == "Jalhay"
    assert [v.lieu.nom for v in contexte["secours"].proches] == ["Zut", loin.nom]


@pytest.mark.parametrize(("q", "montre"), [("je veux mourir", True), ("Suicide", True), ("jardin", False)])
def test_qui_va_tres_mal_lit_d_abord_ou_parler_tout_de_suite(client, q, montre):
    make_lieu(nom="Jardin", accroche="Parler de l'envie de mourir, du suicide.")

    page = client.get("/lieux/", {"q": q})

    assert page.context["filtre"].nombre == 1
    assert ('href="tel:107"' in page.content.decode()) is montre
