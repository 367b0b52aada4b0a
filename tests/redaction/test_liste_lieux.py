"""La liste des lieux : ce qu'elle montre, ce qu'elle cherche, ce qu'elle filtre, et un nombre fixe de requêtes."""

from datetime import date

import pytest
from django.contrib.admin.templatetags.admin_list import results
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from lieux.models import Commune, Lieu
from tests.factories import (
    make_commune,
    make_lieu,
    make_localite,
    make_operateur,
    make_type,
    make_verification,
)

from .saisie import Page

LISTE = reverse("admin:lieux_lieu_changelist")


def lieux(reponse) -> list[Lieu]:
    return list(reponse.context["cl"].result_list)


def cellules(reponse) -> list[str]:
    """Textes de la première ligne."""
    ligne = next(iter(results(reponse.context["cl"])))
    return [strip_tags(cellule) for cellule in ligne]


def test_une_ligne_dit_ce_que_l_on_sait_du_lieu(redaction):
    lieu = make_lieu(
        nom="Babel'zin", type=make_type(libelle="Lieu de liens"), commune=make_commune(nom_fr="Auderghem"),
        latitude=50.81, longitude=4.42, precision="rue", horaires="Mo-Fr 10:00-16:00",
    )  # fmt: skip
    make_verification(lieu=lieu, verifie_le=date(2026, 1, 15))
    make_verification(lieu=lieu, verifie_le=date(2026, 3, 3))

    page = redaction.get(LISTE)

    *debut, verification = cellules(page)[1:]
    assert debut == ["Babel&#x27;zin", "Lieu de liens", "Auderghem", "Publié", "Ouvert", "téléphone"]
    assert verification.split()[:3] == ["3", "mars", "2026"]


def test_une_ligne_dit_aussi_ce_que_l_on_ignore(redaction):
    make_lieu(
        nom="Circuit",
        commune=make_commune(nom_fr="Jette"),
        type=make_type(libelle="Clubhouse"),
        etat="inconnu",
    )

    page = redaction.get(LISTE)

    *debut, verification = cellules(page)[1:]
    assert debut == [
        "Circuit", "Clubhouse", "Jette", "Publié", "Inconnu, à vérifier", "horaires, téléphone, position",
    ]  # fmt: skip
    assert verification.split()[0] == "jamais"


def test_la_liste_fait_autant_de_requetes_pour_3_et_30_lieux(redaction):
    comptes = []
    for nombre in (3, 27):
        for _ in range(nombre):
            make_verification(lieu=make_lieu())
        with CaptureQueriesContext(
            connection,
        ) as requetes:
            comptes.append((len(lieux(redaction.get(LISTE))), len(requetes)))

    (trois, avant), (trente, apres) = comptes
    assert (trois, trente) == (3, 30)
    assert avant == apres


@pytest.mark.parametrize("mots", ["babel", "auderghem", "1160", "wavre", "grès", "ssm", "bergoje"])
def test_on_cherche_par_nom_commune_localite_rue_ou_operateur(redaction, mots):
    commune = make_commune(nom_fr="Auderghem")
    lieu = make_lieu(
        nom="Babel'zin", commune=commune, rue="chaussée de Wavre", code_postal="1160",
        localite=make_localite(commune=commune, code_postal="1160", nom="Bergoje"),
        operateur=make_operateur(nom="Service Le Grès", sigle="SSM"),
    )  # fmt: skip
    make_lieu()

    assert lieux(redaction.get(LISTE, {"q": mots})) == [lieu]


@pytest.mark.parametrize(
    ("filtre", "champs"),
    [
        ({"publication__exact": "brouillon"}, {"publication": "brouillon"}),
        ({"etat__exact": "menace"}, {"etat": "menace"}),
        ({"precision__exact": "rue"}, {"precision": "rue", "latitude": 50.8, "longitude": 4.4}),
        ({"confiance__exact": "haute"}, {"confiance": "haute"}),
        ({"horaires_connus": "oui"}, {"horaires": "Mo 10:00-12:00"}),
        ({"telephone_connu": "oui"}, {"telephone": "02 555 12 12"}),
    ],
    ids=["publication", "etat", "precision", "confiance", "horaires", "telephone"],
)
def test_chaque_filtre_garde_le_lieu_voulu(redaction, filtre, champs):
    voulu = make_lieu(**champs)
    make_lieu()

    assert lieux(redaction.get(LISTE, filtre)) == [voulu]


def test_on_filtre_par_type_et_par_region(redaction):
    wallonie = make_commune(region=Commune.Region.WALLONIE, province="Liège")
    voulu, _ = make_lieu(commune=wallonie), make_lieu()

    assert lieux(redaction.get(LISTE, {"commune__region__exact": "wallonie"})) == [voulu]
    assert lieux(redaction.get(LISTE, {"type__id__exact": voulu.type_id})) == [voulu]


def test_la_recherche_garde_le_filtre_choisi(redaction):
    page = redaction.get(LISTE, {"q": "babel", "etat__exact": "ouvert"})

    champs = Page(page.content.decode()).champs
    assert (champs["q"], champs["etat__exact"]) == (["babel"], ["ouvert"])
