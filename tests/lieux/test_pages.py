"""Les pages sur le guide lui-même, et les fichiers que lisent les robots et les machines."""

from datetime import date

import pytest
from django.utils import timezone

from lieux.models import Lieu
from tests.factories import (
    make_commune,
    make_dispositif,
    make_federation,
    make_lieu,
    make_operateur,
    make_type,
    make_verification,
)

from .lecture import texte

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("adresse", "titre"),
    [
        ("/a-propos/", "À propos de ce guide"),
        ("/accessibilite/", "Accessibilité"),
        ("/vie-privee/", "Vie privée"),
        ("/donnees/", "Données ouvertes"),
    ],
)
def test_chaque_page_a_un_seul_titre_et_se_trouve_depuis_l_accueil(client, adresse, titre):
    contenu = client.get(adresse).content.decode()

    assert contenu.count("<h1") == 1
    assert f"<h1>{titre}</h1>" in contenu
    assert f'href="{adresse}"' in client.get("/").content.decode()


@pytest.mark.parametrize("adresse", ["/", "/a-propos/"])
def test_la_fraicheur_compte_les_lieux_en_activite_et_ceux_verifies_depuis_un_an(client, adresse):
    make_verification(lieu=make_lieu(), verifie_le=timezone.localdate())
    make_verification(lieu=make_lieu(), verifie_le=date(2020, 1, 1))
    make_lieu(publication=Lieu.Publication.BROUILLON)
    make_lieu(etat=Lieu.Etat.FERME, etat_depuis=date(2025, 7, 8))

    assert "2 lieux, dont 1 vérifié depuis moins d'un an." in texte(client.get(adresse))


def test_sans_aucune_verification_la_fraicheur_le_dit(client):
    make_lieu()

    assert "aucun n'a été vérifié depuis moins d'un an" in texte(client.get("/"))


def test_l_accueil_montre_les_types_qui_ont_des_lieux_dans_l_ordre_de_la_redaction(client):
    cafe, club = make_type(slug="cafe", ordre=2), make_type(slug="club", ordre=1)
    make_lieu(type=cafe), make_lieu(type=cafe), make_lieu(type=club)
    make_lieu(type=make_type(), publication=Lieu.Publication.A_RELIRE)

    types = client.get("/").context["types"]

    assert [(t.slug, t.nombre) for t in types] == [("club", 1), ("cafe", 2)]


def test_la_sante_dit_la_base_et_l_age_des_donnees(client):
    reponse = client.get("/sante/")
    contenu = reponse.json()

    assert reponse.status_code == 200
    assert reponse["Cache-Control"] == "no-store"
    assert list(contenu) == ["etat", "base", "version_donnees", "age_donnees_s"]
    assert (contenu["etat"], contenu["base"]) == ("ok", "ok")
    assert contenu["version_donnees"] >= 1
    assert 0 <= contenu["age_donnees_s"] < 86_400


def test_la_version_dite_par_la_sante_augmente_avec_les_donnees(client):
    avant = client.get("/sante/").json()["version_donnees"]

    make_commune()

    assert client.get("/sante/").json()["version_donnees"] > avant


def test_le_plan_du_site_nomme_chaque_page(client):
    make_lieu(slug="un", commune=make_commune(slug="jette"), operateur=make_operateur(slug="l-un"))
    make_federation(slug="fedito")
    make_dispositif(slug="bourse")

    plan = client.get("/sitemap.xml")
    adresses = [
        "/", "/lieux/", "/carte/", "/communes/", "/operateurs/", "/federations/", "/financements/", "/a-propos/",
        "/accessibilite/", "/vie-privee/", "/donnees/", "/lieux/un/", "/communes/jette/", "/operateurs/l-un/",
        "/federations/fedito/", "/financements/bourse/", "/financements/couverture/", "/financements/chiffres/",
        "/comprendre/", "/comprendre/glossaire/",
    ]  # fmt: skip

    assert plan["Content-Type"] == "application/xml"
    assert [a for a in adresses if f"<loc>http://testserver{a}</loc>" not in plan.content.decode()] == []
    assert plan.content.decode().count("<loc>") == len(adresses)


def test_les_robots_sont_menes_au_plan_et_loin_de_la_redaction(client):
    assert client.get("/robots.txt").content.decode() == (
        "User-agent: *\nDisallow: /redaction/\nSitemap: http://testserver/sitemap.xml\n"
    )


@pytest.mark.parametrize(
    ("courriel", "contact"),
    [("", "http://testserver/a-propos/"), ("redaction@exemple.be", "mailto:redaction@exemple.be")],
    ids=["sans_courriel", "avec_courriel"],
)
def test_security_txt_dit_a_qui_ecrire(client, settings, courriel, contact):
    settings.COURRIEL_REDACTION = courriel

    reponse = client.get("/.well-known/security.txt")
    champs = dict(ligne.split(": ", 1) for ligne in reponse.content.decode().splitlines() if ligne)

    assert reponse["Content-Type"] == "text/plain; charset=utf-8"
    assert champs.pop("Expires") > timezone.now().isoformat()
    assert champs == {
        "Contact": contact,
        "Preferred-Languages": "fr, nl, en",
        "Canonical": "http://testserver/.well-known/security.txt",
    }


def test_signaler_une_erreur_mene_au_formulaire_du_lieu(client):
    page = client.get(make_lieu(slug="le-pas-sage").get_absolute_url()).content.decode()

    assert 'href="/lieux/le-pas-sage/signaler/"' in page
