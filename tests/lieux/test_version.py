"""La version des données augmente dans la même transaction que tout ce qui change ce que voit le public."""

import pytest
from django.db import connection, transaction

from lieux.models import Commune, Lieu, VersionDonnees
from tests.factories import (
    make_activite,
    make_adhesion,
    make_commune,
    make_enveloppe,
    make_lieu,
    make_redacteur,
)

pytestmark = pytest.mark.django_db


def version() -> int:
    return VersionDonnees.objects.get().numero


def enregistre(lieu):
    lieu.nom = "Autre nom"
    lieu.save()


def sql(lieu):
    with connection.cursor() as curseur:
        curseur.execute("UPDATE lieux_lieu SET nom = 'Autre nom' WHERE id = %s", [lieu.pk])


def cree_en_masse(lieu):
    commun = {"region": "bruxelles", "latitude": 50.8, "longitude": 4.3}
    Commune.objects.bulk_create(
        [Commune(code_ins=f"9800{n}", nom_fr="X", slug=f"x-{n}", **commun) for n in (1, 2)]
    )


CHANGEMENTS = {
    "save": enregistre,
    "update en masse": lambda lieu: Lieu.objects.update(nom="Autre nom"),
    "bulk_update": lambda lieu: Lieu.objects.bulk_update([lieu], ["nom"]),
    "bulk_create": cree_en_masse,
    "suppression": lambda lieu: lieu.delete(),
    "suppression en masse": lambda lieu: Lieu.objects.all().delete(),
    "relation ajoutee": lambda lieu: lieu.activites.add(make_activite()),
    "SQL": sql,
    "affiliation": lambda lieu: make_adhesion(operateur=lieu.operateur),
    "enveloppe": lambda lieu: make_enveloppe(),
}


@pytest.mark.parametrize("change", CHANGEMENTS.values(), ids=CHANGEMENTS)
def test_tout_changement_visible_augmente_la_version(change):
    lieu = make_lieu()
    avant = version()

    change(lieu)

    assert version() > avant


def test_une_relation_retiree_augmente_la_version():
    lieu = make_lieu(activites=[make_activite()])
    avant = version()

    lieu.activites.clear()

    assert version() > avant


def test_un_changement_annule_rend_la_version_d_avant():
    lieu = make_lieu()
    avant = version()

    with transaction.atomic():
        lieu.delete()
        pendant = version()
        transaction.set_rollback(True)

    assert (pendant > avant, version()) == (True, avant)


def test_lire_ou_changer_un_compte_de_redaction_n_augmente_pas_la_version():
    make_lieu()
    avant = version()

    list(Lieu.objects.visibles())
    make_redacteur()

    assert version() == avant


def test_il_n_y_a_qu_une_ligne_de_version():
    make_commune()

    assert VersionDonnees.objects.count() == 1
