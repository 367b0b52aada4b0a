"""Le nombre de requêtes ne dépend pas du nombre de lignes, et ne dépasse pas huit une fois le répertoire lu."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    make_adhesion,
    make_commune,
    make_effectif,
    make_federation,
    make_lieu,
    make_localite,
)

pytestmark = pytest.mark.django_db
PLAFOND = 8
PREMIERE_LECTURE = 60
"""Requêtes que la première page d'une version fait en plus, une fois par processus."""


def ajoute(nombre, federation) -> None:
    for _ in range(nombre):
        commune = make_commune()
        federation.communes.add(commune)
        regroupee = make_federation()
        federation.regroupe.add(regroupee)
        make_effectif(federation=federation, libelle=f"sorte {regroupee.pk}")
        lieu = make_lieu(commune=commune, localite=make_localite(commune=commune), code_postal="1030")
        make_adhesion(operateur=lieu.operateur, federation=regroupee)


def requetes(client, adresse) -> list[str]:
    with CaptureQueriesContext(connection) as capture:
        assert client.get(adresse).status_code == 200
    return [requete["sql"] for requete in capture]


@pytest.mark.parametrize(
    "adresse",
    ["/federations/", "/federations/f/", "/federations/f/?q=lieu&tarif=gratuit", "/communes/seule/"],
    ids=["liste", "fiche", "fiche-filtree", "commune"],
)
def test_le_nombre_de_requetes_ne_depend_pas_du_nombre_de_lignes(client, adresse):
    federation = make_federation(slug="f", communes=[make_commune(slug="seule")])
    ajoute(3, federation)
    lecture_de_trois, avec_trois = requetes(client, adresse), requetes(client, adresse)

    ajoute(27, federation)
    lecture_de_trente, avec_trente = requetes(client, adresse), requetes(client, adresse)

    assert len(avec_trente) == len(avec_trois) <= PLAFOND, "\n".join(avec_trente)
    assert len(lecture_de_trente) == len(lecture_de_trois) <= PLAFOND + PREMIERE_LECTURE, "\n".join(
        lecture_de_trente
    )
