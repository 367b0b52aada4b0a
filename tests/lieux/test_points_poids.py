"""Dix mille lieux tiennent, noms compris, en cent kilo-octets ; cent mille se partagent en vues bien plus légères."""

from random import Random

import brotli
import pytest
from django.utils.text import slugify

from lieux.models import Commune, Lieu, Localite, TypeLieu
from outils.banc.annuaire.endroits import Endroits
from outils.banc.annuaire.mots import nom_de_lieu
from outils.banc.annuaire.remplissage import charge_faits

from .lecture import slugs_des_points
from .points import grille, lit, make_lieux, represente

pytestmark = pytest.mark.django_db

D_UN_COUP = 10_000
BR = {"Accept-Encoding": "br"}


def _annuaire(nombre: int) -> list[Lieu]:
    """Lieux plausibles, tous localisés, aux noms souvent pareils, dans les vraies communes ; toujours les mêmes."""
    charge_faits()
    hasard, slugs, lieux = Random(1030), set(), []
    endroits = Endroits(list(Commune.objects.order_by("code_ins")), list(Localite.objects.order_by("pk")))
    types = list(TypeLieu.objects.order_by("slug"))
    while len(lieux) < nombre:
        endroit, type_ = endroits.tire(hasard), hasard.choice(types)
        if not endroit.precision:
            continue
        nom = nom_de_lieu(hasard, type_.libelle, endroit.nom)
        slug = slugify(nom) if slugify(nom) not in slugs else f"{slugify(nom)}-{len(lieux)}"
        slugs.add(slug)
        lieux.append(
            Lieu(
                nom=nom,
                slug=slug,
                type=type_,
                commune=endroit.commune,
                localite=endroit.localite,
                latitude=endroit.latitude,
                longitude=endroit.longitude,
                precision=endroit.precision,
                publication=Lieu.Publication.PUBLIE,
                etat=Lieu.Etat.OUVERT,
            )
        )
    return Lieu.objects.bulk_create(lieux)


def test_dix_mille_lieux_avec_leurs_noms_pesent_cent_kilo_octets_au_plus(client):
    lieux = _annuaire(D_UN_COUP)

    reponse = client.get("/lieux/points.json", headers=BR)
    contenu = client.get("/lieux/points.json").json()

    assert len(reponse.content) <= 100_000
    assert brotli.decompress(reponse.content) == client.get("/lieux/points.json").content
    assert contenu["forme"] == "points"
    assert sorted(slugs_des_points(contenu)) == sorted(lieu.slug for lieu in lieux)


def test_au_dela_de_dix_mille_lieux_une_demande_sans_zoom_recoit_des_groupes(client):
    make_lieux(grille(D_UN_COUP + 1, pas=0.003, largeur=120))

    contenu = lit(client)
    reponse = client.get("/lieux/points.json", headers=BR)

    assert (contenu["forme"], contenu["nombre"], represente(contenu)) == (
        "groupes",
        D_UN_COUP + 1,
        D_UN_COUP + 1,
    )
    assert len(reponse.content) <= 60_000
