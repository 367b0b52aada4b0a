"""La page d'une sélection partagée, et les données d'où le navigateur tire la sienne."""

from datetime import date

import pytest
from django.utils import timezone

from lieux.models import AncienneAdresse
from tests.factories import make_commune, make_info, make_lieu
from tests.lieux.lecture import texte

pytestmark = pytest.mark.django_db
PAGE = "/selection/"


@pytest.fixture
def deux_lieux():
    jette = make_commune(nom_fr="Jette", slug="jette")
    return [
        make_lieu(
            slug="le-pas-sage", nom="Le Pas-Sage", commune=jette, rue="Rue Léon Theodor", numero="12", code_postal="1090",
            telephone="024255206", horaires="Mo-Fr 10:00-17:00",
        ),
        make_lieu(slug="la-ruche", nom="La Ruche", commune=jette),
    ]  # fmt: skip


def test_un_lien_partage_montre_ses_lieux_dans_son_ordre_et_leur_texte_a_coller(client, deux_lieux):
    reponse = client.get(PAGE, {"lieux": "la-ruche,le-pas-sage"})

    dit = texte(reponse)
    assert "Une sélection de 2 lieux" in dit
    assert dit.index("La Ruche") < dit.index("Le Pas-Sage")
    assert (
        "Le Pas-Sage\nRue Léon Theodor 12, 1090 Jette\n02\u00a0425\u00a052\u00a006\nLundi à vendredi de 10\u202fh à 17\u202fh.\n"
        "http://testserver/lieux/le-pas-sage/</textarea>"
    ) in reponse.content.decode()


@pytest.mark.parametrize(
    "parametres",
    [{"lieux": "la-ruche,le-pas-sage"}, {"lieux": ["la-ruche", "le-pas-sage"]}, {"lieux": " la-ruche ,,la-ruche,le-pas-sage"}],
    ids=["virgule", "répété", "espaces et doublons"],
)  # fmt: skip
def test_on_peut_ecrire_l_adresse_de_plusieurs_facons(client, deux_lieux, parametres):
    reponse = client.get(PAGE, parametres)

    assert [lieu.slug for lieu in reponse.context["lieux"]] == ["la-ruche", "le-pas-sage"]


def test_un_lieu_renomme_suit_et_un_lieu_parti_est_nomme(client, deux_lieux):
    AncienneAdresse.objects.create(slug="passage", lieu=deux_lieux[0])
    make_lieu(slug="brouillon", nom="Secret", publication="brouillon")
    make_lieu(slug="retire", nom="Ancien", publication="retire")
    make_lieu(slug="cache", nom="Cachette", type_adresse="confidentielle")

    reponse = client.get(PAGE, {"lieux": "passage,brouillon,retire,cache,<b>zut</b>"})

    assert [lieu.slug for lieu in reponse.context["lieux"]] == ["le-pas-sage"]
    assert (
        "3 lieux de cette sélection ne sont plus dans le guide, ou leur adresse est mal recopiée : brouillon, retire, cache."
        " Une partie de cette adresse ne désigne aucun lieu" in texte(reponse)
    )
    assert [mot for mot in ("Secret", "Ancien", "Cachette", "<b>zut") if mot in texte(reponse)] == []


def test_une_selection_dont_plus_rien_n_existe_le_dit_et_mene_a_la_liste(client):
    dit = texte(client.get(PAGE, {"lieux": "parti"}))

    assert "Une sélection sans lieu Un lieu de cette sélection n'est plus dans le guide" in dit
    assert "mal recopiée : parti. Trouver un lieu" in dit


def test_au_dela_de_cent_lieux_la_page_dit_combien_elle_n_en_montre_pas(client, deux_lieux):
    trop = [f"lieu-{n}" for n in range(101)]

    dit = texte(client.get(PAGE, {"lieux": ",".join(["la-ruche", *trop])}))

    assert "Une sélection va jusqu'à 100 lieux : 2 de cette adresse ne sont pas montrés." in dit


def test_sans_rien_la_page_dit_comment_faire_et_que_rien_n_est_envoye(client):
    dit = texte(client.get(PAGE))

    assert "restent dans ce navigateur. Pas de compte, et rien ne nous est envoyé." in dit
    assert (
        "Garder des lieux demande JavaScript. Sans lui : choisir des filtres, puis imprimer la liste" in dit
    )


def test_les_donnees_disent_chaque_lieu_visible_et_les_anciennes_adresses(client, deux_lieux):
    make_lieu(slug="cache", nom="Cachette", type_adresse="confidentielle")
    AncienneAdresse.objects.create(slug="passage", lieu=deux_lieux[0])
    make_info(lieu=deux_lieux[1], debut=timezone.localdate(), fin=timezone.localdate(), texte="Travaux")

    donnees = client.get("/selection/lieux.json").json()

    assert donnees["anciennes"] == {"passage": "le-pas-sage"}
    assert [lieu["slug"] for lieu in donnees["lieux"]] == ["la-ruche", "le-pas-sage"]
    assert donnees["lieux"][1] | {"accroche": "", "fraicheur": "", "type": ""} == {
        "slug": "le-pas-sage", "nom": "Le Pas-Sage", "type": "", "accroche": "", "adresse": "Rue Léon Theodor 12, 1090 Jette",
        "telephone": "02\u00a0425\u00a052\u00a006", "appel": "tel:+3224255206", "courriel": "",
        "horaires": "Lundi à vendredi de 10\u202fh à 17\u202fh.", "precisions": "", "etat": "", "infos": [], "fraicheur": "",
        "texte": "Le Pas-Sage\nRue Léon Theodor 12, 1090 Jette\n02\u00a0425\u00a052\u00a006\nLundi à vendredi de 10\u202fh à 17\u202fh.",
    }  # fmt: skip
    assert "Travaux" in donnees["lieux"][0]["infos"][0]


@pytest.mark.parametrize(
    ("champs", "etat", "horaires"),
    [
        ({"etat": "ferme", "etat_depuis": date(2026, 1, 5)}, "Fermé définitivement", ""),
        ({"etat": "menace", "horaires": ""}, "Lieu menacé de fermeture", "Horaires inconnus."),
    ],
    ids=["fermé", "menacé"],
)
def test_un_lieu_ferme_ou_menace_le_dit_et_un_ferme_ne_donne_pas_d_heures(client, champs, etat, horaires):
    make_lieu(slug="un", **({"horaires": "Mo 10:00-12:00"} | champs))

    (lieu,) = client.get("/selection/lieux.json").json()["lieux"]

    assert (lieu["etat"], lieu["horaires"]) == (etat, horaires)


@pytest.mark.parametrize("adresse", ["/selection/lieux.json", "/selection/?lieux=lieu-0,lieu-1,lieu-2"])
def test_la_page_et_les_donnees_font_peu_de_requetes(client, adresse, django_assert_max_num_queries):
    for n in range(3):
        make_lieu(slug=f"lieu-{n}")
    client.get("/lieux/")  # la première page d'une version lit le répertoire

    with django_assert_max_num_queries(8):
        client.get(adresse)
