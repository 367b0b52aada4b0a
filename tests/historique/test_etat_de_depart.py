"""Une base qui servait avant l'historique : l'état du jour de chaque fiche en devient la première trace."""

from importlib import import_module

import pytest
from django.apps import apps

from tests.factories import make_accueil, make_activite, make_lieu

pytestmark = pytest.mark.django_db

migration = import_module("historique.migrations.0002_etat_de_depart")


def test_chaque_fiche_recoit_son_etat_de_depart_relations_comprises():
    activite = make_activite()
    lieu = make_lieu(nom="La Ruelle", activites=[activite])
    accueil = make_accueil(lieu=lieu)
    lieu.history.all().delete()
    accueil.history.all().delete()

    migration.note_l_etat_de_depart(apps, None)

    trace = lieu.history.get()
    assert (trace.nom, trace.relations["activites"], trace.history_type) == ("La Ruelle", [activite.pk], "+")
    assert (accueil.history.get().mode, accueil.history.get().acte) == (accueil.mode, trace.acte)


def test_la_premiere_modification_qui_suit_a_donc_un_avant():
    lieu = make_lieu(nom="Avant")
    lieu.history.all().delete()
    migration.note_l_etat_de_depart(apps, None)

    lieu.nom = "Après"
    lieu.save()

    assert [trace.nom for trace in lieu.history.order_by("history_id")] == ["Avant", "Après"]
