"""Le glossaire explique les mots du secteur, et chacun a son adresse."""

import json

import pytest
from django.conf import settings

from tests.factories import make_mot
from tests.lieux.lecture import texte

pytestmark = pytest.mark.django_db
PAGE = "/comprendre/glossaire/"


def test_un_mot_se_lit_avec_son_nom_entier_et_sa_source_a_son_adresse(client):
    mot = make_mot(
        slug="pcs-slrb", mot="PCS", precision="SLRB", nom_entier="projet de cohésion sociale", definition="Un local.", source="febul.be"
    )  # fmt: skip

    reponse = client.get(PAGE)

    assert "PCS (SLRB) projet de cohésion sociale. Un local. Source : febul.be" in texte(reponse)
    assert (mot.get_absolute_url(), 'id="pcs-slrb"' in reponse.content.decode()) == (f"{PAGE}#pcs-slrb", True)


def test_un_mot_sans_source_se_dit_a_confirmer(client):
    make_mot(mot="ETP", definition="Une façon de compter.", source="")

    assert "ETP Une façon de compter. Connaissance commune, à confirmer." in texte(client.get(PAGE))


def test_sans_mot_la_page_mene_ailleurs(client):
    assert "Aucun mot n'est encore expliqué. Voir les lieux" in texte(client.get(PAGE))


@pytest.mark.parametrize("adresse", ["/financements/", "/federations/"])
def test_les_pages_a_sigles_menent_au_glossaire(client, adresse):
    assert f'href="{PAGE}"' in client.get(adresse).content.decode()


def test_les_faits_expliquent_pcs_deux_fois():
    lignes = (settings.BASE_DIR / "fixtures/mots.jsonl").read_text(encoding="utf-8").splitlines()
    mots = [json.loads(ligne)["fields"] for ligne in lignes]

    assert {m["precision"] for m in mots if m["mot"] == "PCS"} == {"Wallonie", "SLRB, Bruxelles"}
    assert len(mots) >= 25
