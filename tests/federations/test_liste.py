"""La liste des fédérations, rangée par sorte."""

import pytest
from django.urls import reverse

from federations.models import Federation
from tests.factories import make_adhesion, make_federation, make_lieu

pytestmark = pytest.mark.django_db


def test_la_liste_range_les_organismes_par_sorte(client):
    observatoire = make_federation(nature=Federation.Nature.OBSERVATOIRE)
    reseau = make_federation(nature=Federation.Nature.RESEAU)
    ligue = make_federation(nature=Federation.Nature.LIGUE)

    groupes = client.get(reverse("federations:liste")).context["groupes"]

    assert [(sorte.titre, [p.federation for p in presentees]) for sorte, presentees in groupes] == [
        ("Fédérations", [ligue]),
        ("Réseaux", [reseau]),
        ("Ressources", [observatoire]),
    ]


def test_chaque_sorte_suit_l_ordre_des_sigles(client):
    for sigle, nom in {"COJ": "Confédération", "CBCS": "Conseil", "": "Édredons"}.items():
        make_federation(sigle=sigle, nom=nom)

    [(_, presentees)] = client.get(reverse("federations:liste")).context["groupes"]

    assert [str(p.federation) for p in presentees] == ["CBCS", "COJ", "Édredons"]


def test_la_liste_dit_le_nombre_de_lieux_regroupements_compris(client):
    membre = make_federation(nom="Au-dessous")
    make_federation(nom="Au-dessus", regroupe=[membre])
    make_federation(nom="Seule")
    lieu = make_lieu()
    make_lieu(operateur=lieu.operateur)
    make_adhesion(operateur=lieu.operateur, federation=membre)

    [(_, presentees)] = client.get(reverse("federations:liste")).context["groupes"]

    assert {p.federation.nom: p.lieux for p in presentees} == {"Au-dessous": 2, "Au-dessus": 2, "Seule": 0}


def test_une_liste_vide_offre_une_sortie(client):
    contenu = client.get(reverse("federations:liste")).content.decode()

    assert "Nous n'avons encore décrit aucune fédération." in contenu
    assert f'href="{reverse("lieux:liste")}">Voir les lieux</a>' in contenu
