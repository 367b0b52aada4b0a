"""Ce qui est fragile : à la rédaction, et à une fédération pour ses membres seulement."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.urls import reverse
from django.utils import timezone

from comptes.roles import Role
from financements.models import Agrement, Releve
from tests.connecte import connecte
from tests.factories import (
    make_adhesion,
    make_agrement,
    make_dispositif,
    make_federation,
    make_lieu,
    make_perimetre,
    make_redacteur,
)
from tests.redaction.conftest import redacteur, redaction

__all__ = ["redacteur", "redaction"]
pytestmark = pytest.mark.django_db
PAGE = reverse("admin:financements_fragilite")
CSV = reverse("admin:financements_fragilite_csv")
RELEVER = reverse("admin:financements_relever")


def dans(jours: int):
    return timezone.localdate() + timedelta(days=jours)


def make_soutenu(nature="agrement", fin=None, **champs):
    """Un lieu et le seul octroi qu'on lui connaisse."""
    lieu = make_lieu()
    make_agrement(operateur=lieu.operateur, dispositif=make_dispositif(nature=nature), fin=fin, **champs)
    return lieu


def fragiles(client, **params) -> list:
    return [fragile.lieu for fragile in client.get(PAGE, params).context["vue"].fragiles]


def finissants(client, **params) -> list:
    return [lieu for appui in client.get(PAGE, params).context["vue"].finissants for lieu in appui.lieux]


def test_est_fragile_un_lieu_dont_le_seul_appui_connu_est_facultatif_ou_fini(redaction):
    facultatif, appel = make_soutenu("facultative"), make_soutenu("appel")
    fini = make_soutenu(fin=dans(-1))
    make_soutenu(), make_lieu(), make_soutenu("facultative", etat=Agrement.Etat.REFUSE)
    double = make_soutenu("facultative")
    make_agrement(operateur=double.operateur, fin=None)

    assert set(fragiles(redaction)) == {facultatif, appel, fini}


def test_un_octroi_qui_nomme_un_lieu_ne_soutient_pas_ses_voisins(redaction):
    nomme = make_soutenu("facultative")
    voisin = make_lieu(operateur=nomme.operateur)
    make_agrement(operateur=nomme.operateur, fin=None, lieux=[nomme])

    assert fragiles(redaction) == [voisin]


def test_un_octroi_qui_nomme_deux_lieux_n_est_montre_qu_une_fois(redaction):
    lieu = make_lieu()
    autre = make_lieu(operateur=lieu.operateur)
    make_agrement(operateur=lieu.operateur, fin=dans(20), lieux=[lieu, autre])

    (appui,) = redaction.get(PAGE).context["vue"].finissants

    assert set(appui.lieux) == {lieu, autre}


def test_on_choisit_le_nombre_de_mois_et_une_fin_inconnue_est_dite(redaction):
    proche, lointain = make_soutenu(fin=dans(20)), make_soutenu(fin=dans(300))
    make_soutenu(fin=None)

    assert finissants(redaction) == [proche]
    assert finissants(redaction, mois=12) == [proche, lointain]
    assert "1 octroi en cours n'a pas de fin notée" in redaction.get(PAGE).content.decode()


def test_commune_et_federation_filtrent_la_page_et_l_export(redaction):
    membre, autre = make_soutenu("bourse"), make_soutenu("bourse")
    federation = make_federation()
    make_adhesion(operateur=membre.operateur, federation=federation)

    assert fragiles(redaction, federation=federation.slug) == [membre]
    assert fragiles(redaction, commune=autre.commune.slug) == [autre]
    contenu = redaction.get(CSV, {"commune": autre.commune.slug}).content.decode("utf-8-sig")
    (ligne,) = csv.DictReader(StringIO(contenu), delimiter=";")
    assert (ligne["pourquoi"], ligne["lieu"], ligne["nature"], ligne["montant"]) == (
        "aucun appui durable connu", autre.nom, "Bourse", "",
    )  # fmt: skip


def test_un_choix_sans_sens_est_dit_et_ne_montre_rien(redaction):
    make_soutenu("facultative")

    contenu = redaction.get(PAGE, {"mois": "0", "commune": "atlantide"})

    assert contenu.context["vue"].fragiles == []
    assert "Corriger ce choix pour voir la liste" in contenu.content.decode()


def test_une_federation_ne_voit_que_ses_membres(client):
    membre, _ailleurs = make_soutenu("facultative"), make_soutenu("facultative")
    adhesion = make_adhesion(operateur=membre.operateur)
    compte = make_redacteur(role=Role.CONTRIBUTION)
    make_perimetre(compte, federations=[adhesion.federation])
    client = connecte(client, compte)

    assert fragiles(client) == [membre]
    assert client.get(CSV).content.count(b"\r\n") == 2


def test_sans_rien_de_fragile_la_page_le_dit(redaction):
    contenu = redaction.get(PAGE).content.decode()

    assert "Aucun octroi connu ne finit d'ici là." in contenu
    assert "Aucun, d'après ce que nous savons." in contenu


def test_l_accueil_de_la_redaction_y_mene_et_annonce_autant_de_lieux(redaction):
    make_soutenu("facultative"), make_soutenu("bourse"), make_soutenu()

    groupes = redaction.get(reverse("admin:index")).context["travail"].groupes
    annonces = [c.nombre for groupe in groupes for c in groupe.a_faire if c.adresse == PAGE]

    assert annonces == [len(fragiles(redaction))] == [2]


@pytest.mark.parametrize("nombre", [1, 3])
def test_la_page_fait_autant_de_requetes_pour_un_lieu_que_pour_trois(
    redaction, django_assert_num_queries, nombre
):
    for _ in range(nombre):
        make_soutenu("facultative", fin=dans(20))
    redaction.get(PAGE)

    with django_assert_num_queries(10):
        redaction.get(PAGE)


def test_le_bouton_montre_puis_garde_les_chiffres_une_seule_fois(redaction):
    assert "Garder les chiffres du" in redaction.get(RELEVER).content.decode()
    assert not Releve.objects.exists()

    redaction.post(RELEVER)
    redaction.post(RELEVER)

    assert [releve.jour for releve in Releve.objects.all()] == [timezone.localdate()]
    assert "sont déjà gardés" in redaction.get(RELEVER).content.decode()
