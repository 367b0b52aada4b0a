"""Une migration qui reconstruit une table sur SQLite n'est pas arrêtée par nos déclencheurs, qui reviennent ensuite."""

import pytest
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import connection, models
from django.db.migrations import Migration

from lieux.models import Lieu
from tests.factories import make_accueil

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        "connection.vendor != 'sqlite'", reason="PostgreSQL change une table sans la remplacer"
    ),
]


def declencheurs() -> set[str]:
    with connection.cursor() as curseur:
        curseur.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        return {nom for (nom,) in curseur.fetchall()}


def reconstruit_la_table_des_lieux() -> None:
    """Ce que fait SQLite pour un champ ajouté ou changé."""
    ancien = Lieu._meta.get_field("remarque")
    nouveau = models.TextField(null=True)
    nouveau.set_attributes_from_name("remarque")
    with connection.schema_editor() as editeur:
        editeur.alter_field(Lieu, ancien, nouveau)
        editeur.alter_field(Lieu, nouveau, ancien)


def test_une_table_pleine_se_reconstruit_et_les_declencheurs_reviennent():
    make_accueil()
    avant = declencheurs()

    emit_pre_migrate_signal(0, False, "default", plan=[(Migration("une", "lieux"), False)])
    reconstruit_la_table_des_lieux()
    emit_post_migrate_signal(0, False, "default")

    assert Lieu.objects.count() == 1
    assert declencheurs() == avant
    assert len(avant) > 50


def test_sans_migration_a_faire_aucun_declencheur_n_est_ote():
    avant = declencheurs()

    emit_pre_migrate_signal(0, False, "default", plan=[])

    assert declencheurs() == avant
