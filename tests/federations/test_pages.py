"""La liste des fédérations et la page de chacune."""

from datetime import date

import pytest
from django.urls import reverse

from federations.models import Federation
from lieux.models import Lieu
from tests.factories import SOURCE, make_adhesion, make_commune, make_effectif, make_federation, make_lieu

pytestmark = pytest.mark.django_db
FERME = {"etat": Lieu.Etat.FERME, "etat_depuis": date(2025, 7, 8)}


def test_la_liste_range_les_federations_par_ce_qu_elles_font(client):
    reseau = make_federation(nature=Federation.Nature.RESEAU)
    ligue = make_federation(nature=Federation.Nature.LIGUE)

    groupes = client.get(reverse("federations:liste")).context["groupes"]

    assert groupes == [
        ("Réunir des associations", [ligue]),
        ("Relier un territoire ou un métier", [reseau]),
    ]


def test_une_liste_vide_offre_une_sortie(client):
    contenu = client.get(reverse("federations:liste")).content.decode()

    assert "Nous n'avons encore décrit aucune fédération." in contenu
    assert f'href="{reverse("lieux:liste")}">Voir les lieux</a>' in contenu


def test_la_fiche_montre_les_lieux_visibles_et_en_activite_de_ses_membres(client):
    federation = make_federation()
    visible, brouillon, ferme = (
        make_lieu(),
        make_lieu(publication=Lieu.Publication.BROUILLON),
        make_lieu(**FERME),
    )
    for lieu in (visible, brouillon, ferme):
        make_adhesion(operateur=lieu.operateur, federation=federation)
    make_lieu()

    response = client.get(federation.get_absolute_url())

    assert list(response.context["lieux"]) == [visible]
    assert f"{reverse('lieux:liste')}?federation={federation.slug}" in response.content.decode()


def test_une_affiliation_finie_ne_compte_plus(client):
    federation = make_federation()
    finie = make_adhesion(operateur=make_lieu().operateur, federation=federation, fin=date(2020, 12, 31))
    valide = make_adhesion(operateur=make_lieu().operateur, federation=federation)

    contexte = client.get(federation.get_absolute_url()).context

    assert list(contexte["adhesions"]) == [valide]
    assert finie.operateur not in [lieu.operateur for lieu in contexte["lieux"]]


def test_ses_propres_chiffres_ont_leur_annee_et_leur_source_a_cote_du_notre(client):
    federation = make_federation()
    make_effectif(federation=federation, nombre=1650, libelle="asbl", au_moins=True, annee=2025)
    make_adhesion(operateur=make_lieu().operateur, federation=federation)

    contenu = client.get(federation.get_absolute_url()).content.decode()

    assert 'Plus de 1\u202f650 asbl <span class="douce">(2025)</span>' in contenu
    assert f"Source : {SOURCE}" in contenu
    assert "1 membre, 1 lieu</dd>" in contenu


def test_le_chiffre_recent_est_montre_et_l_ancien_garde_a_part(client):
    federation = make_federation()
    recent = make_effectif(federation=federation, nombre=121, annee=2025)
    ancien = make_effectif(federation=federation, nombre=120, annee=2022)
    autre = make_effectif(federation=federation, nombre=4000, annee=2013, libelle="visites")

    response = client.get(federation.get_absolute_url())

    chiffres = response.context["chiffres"]
    assert (chiffres.actuels, chiffres.anciens) == ([recent, autre], [ancien])
    assert "<summary>Chiffres plus anciens</summary>" in response.content.decode()


def test_sans_chiffre_ancien_rien_n_est_replie(client):
    federation = make_effectif().federation

    assert "Chiffres plus anciens" not in client.get(federation.get_absolute_url()).content.decode()


def test_un_nombre_inconnu_est_dit_et_une_fiche_sans_lieu_offre_une_sortie(client):
    contenu = client.get(make_federation().get_absolute_url()).content.decode()

    assert "Nous n'avons pas trouvé de nombre daté." in contenu
    assert "Nous n'avons trouvé aucun contact à publier." in contenu
    assert f'href="{reverse("lieux:liste")}">Voir tous les lieux</a>' in contenu


def test_la_fiche_relie_les_federations_entre_elles_et_a_leurs_communes(client):
    membre, commune = make_federation(), make_commune()
    ensemble = make_federation(regroupe=[membre], communes=[commune])

    haut = client.get(ensemble.get_absolute_url()).content.decode()
    bas = client.get(membre.get_absolute_url()).content.decode()

    assert f'<a href="{membre.get_absolute_url()}">' in haut
    assert f'<a href="{commune.get_absolute_url()}">' in haut
    assert f'<a href="{ensemble.get_absolute_url()}">' in bas


def test_une_federation_inconnue_repond_404(client):
    assert client.get(reverse("federations:fiche", args=["atlantide"])).status_code == 404
