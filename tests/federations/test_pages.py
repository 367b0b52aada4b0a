"""La page d'une fédération : qui elle est, ses liens, ses contacts."""

from datetime import date

import pytest
from django.urls import reverse

from federations.models import Federation
from lieux.models import Lieu
from tests.factories import make_adhesion, make_commune, make_federation, make_lieu

pytestmark = pytest.mark.django_db
FERME = {"etat": Lieu.Etat.FERME, "etat_depuis": date(2025, 7, 8)}


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

    assert [v.lieu for v in response.context["vignettes"]] == [visible]


def test_une_affiliation_finie_ne_compte_plus(client):
    federation = make_federation()
    make_adhesion(operateur=make_lieu().operateur, federation=federation, fin=date(2020, 12, 31))
    valide = make_adhesion(operateur=make_lieu().operateur, federation=federation)

    contexte = client.get(federation.get_absolute_url()).context

    assert list(contexte["adhesions"]) == [valide]
    assert [v.lieu.operateur for v in contexte["vignettes"]] == [valide.operateur]


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


def test_un_contact_qui_manque_est_dit(client):
    federation = make_federation(email="info@exemple.be", site_web="https://exemple.be")

    contenu = client.get(federation.get_absolute_url()).content.decode()

    assert '<a href="mailto:info@exemple.be">info@exemple.be</a>' in contenu
    assert "Nous n'avons pas trouvé : son téléphone, son adresse." in contenu


def test_une_adresse_suivie_d_une_remarque_reste_un_lien(client):
    federation = make_federation(source="https://exemple.be/qui (en dit plus)")

    contenu = client.get(federation.get_absolute_url()).content.decode()

    assert (
        '<a href="https://exemple.be/qui" rel="nofollow">https://exemple.be/qui</a> (en dit plus)' in contenu
    )


def test_un_reseau_renvoie_aux_lieux_de_ses_communes_et_la_commune_au_reseau(client):
    commune, autre = make_commune(slug="jette"), make_commune(slug="evere")
    reseau = make_federation(nature=Federation.Nature.RESEAU, communes=[commune])

    page = client.get(reseau.get_absolute_url()).content.decode()
    sur_place, ailleurs = (client.get(c.get_absolute_url()).content.decode() for c in (commune, autre))

    assert f'<a href="{reverse("lieux:liste")}?commune=jette">Tous les lieux de ces communes</a>' in page
    assert f'<a href="{reseau.get_absolute_url()}">{reseau.nom}</a>' in sur_place
    assert reseau.get_absolute_url() not in ailleurs


def test_une_federation_inconnue_repond_404(client):
    assert client.get(reverse("federations:fiche", args=["atlantide"])).status_code == 404
