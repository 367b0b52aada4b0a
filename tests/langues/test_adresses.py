"""La même page dans quatre langues, chacune à son adresse ; ce que la rédaction écrit y reste en français, et le dit."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from lieux.horaires_abreges import en_abrege
from lieux.models import Accueil, Commune, Lieu
from lieux.nombres import en_euros
from tests.factories import (
    make_accueil,
    make_commune,
    make_dispositif,
    make_enveloppe,
    make_lieu,
    make_pouvoir,
    make_programmation,
    make_public,
    make_type,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def jeugdhuis() -> Lieu:
    commune = make_commune(nom_fr="Liège", nom_nl="Luik", nom_de="Lüttich", slug="liege")
    type_ = make_type(
        libelle="Maison de jeunes", libelle_nl="Jeugdhuis", libelle_de="Jugendhaus", libelle_en="Youth centre"
    )
    lieu = make_lieu(
        nom="La Passerelle",
        slug="la-passerelle",
        commune=commune,
        type=type_,
        accroche="Un café et des copains.",
        horaires="24/7",
    )
    jeunes = make_public(
        libelle="Jeunes",
        slug="jeunes",
        libelle_nl="Jongeren",
        libelle_de="Junge Leute",
        libelle_en="Young people",
    )
    make_accueil(lieu=lieu, public=jeunes, mode=Accueil.Mode.PRIORITAIRE)
    return lieu


def lit(client, adresse: str, statut: int = 200) -> str:
    reponse = client.get(adresse)
    assert reponse.status_code == statut
    return re.sub(r"\s+", " ", reponse.content.decode())


@pytest.mark.parametrize(
    ("prefixe", "balise", "titre"),
    [
        ("", "fr-BE", "Trouver un lieu où pousser la porte"),
        ("/nl", "nl-BE", "Een plek vinden waar u zomaar binnen mag"),
        ("/de", "de-BE", "Einen Ort finden, an dem man einfach eintreten kann"),
        ("/en", "en", "Find a place where you can just walk in"),
    ],
)
def test_chaque_langue_a_son_adresse_et_nomme_les_autres(client, prefixe, balise, titre):
    page = lit(client, f"{prefixe}/")

    assert f'<html lang="{balise}"' in page
    assert f"<title>{titre} – Lieux de liens</title>" in page
    assert f'<link rel="canonical" href="http://testserver{prefixe}/">' in page
    for autre, chemin in (
        ("fr-BE", "/"),
        ("nl-BE", "/nl/"),
        ("de-BE", "/de/"),
        ("en", "/en/"),
        ("x-default", "/"),
    ):
        assert f'<link rel="alternate" hreflang="{autre}" href="http://testserver{chemin}">' in page


def test_la_deuxieme_page_d_une_liste_nomme_la_deuxieme_page_des_autres_langues(client):
    page = lit(client, "/nl/lieux/?page=2&tarif=gratuit")

    assert '<link rel="canonical" href="http://testserver/nl/lieux/?page=2">' in page
    assert '<link rel="alternate" hreflang="de-BE" href="http://testserver/de/lieux/?page=2">' in page


def test_une_page_qui_n_a_qu_une_langue_n_en_propose_pas_d_autre(rf):
    adresse = reverse("guides:tous")

    page = render_to_string("guides/attente.html", {"nombre": 3}, rf.get(adresse))

    assert f'<a href="{adresse}">demander de nouveau</a>' in page
    assert "data-langues" not in page


def test_le_francais_n_a_pas_de_prefixe(client):
    assert client.get("/fr/").status_code == 404


def test_la_langue_vient_de_l_adresse_jamais_du_navigateur(client):
    reponse = client.get("/", headers={"accept-language": "nl"})

    assert b'lang="fr-BE"' in reponse.content
    assert not reponse.cookies


@pytest.mark.parametrize("adresse", ["/nl/lieux.csv", "/de/redaction/", "/en/sitemap.xml", "/nl/guide.pdf"])
def test_ce_qui_n_a_pas_de_langue_n_a_pas_de_prefixe(client, adresse):
    assert client.get(adresse).status_code == 404


def test_changer_de_langue_garde_les_filtres(client, jeugdhuis):
    page = lit(client, "/lieux/?commune=liege&tarif=gratuit")

    assert 'href="/nl/lieux/?commune=liege&amp;tarif=gratuit" lang="nl"' in page


def test_les_liens_d_une_page_restent_dans_sa_langue(client, jeugdhuis):
    page = lit(client, "/nl/lieux/")

    chemins = re.findall(r'<a [^>]*?href="(/[^"#?]*)', page.replace('lang="fr" hreflang', "hreflang"))
    ailleurs = [
        c for c in chemins if not c.startswith(("/nl/", "/lieux.")) and f'href="{c}" hreflang' not in page
    ]
    assert [c for c in ailleurs if c not in ("/lieux/", "/de/lieux/", "/en/lieux/")] == []


@pytest.mark.parametrize(
    ("prefixe", "commune", "type_", "public"),
    [
        ("/nl", "Luik", "Jeugdhuis", "Jongeren bij voorrang"),
        ("/de", "Lüttich", "Jugendhaus", "Junge Leute vorrangig"),
        ("/en", "Liège", "Youth centre", "Young people as a priority"),
    ],
)
def test_communes_et_vocabulaires_dans_la_langue(client, jeugdhuis, prefixe, commune, type_, public):
    page = lit(client, f"{prefixe}/lieux/")

    assert f"{type_} · {commune}" in page
    assert f">{public}<" in page


def test_ce_que_la_redaction_ecrit_reste_en_francais_et_le_dit(client, jeugdhuis):
    page = lit(client, "/nl/lieux/la-passerelle/")

    assert '<p class="chapeau" lang="fr">Un café et des copains.</p>' in page
    assert "Dag en nacht open" in page


def test_le_texte_facile_a_lire_aussi(client, jeugdhuis):
    Lieu.objects.update(facile_a_lire="Vous entrez. Vous buvez un café.")

    page = lit(client, "/nl/lieux/la-passerelle/")

    assert '<div class="pile lecture__complet" lang="fr">' in page
    assert '<div class="pile lecture__facile" lang="fr">' in page


def test_un_lieu_garde_son_identite_dans_toutes_les_langues(client, jeugdhuis):
    page = lit(client, "/nl/lieux/la-passerelle/")

    assert '"@id":"http://testserver/lieux/la-passerelle/' in page


def test_en_francais_rien_n_est_marque(client, jeugdhuis):
    Lieu.objects.update(facile_a_lire="Vous entrez. Vous buvez un café.")

    contenu = lit(client, "/lieux/la-passerelle/").partition("<main")[2]

    assert 'lang="fr"' not in contenu


def test_une_page_ecrite_en_francais_seulement_le_dit(client):
    page = lit(client, "/en/comprendre/")

    assert "This page exists in French only." in page
    assert '<link rel="canonical" href="http://testserver/comprendre/">' in page
    assert '<link rel="alternate"' not in page
    assert re.search(r'<main [^>]*lang="fr"', page)


def test_un_texte_francais_l_est_jusqu_a_ses_nombres_et_ses_liens_restent_dans_la_langue(client):
    dispositif = make_dispositif(slug="appel", pouvoir=make_pouvoir(nom="Région"))
    periode = make_programmation(dispositif=dispositif, debut=date(2020, 1, 1), fin=date(2031, 3, 1))
    make_enveloppe(programmation=periode, annee=2025, montant=9_000_000)
    make_lieu(slug="ancre", type=make_type(libelle="Maison", pluriel="Maisons", libelle_en="House"))

    finance = lit(client, "/en/financements/appel/")
    comprendre = lit(client, "/en/comprendre/")

    assert "1er mars 2031" in finance
    assert "9 000 000 €" in finance
    assert "9,000,000" not in finance
    assert 'href="/en/financements/"' in finance.partition("<main")[2].partition("</main>")[0]
    assert ">Maisons</a>" in comprendre


def test_les_centimes_suivent_la_langue():
    dits = {}
    for langue in ("fr", "de", "en"):
        with override(langue):
            dits[langue] = en_euros(Decimal("1234.50"))

    assert dits == {
        "fr": "1\u202f234,50\u202f€",
        "de": "1.234,50\u202f€",
        "en": "1,234.50\u202f€",
    }


def test_une_page_introuvable_parle_la_langue_demandee(client):
    page = lit(client, "/nl/rien-ici/", statut=404)

    assert "Deze pagina bestaat niet" in page
    assert 'href="/de/" lang="de"' in page


def test_les_horaires_se_disent_dans_la_langue(client):
    lieu = make_lieu(slug="cafe", horaires="Mo-Fr 09:00-17:30; PH off", commune=make_commune())

    assert "17:30" in lit(client, f"/en{lieu.get_absolute_url()}")
    assert "Mon-Fri 09:00-17:30; public holidays closed" in lit(client, "/en/lieux/")
    assert "lundi à vendredi de 9\u202fh à 17\u202fh\u202f30" not in lit(client, "/en/lieux/")


def test_le_dernier_jour_du_mois_se_dit():
    with override("en"):
        assert en_abrege("Mo[-1] 14:00-17:00") == "Mon (the last of the month) 14:00-17:00"
        assert en_abrege("Mo[1] 14:00-17:00") == "Mon (no. 1 of the month) 14:00-17:00"
        assert en_abrege("Sa,Su 10:00-12:00,14:00-17:00") == "Sat, Sun 10:00-12:00, 14:00-17:00"


def test_le_compte_et_les_choix_se_disent_dans_la_langue(client, jeugdhuis):
    page = lit(client, "/de/lieux/?commune=liege&ouvert=maintenant")

    assert "1 Ort: Lüttich, Jetzt geöffnet" in page


def test_les_suggestions_aussi(client, jeugdhuis):
    suggestions = client.get("/nl/suggestions/?q=lui").json()["suggestions"]

    assert suggestions[0]["nature"] == "Gemeente"
    assert suggestions[0]["libelle"] == "Luik"
    assert suggestions[0]["adresse"] == "/nl/lieux/?commune=liege"


def test_ce_qui_est_garde_en_memoire_l_est_par_langue(client, jeugdhuis):
    noms = [
        client.get(f"{prefixe}/suggestions/?q=luik").json()["suggestions"][0]["libelle"]
        for prefixe in ("", "/nl", "")
    ]

    assert noms == ["Liège", "Luik", "Liège"]


def test_une_erreur_de_formulaire_aussi(client, jeugdhuis):
    reponse = client.post(
        "/nl/lieux/la-passerelle/signaler/", {"courriel": "x"}, headers={"origin": "http://testserver"}
    )

    page = reponse.content.decode()
    assert reponse.status_code == 400
    assert "Kies wat er niet klopt" in page


def test_les_pages_gardees_ne_melangent_pas_les_langues(client, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    lues = [
        client.get(adresse).content
        for adresse in ("/communes/", "/nl/communes/", "/communes/", "/nl/communes/")
    ]

    assert lues[0] == lues[2] != lues[1] == lues[3]


def test_les_modules_du_navigateur_recoivent_leurs_phrases(client):
    assert "Bewaren" in client.get("/nl/textes.js").content.decode()
    assert '<script src="/nl/textes.js"></script>' in lit(client, "/nl/")
    assert "textes.js" not in lit(client, "/")


def test_le_service_worker_parle_la_langue_de_qui_l_installe(client):
    assert "U bent offline" in client.get("/sw.js?langue=nl").content.decode()
    assert '"/nl/hors-ligne/"' in client.get("/sw.js?langue=nl").content.decode()
    assert "Vous êtes hors ligne" in client.get("/sw.js?langue=xx").content.decode()


def test_un_lieu_ferme_se_dit_avec_sa_date(client):
    make_lieu(slug="ferme", etat=Lieu.Etat.FERME, etat_depuis=timezone.localdate().replace(2025, 3, 1))

    assert "Permanently closed since 1 March 2025" in lit(client, "/en/lieux/ferme/")
    assert "Endgültig geschlossen seit 1. März 2025" in lit(client, "/de/lieux/ferme/")


def test_une_commune_sans_nom_traduit_garde_le_sien():
    commune = Commune(nom_fr="Rœulx")

    with override("nl"):
        assert commune.nom_local == "Rœulx"
