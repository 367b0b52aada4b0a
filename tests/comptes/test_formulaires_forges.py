"""Un formulaire récrit à la main ne fait pas sortir une contribution de son périmètre."""

import pytest
from django.urls import reverse

from lieux.models import Accueil, Lieu
from tests.factories import (
    make_accueil,
    make_commune,
    make_lieu,
    make_operateur,
    make_perimetre,
    make_public,
    make_type,
)
from tests.redaction.saisie import adresse, envoie, erreurs, nouveau_lieu

AJOUT = reverse("admin:lieux_lieu_add")
AJOUT_ACCUEIL = reverse("admin:lieux_accueil_add")
BROUILLON = Lieu.Publication.BROUILLON
DEHORS = (
    "Ce lieu ne serait pas de votre périmètre : choisir un opérateur ou une commune dont vous vous occupez."
)
CHOISIR = "Choisir dans votre périmètre ; ce qui est publié se change depuis la fiche du lieu."


def test_on_ne_cree_un_lieu_que_dans_son_perimetre(contribution, contributeur):
    commune, ailleurs = make_commune(), make_commune()
    make_perimetre(contributeur, communes=[commune])
    champs = nouveau_lieu(type=make_type().pk)

    refuse = envoie(contribution, AJOUT, **champs, commune=ailleurs.pk)
    cree = envoie(contribution, AJOUT, **champs, commune=commune.pk)

    assert (erreurs(refuse), cree.status_code) == ([DEHORS], 302)
    assert list(Lieu.objects.values_list("commune", "publication")) == [(commune.pk, BROUILLON)]


def test_on_ne_sort_pas_un_lieu_de_son_perimetre_en_changeant_sa_commune(contribution, contributeur):
    commune, ailleurs = make_commune(), make_commune()
    make_perimetre(contributeur, communes=[commune])
    lieu = make_lieu(commune=commune, publication=BROUILLON)

    reponse = envoie(contribution, adresse(lieu), commune=ailleurs.pk)

    lieu.refresh_from_db()
    assert (erreurs(reponse), lieu.commune) == ([DEHORS], commune)


def test_un_operateur_hors_du_perimetre_ne_se_choisit_pas(contribution, contributeur):
    lieu = make_lieu(publication=BROUILLON)
    make_perimetre(contributeur, lieux=[lieu])

    reponse = envoie(contribution, adresse(lieu), operateur=make_operateur().pk)

    assert erreurs(reponse) == [CHOISIR]


@pytest.mark.parametrize("publication", [Lieu.Publication.PUBLIE, Lieu.Publication.RETIRE])
def test_une_ligne_ne_s_ajoute_pas_par_sa_page_a_ce_que_le_public_lit(
    contribution, contributeur, publication
):
    lieu = make_lieu(publication=publication)
    make_perimetre(contributeur, lieux=[lieu])

    reponse = envoie(contribution, AJOUT_ACCUEIL, lieu=lieu.pk, public=make_public().pk)

    assert (erreurs(reponse), Accueil.objects.count()) == ([CHOISIR], 0)


def test_une_ligne_ne_s_ajoute_pas_au_lieu_d_un_autre_perimetre(contribution, contributeur):
    make_perimetre(contributeur, lieux=[make_lieu()])
    ailleurs = make_lieu(publication=BROUILLON)

    reponse = envoie(contribution, AJOUT_ACCUEIL, lieu=ailleurs.pk, public=make_public().pk)

    assert (erreurs(reponse), Accueil.objects.count()) == ([CHOISIR], 0)


def test_la_cle_d_une_ligne_d_un_autre_lieu_glissee_dans_la_fiche_ne_la_change_pas(
    contribution, contributeur
):
    lieu = make_lieu(publication=BROUILLON)
    make_perimetre(contributeur, lieux=[lieu])
    sienne, autre = make_accueil(lieu=lieu, note="La sienne"), make_accueil(note="D'un autre lieu")

    envoie(contribution, adresse(lieu), **{"accueils-0-id": autre.pk, "accueils-0-note": "Volée"})

    autre.refresh_from_db()
    sienne.refresh_from_db()
    assert (autre.note, autre.lieu == lieu, sienne.note) == ("D'un autre lieu", False, "La sienne")
