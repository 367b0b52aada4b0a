"""Chaque changement laisse une trace : qui, quand, pourquoi, et l'état de la fiche ; une par acte, aucune quand rien ne change."""

import pytest
from django.contrib.auth import get_user_model

from historique.traces import note
from lieux.actes import acte
from lieux.models import Accueil, Lieu, Verification, VersionDonnees
from tests.factories import (
    make_accueil,
    make_activite,
    make_agrement,
    make_langue,
    make_lieu,
    make_redacteur,
    make_verification,
)

pytestmark = pytest.mark.django_db


def traces(objet) -> list[tuple]:
    """Genre, auteur et raison, de la plus ancienne à la plus récente."""
    return list(
        objet.history.order_by("history_id").values_list("history_type", "auteur", "history_change_reason")
    )


def test_une_creation_et_un_changement_laissent_deux_traces_signees():
    camille = make_redacteur(username="camille")
    with acte(auteur=camille):
        lieu = make_lieu(nom="Avant")

    with acte(auteur=camille, raison="Appel du matin"):
        lieu.nom = "Après"
        lieu.save()

    assert traces(lieu) == [("+", "camille", ""), ("~", "camille", "Appel du matin")]
    assert list(lieu.history.order_by("history_id").values_list("nom", flat=True)) == ["Avant", "Après"]


def test_enregistrer_sans_rien_changer_ne_laisse_aucune_trace():
    lieu = make_lieu(activites=[make_activite()])
    avant = len(traces(lieu))

    lieu.save()
    lieu.activites.set(lieu.activites.all())

    assert len(traces(lieu)) == avant


def test_un_acte_qui_change_les_champs_et_les_relations_laisse_une_seule_trace():
    lieu, activite, langue = make_lieu(), make_activite(), make_langue()

    with acte():
        lieu.accroche = "Un café et des jeux"
        lieu.save()
        lieu.activites.add(activite)
        lieu.langues.add(langue)

    trace = lieu.history.first()
    assert len(traces(lieu)) == 2
    assert (trace.accroche, trace.relations["activites"], trace.relations["langues"]) == (
        "Un café et des jeux", [activite.pk], [langue.pk],
    )  # fmt: skip


def test_un_acte_qui_remet_tout_comme_avant_ne_laisse_aucune_trace():
    lieu = make_lieu(nom="Avant")

    with acte():
        lieu.nom = "Essai"
        lieu.save()
        lieu.nom = "Avant"
        lieu.save()

    assert [genre for genre, *_ in traces(lieu)] == ["+"]


def test_une_relation_changee_de_l_autre_cote_laisse_une_trace_sur_le_bon_objet():
    lieu, agrement = make_lieu(), make_agrement()

    lieu.agrements.add(agrement)
    lieu.agrements.clear()

    liens = [trace.relations["lieux"] for trace in agrement.history.order_by("history_id")]
    assert liens == [[], [lieu.pk], []]
    assert [genre for genre, *_ in traces(lieu)] == ["+"]


def test_l_historique_reste_quand_le_lieu_et_ses_lignes_sont_effaces():
    lieu = make_lieu(nom="La Ruelle", activites=[make_activite()])
    accueil, verification = make_accueil(lieu=lieu), make_verification(lieu=lieu)
    cles = {Lieu: lieu.pk, Accueil: accueil.pk, Verification: verification.pk}
    activites = list(lieu.activites.values_list("pk", flat=True))

    with acte(raison="Doublon"):
        lieu.delete()

    dernieres = {modele: modele.history.filter(id=cle).first() for modele, cle in cles.items()}
    assert {trace.history_type for trace in dernieres.values()} == {"-"}
    assert len({trace.acte for trace in dernieres.values()}) == 1
    assert (dernieres[Lieu].nom, dernieres[Lieu].relations["activites"]) == ("La Ruelle", activites)


def test_l_auteur_reste_nomme_quand_son_compte_est_efface():
    camille = make_redacteur(username="camille", first_name="Camille", last_name="Dupont")
    with acte(auteur=camille):
        lieu = make_lieu()

    get_user_model().objects.all().delete()

    assert traces(lieu) == [("+", "Camille Dupont", "")]


def test_une_ecriture_en_masse_se_note_objet_par_objet():
    lieux = [make_lieu(), make_lieu()]

    with acte(raison="Tous à relire"):
        Lieu.objects.update(publication="a_relire")
        note(Lieu.objects.all())

    assert [lieu.history.first().publication for lieu in lieux] == ["a_relire", "a_relire"]
    assert [traces(lieu)[-1] for lieu in lieux] == [("~", "", "Tous à relire")] * 2


def test_une_trace_ne_change_pas_la_version_des_donnees_publiques():
    lieu = make_lieu()
    avant = VersionDonnees.objects.get().numero

    note([lieu], cree=True)

    assert VersionDonnees.objects.get().numero == avant
