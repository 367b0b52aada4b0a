"""Une fiche absorbée ne revient pas devant le public ; l'avertissement parle même quand l'identifiant est déjà pris."""

from django.urls import reverse

from doublons.avertissement import ABSORBEE
from tests.factories import make_lieu, make_type
from tests.redaction.saisie import adresse, envoie, erreurs, nouveau_lieu

from .fusions import fusionne

LISTE = reverse("admin:lieux_lieu_changelist")


def test_elle_ne_se_republie_pas_depuis_sa_fiche(redaction, paire):
    garde, absorbe = paire
    fusionne(redaction, garde, absorbe)

    reponse = envoie(redaction, adresse(absorbe), publication="publie")

    absorbe.refresh_from_db()
    assert erreurs(reponse) == [ABSORBEE]
    assert absorbe.publication == "retire"


def test_elle_ne_se_republie_pas_depuis_la_liste(redaction, paire):
    garde, absorbe = paire
    fusionne(redaction, garde, absorbe)

    reponse = redaction.post(LISTE, {"action": "publie", "_selected_action": [absorbe.pk]}, follow=True)

    absorbe.refresh_from_db()
    assert f"{absorbe.nom} : {ABSORBEE}" in map(str, reponse.context["messages"])
    assert absorbe.publication == "retire"


def test_le_meme_nom_avertit_bien_que_l_identifiant_soit_pris(redaction, schaerbeek):
    existant = make_lieu(nom="Le Passage", slug="le-passage", commune=schaerbeek, telephone="02 216 61 05")
    saisie = nouveau_lieu(
        nom="Le Passage",
        slug="le-passage",
        type=make_type().pk,
        commune=schaerbeek.pk,
        telephone="02 216 61 05",
    )

    reponse = envoie(redaction, reverse("admin:lieux_lieu_add"), **saisie)

    assert [proche.lieu for proche in reponse.context["proches"]] == [existant]
