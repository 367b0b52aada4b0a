"""Chaque page publique dit en peu de mots ce qu'elle est : un titre et une description à elle, ni vides ni coupés."""

import re
from collections import Counter
from html import unescape
from itertools import groupby, islice

import pytest
from django.core.management import call_command

from partage.templatetags.partage import raccourcie

pytestmark = pytest.mark.django_db
HORS_DU_PLAN = [
    "/selection/",
    "/hors-ligne/",
    "/financements/pcs/",
    "/lieux/?page=2",
    "/lieux/le-pianocktail/signaler/",
    "/lieux/le-pianocktail/signaler/merci/",
]
DE_CHAQUE = 35
"""Les pages d'un genre se ressemblent : autant suffisent, les premières par ordre alphabétique."""


def entetes(client, adresse: str) -> tuple[str, str]:
    page = client.get(adresse).content.decode()
    titre = re.search(r"<title>(.*?)</title>", page, re.DOTALL)[1]
    return unescape(titre), unescape(re.search(r'<meta name="description" content="(.*?)">', page)[1])


def adresses_du_plan(client) -> list[str]:
    plan = re.findall(r"<loc>https?://[^/]+(.*?)</loc>", client.get("/sitemap.xml").content.decode())
    genres = groupby(sorted(plan), key=lambda adresse: adresse.split("/")[1])
    return [adresse for _, siennes in genres for adresse in islice(siennes, DE_CHAQUE)]


def test_titres_et_descriptions_sont_uniques_et_disent_quelque_chose(client):
    call_command("charger", ecrire=True, verbosity=0)

    lus = {
        adresse: entetes(client, adresse)
        for adresse in dict.fromkeys(adresses_du_plan(client) + HORS_DU_PLAN)
    }

    assert len(lus) > 120
    titres = Counter(titre for titre, _ in lus.values())
    descriptions = Counter(description for _, description in lus.values())
    assert {a: titre for a, (titre, _) in lus.items() if titres[titre] > 1} == {}
    assert {a: texte for a, (_, texte) in lus.items() if descriptions[texte] > 1} == {}
    assert {a: texte for a, (_, texte) in lus.items() if not 50 <= len(texte) <= 160} == {}
    assert {a: titre for a, (titre, _) in lus.items() if not 20 <= len(titre) <= 110} == {}


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("Une phrase  courte.", "Une phrase courte."),
        ("Une phrase assez longue pour suffire à elle seule, sans qu'on coupe. " + "Encore " * 20, None),
        ("mot, " * 40, "mot, " * 31 + "mot…"),
    ],
    ids=["courte", "phrases", "mots"],
)
def test_une_description_trop_longue_garde_des_phrases_entieres(texte, attendu):
    assert raccourcie(texte) == (
        attendu or "Une phrase assez longue pour suffire à elle seule, sans qu'on coupe."
    )
