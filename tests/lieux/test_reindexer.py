"""`manage.py reindexer` récrit tout l'index, et dit ce qui y différait des données."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from lieux import plein_texte, recherche
from lieux.models import Lieu
from tests.factories import make_lieu

pytestmark = pytest.mark.django_db

CLE = {"sqlite": "rowid", "postgresql": "lieu_id"}[connection.vendor]


def reindexe() -> str:
    sortie = StringIO()
    call_command("reindexer", stdout=sortie, stderr=StringIO())
    return sortie.getvalue()


def nombre(mot: str) -> int:
    return sum(map(len, recherche.trouve(mot).pks))


@pytest.fixture
def lieux() -> list[Lieu]:
    lieux = [make_lieu(nom=nom) for nom in ("Tournesol", "Pivoine", "Muguet")]
    plein_texte.met_a_jour()
    return lieux


def test_rien_ne_differe_deux_fois_de_suite(lieux):
    assert (reindexe(), reindexe()) == ("Rien ne différait.\n", "Rien ne différait.\n")


def test_ce_qui_attend_d_etre_indexe_ne_differe_pas(lieux):
    Lieu.objects.update(nom="Lilas")
    make_lieu(nom="Lilas blanc")

    assert (reindexe(), nombre("lilas")) == ("Rien ne différait.\n", 4)


def test_ce_qui_manque_est_de_trop_ou_a_change_est_dit_et_repare(lieux):
    tournesol, pivoine, muguet = lieux
    with connection.cursor() as curseur:
        curseur.execute(f"DELETE FROM lieux_plein_texte WHERE {CLE} = %s", [tournesol.pk])
        curseur.execute(
            f"UPDATE lieux_plein_texte SET {CLE} = %s WHERE {CLE} = %s", [muguet.pk + 999, muguet.pk]
        )
        Lieu.objects.filter(pk=pivoine.pk).update(nom="Lilas")
        curseur.execute("DELETE FROM lieux_a_indexer")

    phrase = reindexe()

    assert phrase == "Différaient des données : 2 manquants, 1 de trop, 1 changés.\n"
    assert [nombre(mot) for mot in ("tournesol", "lilas", "muguet", "pivoine")] == [1, 1, 1, 0]
    assert reindexe() == "Rien ne différait.\n"
