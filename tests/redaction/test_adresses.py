"""Changer l'identifiant public d'un lieu garde l'ancienne adresse, et n'en prend jamais à un autre lieu."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from lieux import adresses
from lieux.models import AncienneAdresse, Lieu
from tests.factories import make_ancienne_adresse, make_lieu, make_type

from .saisie import adresse, envoie, erreurs, nouveau_lieu, slugs

REFUS = "« cafe » est une ancienne adresse de « Le Café », et y mène encore : choisir un autre identifiant."


def anciennes() -> list[tuple[str, str]]:
    return list(AncienneAdresse.objects.order_by("slug").values_list("slug", "lieu__slug"))


def test_changer_l_identifiant_garde_l_ancienne_adresse(redaction):
    lieu = make_lieu(slug="ancien")

    envoie(redaction, adresse(lieu), slug="nouveau")

    assert (slugs(), anciennes()) == (["nouveau"], [("ancien", "nouveau")])


def test_changer_autre_chose_ne_cree_aucune_ancienne_adresse(redaction):
    lieu = make_lieu(slug="ancien")

    envoie(redaction, adresse(lieu), nom="Un autre nom")

    assert (slugs(), anciennes()) == (["ancien"], [])


def test_un_lieu_peut_reprendre_son_ancienne_adresse(redaction):
    lieu = make_lieu(slug="deuxieme")
    make_ancienne_adresse(lieu=lieu, slug="premiere")

    envoie(redaction, adresse(lieu), slug="premiere")

    assert (slugs(), anciennes()) == (["premiere"], [("deuxieme", "premiere")])


def test_un_lieu_ne_prend_pas_l_ancienne_adresse_d_un_autre(redaction):
    make_ancienne_adresse(lieu=make_lieu(nom="Le Café", slug="cafe-des-amis"), slug="cafe")
    lieu = make_lieu(slug="autre")

    reponse = envoie(redaction, adresse(lieu), slug="cafe")

    assert erreurs(reponse) == [REFUS]
    assert (sorted(slugs()), anciennes()) == (["autre", "cafe-des-amis"], [("cafe", "cafe-des-amis")])


def test_un_lieu_ne_se_cree_pas_sur_l_ancienne_adresse_d_un_autre(redaction):
    make_ancienne_adresse(lieu=make_lieu(nom="Le Café", slug="cafe-des-amis"), slug="cafe")

    reponse = envoie(
        redaction, reverse("admin:lieux_lieu_add"), **nouveau_lieu(slug="cafe", type=make_type().pk)
    )

    assert erreurs(reponse) == [REFUS]
    assert slugs() == ["cafe-des-amis"]


@pytest.mark.django_db
def test_renommer_refuse_aussi_hors_du_formulaire_sans_rien_enregistrer():
    make_ancienne_adresse(lieu=make_lieu(nom="Le Café", slug="cafe-des-amis"), slug="cafe")
    lieu = make_lieu(slug="autre")
    lieu.slug = "cafe"

    with pytest.raises(ValidationError, match="ancienne adresse de « Le Café »"):
        adresses.renomme(lieu, "autre")

    assert Lieu.objects.get(pk=lieu.pk).slug == "autre"
