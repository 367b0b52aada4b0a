"""Le banc de mesure : ses annuaires sont valables et toujours les mêmes, ses mesures viennent d'un vrai serveur."""

from collections import Counter
from datetime import date
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from django.forms.models import model_to_dict

from lieux.models import Accueil, InfoTemporaire, Lieu, Operateur, PremiereVisite, Verification
from outils.banc.annuaire.remplissage import GRAINE, remplit
from outils.banc.annuaire.reperes import reperes
from outils.banc.mesures import ESSAI, Mesureur
from outils.banc.pages import pages
from tests.factories import (
    make_accessibilite,
    make_activite,
    make_commune,
    make_dispositif,
    make_federation,
    make_langue,
    make_localite,
    make_mode_acces,
    make_public,
    make_type,
)

TAILLE = 200
JOUR = date(2026, 3, 2)
RELATIONS = ("activites", "langues", "accessibilites", "modes_acces")


@pytest.fixture
def faits(db):
    """Ce que les fichiers de données donnent au banc, en petit."""
    for n in range(3):
        make_localite(commune=make_commune(latitude=50.5 + n / 10), latitude=50.5 + n / 10, longitude=4.4)
    make_public(designe_tous=True)
    make_federation()
    make_dispositif()
    for fabrique in (make_type, make_public, make_activite, make_langue, make_accessibilite, make_mode_acces):
        for _ in range(5):
            fabrique()


@pytest.fixture
def annuaire(faits):
    remplit(TAILLE, jour=JOUR, montre=False)


def contenu() -> list[list[dict]]:
    """Tout ce que le générateur écrit, sans les clés, qui changent d'une base à l'autre."""
    liens = [Lieu.objects.order_by("slug", nom).values("slug", f"{nom}__slug") for nom in RELATIONS]
    lieux = [
        model_to_dict(lieu, exclude=["id", "operateur", *RELATIONS]) for lieu in Lieu.objects.order_by("slug")
    ]
    accueils = Accueil.objects.order_by("lieu__slug", "public").values("lieu__slug", "public", "mode")
    return [lieux, list(accueils), *map(list, liens)]


def test_chaque_fiche_engendree_est_valable(annuaire):
    modeles = (Lieu, Operateur, Accueil, Verification, InfoTemporaire, PremiereVisite)
    objets = [objet for modele in modeles for objet in modele.objects.all()]

    for objet in objets:
        objet.full_clean()

    assert Lieu.objects.visibles().count() == TAILLE
    assert Counter(type(objet) for objet in objets).keys() >= {
        Lieu,
        Operateur,
        Accueil,
        Verification,
        PremiereVisite,
    }


def test_la_meme_graine_donne_le_meme_annuaire(annuaire):
    premier = contenu()
    Lieu.objects.all().delete()
    Operateur.objects.all().delete()

    remplit(TAILLE, jour=JOUR, montre=False)

    assert contenu() == premier


def test_une_autre_graine_donne_un_autre_annuaire(annuaire):
    noms = set(Lieu.objects.values_list("nom", flat=True))
    Lieu.objects.all().delete()
    Operateur.objects.all().delete()

    remplit(TAILLE, jour=JOUR, graine=GRAINE + 1, montre=False)

    assert len(noms & set(Lieu.objects.values_list("nom", flat=True))) < TAILLE / 2


@pytest.fixture
def mesures(annuaire, settings, live_server):
    settings.ROOT_URLCONF = "outils.banc.adresses"
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()
    mesureur = Mesureur(urlsplit(live_server.url).port, ESSAI)
    choisies = ("accueil", "recherche fautive", "autour d'un point", "points, zone")
    return [mesureur.mesure(page) for page in pages(reperes(GRAINE)) if page.nom in choisies]


@pytest.mark.django_db(transaction=True)
def test_une_page_est_mesuree_a_froid_tiede_et_revalidee_sauf_celle_que_personne_ne_garde(
    mesures, client, live_server
):
    brut, br, gz = mesures[0].octets
    page = client.get("/", headers={"host": f"127.0.0.1:{urlsplit(live_server.url).port}"})

    assert {mesure.page: (bool(mesure.tiede), bool(mesure.validee)) for mesure in mesures} == {
        "accueil": (True, True),
        "recherche fautive": (True, True),
        "autour d'un point": (False, False),
        "points, zone": (True, True),
    }
    assert (brut, br < brut, gz < brut) == (len(page.content), True, True)
