"""La liste des financements, et ce que dit la page d'un dispositif."""

from datetime import date

import pytest
from django.urls import reverse

from financements.models import Agrement, Dispositif
from lieux.models import Lieu
from tests.factories import (
    make_agrement,
    make_axe,
    make_dispositif,
    make_enveloppe,
    make_lieu,
    make_plafond,
    make_pouvoir,
    make_programmation,
)

pytestmark = pytest.mark.django_db


def lis(client, dispositif) -> str:
    return client.get(dispositif.get_absolute_url()).content.decode()


def test_la_liste_range_les_dispositifs_par_pouvoir_et_les_volets_sous_leur_dispositif(client):
    pouvoir, sans_dispositif = make_pouvoir(ordre=1), make_pouvoir(ordre=2)
    principal = make_dispositif(pouvoir=pouvoir)
    volet = make_dispositif(pouvoir=pouvoir, parent=principal)

    response = client.get(reverse("financements:liste"))

    assert response.context["pouvoirs"] == [(pouvoir, [(principal, [volet])])]
    assert response.context["autres_pouvoirs"] == [sans_dispositif]
    assert f'<li><a href="{volet.get_absolute_url()}">' in response.content.decode()


def test_une_liste_vide_offre_une_sortie(client):
    contenu = client.get(reverse("financements:liste")).content.decode()

    assert "Nous n'avons encore décrit aucun financement." in contenu
    assert f'href="{reverse("lieux:liste")}">Voir les lieux</a>' in contenu


def test_un_plafond_se_montre_avec_son_annee_et_sa_source(client):
    dispositif = make_dispositif()
    make_plafond(dispositif=dispositif, annee=2020, montant=12_000)
    make_plafond(dispositif=dispositif, source="Appel 2022")

    contenu = lis(client, dispositif)

    assert "Au plus <strong>15\u202f000\u202f€ par an</strong>, chiffre de 2022" in contenu
    assert "Source : Appel 2022" in " ".join(contenu.split())


def test_ce_qui_est_inconnu_est_dit(client):
    contenu = lis(client, make_dispositif())

    assert "Par bénéficiaire : montant non publié" in contenu
    assert "Aucune période en cours connue de nous" in contenu
    assert "<p>Pas encore trouvé dans nos sources. Une fédération" in contenu
    assert "Aucun texte de loi daté dans nos sources." in contenu
    assert "Aucun changement daté dans nos sources." in contenu
    assert f'href="{reverse("lieux:liste")}">Voir tous les lieux</a>' in contenu


def test_les_montants_vont_de_l_annee_la_plus_recente_a_la_plus_ancienne(client):
    programmation = make_programmation()
    ancien = make_enveloppe(programmation=programmation, annee=2024, montant=9_000_000, approximatif=True)
    recent = make_enveloppe(programmation=programmation, annee=2025, montant=9_500_000)

    response = client.get(programmation.dispositif.get_absolute_url())

    assert list(response.context["enveloppes"]) == [recent, ancien]
    assert "environ 9\u202f000\u202f000\u202f€" in response.content.decode()


def test_seule_la_periode_en_cours_dit_jusqu_a_quand(client):
    dispositif = make_dispositif()
    make_programmation(dispositif=dispositif, nom="Finie", debut=date(2009, 1, 1), fin=date(2013, 12, 31))
    en_cours = make_programmation(dispositif=dispositif, debut=date(2014, 1, 1), fin=date(2099, 12, 31))

    response = client.get(dispositif.get_absolute_url())

    assert response.context["en_cours"] == [en_cours]
    assert '<time datetime="2099-12-31">31 décembre 2099</time>' in response.content.decode()


def test_la_page_montre_les_lieux_qui_recoivent_et_la_liste_filtree_dit_la_meme_chose(client):
    dispositif, nomme, tu = make_dispositif(), make_lieu(), make_lieu()
    brouillon = make_lieu(publication=Lieu.Publication.BROUILLON)
    echu = make_lieu()
    make_lieu(operateur=nomme.operateur)
    make_agrement(operateur=nomme.operateur, dispositif=dispositif, fin=None, lieux=[nomme])
    make_agrement(operateur=tu.operateur, dispositif=dispositif, fin=None)
    make_agrement(operateur=brouillon.operateur, dispositif=dispositif, fin=None)
    make_agrement(operateur=echu.operateur, dispositif=dispositif, etat=Agrement.Etat.ECHU)

    page = client.get(dispositif.get_absolute_url()).context["lieux"]
    liste = client.get(reverse("lieux:liste"), {"dispositif": dispositif.slug}).context["filtre"].lieux

    assert set(page) == {nomme, tu}
    assert set(liste) == set(page)


def test_deux_dispositifs_de_meme_sigle_se_previennent_l_un_l_autre(client):
    plan = make_dispositif(sigle="PCS", territoire=Dispositif.Territoire.WALLONIE)
    projet = make_dispositif(sigle="PCS")
    make_dispositif()

    assert list(client.get(plan.get_absolute_url()).context["homonymes"]) == [projet]
    assert f'Même sigle, autre chose : <a href="{projet.get_absolute_url()}">' in lis(client, plan)


def test_un_volet_renvoie_a_son_dispositif_et_le_dispositif_a_ses_axes(client):
    principal = make_dispositif()
    volet = make_dispositif(parent=principal)
    axe = make_axe(dispositif=principal)

    assert f'<a href="{principal.get_absolute_url()}">' in lis(client, volet)
    assert f'<a href="{volet.get_absolute_url()}">' in lis(client, principal)
    assert axe.libelle in lis(client, principal)


def test_la_certitude_se_dit_en_mots(client):
    contenu = lis(client, make_dispositif(certitude="D"))

    assert "<strong>document de départ, non revérifié</strong>" in contenu


def test_un_dispositif_inconnu_repond_404(client):
    assert client.get(reverse("financements:dispositif", args=["atlantide"])).status_code == 404
