"""Ce que lisent les moteurs et les messageries : une adresse, un titre, une image, et les faits sûrs d'un lieu."""

import json
import re
from datetime import date

import pytest

from tests.factories import make_commune, make_lieu

pytestmark = pytest.mark.django_db
SITE = "http://testserver"


def json_ld(client, lieu) -> dict:
    page = client.get(lieu.get_absolute_url()).content.decode()
    (bloc,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return json.loads(bloc)


def entete(client, adresse) -> dict[str, str]:
    page = client.get(adresse).content.decode().partition("</head>")[0]
    balises = dict(re.findall(r'<meta property="(og:[a-z_]+)" content="(.*?)">', page))
    return balises | {"canonique": "".join(re.findall(r'<link rel="canonical" href="(.*?)">', page))}


def test_une_fiche_se_partage_avec_son_titre_sa_phrase_et_son_image(client):
    lieu = make_lieu(
        nom="L'Étape", slug="l-etape", accroche="Un café où l'on parle.", commune=make_commune(nom_fr="Huy")
    )

    lu = entete(client, "/lieux/l-etape/?de=ailleurs")

    assert lu["canonique"] == lu["og:url"] == f"{SITE}/lieux/l-etape/"
    assert (lu["og:title"], lu["og:image"], lu["og:locale"]) == (
        "L&#x27;Étape, Huy – Lieux de liens", f"{SITE}/lieux/l-etape/image.png", "fr_BE",
    )  # fmt: skip
    assert lu["og:description"].startswith("Un café où l&#x27;on parle.")
    assert lieu.nom


@pytest.mark.parametrize(
    ("adresse", "canonique"),
    [
        ("/lieux/?commune=huy&tarif=gratuit", "/lieux/"),
        ("/lieux/?page=2", "/lieux/?page=2"),
        ("/lieux/?page=1", "/lieux/"),
        ("/lieux/?page=%22%3E", "/lieux/"),
        ("/", "/"),
    ],
)
def test_l_adresse_canonique_oublie_les_filtres(client, adresse, canonique):
    assert entete(client, adresse)["canonique"] == SITE + canonique


def test_une_page_absente_n_a_pas_d_adresse_canonique(client):
    assert entete(client, "/nulle-part/")["canonique"] == ""


def test_les_images_sont_des_png_de_1200_sur_630_legers_et_toujours_les_memes(client):
    make_lieu(slug="long", nom="Un nom vraiment très long " * 6, accroche="Une phrase très longue. " * 8)

    for adresse in ("/image.png", "/lieux/long/image.png"):
        image = client.get(adresse)
        octets = image.content

        assert (image["Content-Type"], octets[:8]) == ("image/png", b"\x89PNG\r\n\x1a\n")
        assert (int.from_bytes(octets[16:20]), int.from_bytes(octets[20:24])) == (1200, 630)
        assert len(octets) < 110_000
        assert client.get(adresse).content == octets


def test_un_brouillon_n_a_pas_d_image(client):
    make_lieu(slug="cache", publication="brouillon")

    assert client.get("/lieux/cache/image.png").status_code == 404


def test_le_json_ld_dit_les_faits_surs(client):
    lieu = make_lieu(
        nom="L'Étape", slug="l-etape", accroche="Un café.", telephone="+32 85 21 00 00", tarif="gratuit",
        commune=make_commune(nom_fr="Huy"), rue="Rue Haute", numero="12", code_postal="4500",
        latitude=50.52, longitude=5.24, precision="adresse", horaires="Mo 10:00-12:00,14:00-24:00",
    )  # fmt: skip

    lu = json_ld(client, lieu)

    assert lu["@type"] == "Place"
    assert (lu["name"], lu["url"], lu["isAccessibleForFree"]) == ("L'Étape", f"{SITE}/lieux/l-etape/", True)
    assert lu["address"] == {
        "@type": "PostalAddress", "streetAddress": "Rue Haute 12", "postalCode": "4500", "addressLocality": "Huy", "addressCountry": "BE",
    }  # fmt: skip
    assert lu["geo"] == {"@type": "GeoCoordinates", "latitude": 50.52, "longitude": 5.24}
    ouvertures = [(o["dayOfWeek"], o["opens"], o["closes"]) for o in lu["openingHoursSpecification"]]
    assert ouvertures == [
        ("https://schema.org/Monday", "10:00", "12:00"), ("https://schema.org/Monday", "14:00", "23:59"),
    ]  # fmt: skip


def test_un_jour_ferie_ferme_est_une_ouverture_speciale_de_minuit_a_minuit(client):
    lieu = make_lieu(horaires="Mo-Su 10:00-17:00; PH off")

    speciales = json_ld(client, lieu)["specialOpeningHoursSpecification"]

    assert {(o["opens"], o["closes"]) for o in speciales} == {("00:00", "00:00")}
    assert all(date.fromisoformat(o["validFrom"]) >= date.today() for o in speciales)


def test_ce_qu_on_ignore_n_est_pas_dans_le_json_ld(client):
    nu = make_lieu(commune=None, precision="", tarif="inconnu")

    assert set(json_ld(client, nu)) <= {"@context", "@type", "@id", "url", "name", "address"}


@pytest.mark.parametrize(
    ("champs", "absent"),
    [
        ({"etat": "inconnu", "horaires": "Mo-Fr 10:00-17:00"}, "openingHoursSpecification"),
        ({"latitude": 50.5, "longitude": 5.2, "precision": "commune"}, "geo"),
        ({"type_adresse": "postale", "rue": "Rue Haute"}, "address"),
        ({"tarif": "prix_democratique"}, "isAccessibleForFree"),
    ],
    ids=["horaires-a-verifier", "centre-de-commune", "adresse-postale", "petit-prix"],
)
def test_un_fait_incertain_n_est_pas_affirme(client, champs, absent):
    assert absent not in json_ld(client, make_lieu(**champs))


def test_un_nom_hostile_ne_ferme_pas_la_balise(client):
    lieu = make_lieu(nom='</script><script>alert(1)</script>"&')

    assert json_ld(client, lieu)["name"] == '</script><script>alert(1)</script>"&'


def test_le_plan_du_site_date_un_lieu_et_sa_commune_de_son_dernier_changement(client):
    commune = make_commune(slug="huy")
    make_lieu(slug="l-etape", commune=commune)
    make_lieu(slug="cache", publication="brouillon")
    make_commune(slug="vide")

    plan = client.get("/sitemap.xml").content.decode()

    dates = dict(re.findall(r"<loc>http://testserver(/[^<]*)</loc><lastmod>([\d-]+)</lastmod>", plan))
    assert dates["/lieux/l-etape/"] == dates["/communes/huy/"]
    assert "/communes/vide/</loc></url>" in plan.replace("\n", "") or "/communes/vide/" not in dates
    assert "cache" not in plan
