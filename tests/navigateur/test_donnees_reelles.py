"""Les parcours partent de données réelles intactes, servies comme en production."""

from lieux.models import Lieu


def test_la_base_contient_les_lieux_reels():
    assert Lieu.objects.visibles().exists()


def test_un_test_peut_tout_effacer():
    Lieu.objects.all().delete()

    assert not Lieu.objects.exists()


def test_ce_qu_un_test_efface_est_remis_avant_le_suivant():
    assert Lieu.objects.visibles().exists()


def test_les_fichiers_statiques_portent_leur_empreinte(bureau):
    with bureau.expect_response(
        lambda reponse: "/static/" in reponse.url and ".css" in reponse.url
    ) as feuille:
        bureau.goto("/")

    assert feuille.value.status == 200
    assert "immutable" in feuille.value.headers["cache-control"]


def test_sans_javascript_la_page_d_accueil_a_un_titre(sans_javascript):
    sans_javascript.goto("/")

    assert sans_javascript.locator("h1").count() == 1
