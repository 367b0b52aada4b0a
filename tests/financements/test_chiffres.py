"""Les chiffres du secteur : comptés dans les vraies lignes, datés, gardés, citables."""

import csv
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from financements.chiffres import compte, releve
from financements.models import Agrement, Releve
from lieux.models import Lieu
from tests.factories import (
    make_adhesion,
    make_agrement,
    make_commune,
    make_dispositif,
    make_lieu,
    make_plan,
    make_programmation,
    make_releve,
    make_type,
    make_verification,
)

pytestmark = pytest.mark.django_db
PAGE = reverse("financements:chiffres")
JOUR = date(2026, 3, 3)
VERSION = 1  # lue par la page gardée, avant tout rendu


def nombres(jour=JOUR) -> dict[str, int]:
    return {c["nom"]: c["nombre"] for groupe in compte(jour)["groupes"] for c in groupe["chiffres"]}


def commande(**options) -> list[str]:
    sortie = StringIO()
    call_command("relever_chiffres", stdout=sortie, **options)
    return sortie.getvalue().splitlines()


def test_chaque_chiffre_se_compte_dans_les_lignes():
    club = make_type(slug="club")
    ouvert = make_lieu(type=club, commune=make_commune(region="wallonie", province="Namur"))
    menace = make_lieu(type=club, etat=Lieu.Etat.MENACE)
    make_lieu(etat=Lieu.Etat.FERME, etat_depuis=date(2025, 7, 8), type=club)
    make_lieu(publication=Lieu.Publication.BROUILLON, type=club)
    make_verification(lieu=ouvert, verifie_le=date(2026, 1, 15))
    make_adhesion(operateur=ouvert.operateur)
    make_agrement(operateur=ouvert.operateur)
    make_agrement(operateur=menace.operateur, dispositif=make_dispositif(nature="facultative"))
    pcs = make_dispositif(slug="pcs", territoire="wallonie", nature="plan")
    make_plan(
        programmation=make_programmation(dispositif=pcs), commune=ouvert.commune, associees=[make_commune()]
    )

    assert nombres() == {
        "lieux": 2, "communes_avec_lieu": 2, "lieux_verifies": 1, "lieux_menaces": 1, "lieux_fermes": 1,
        "lieux_bruxelles": 1, "lieux_wallonie": 1, "lieux_club": 2,
        "federations": 1, "operateurs": 3, "operateurs_affilies": 1,
        "dispositifs": 3, "octrois": 2, "lieux_avec_octroi": 2, "lieux_sans_appui_durable": 1,
        "plans": 1, "communes_avec_plan": 2, "communes_avec_plan_sans_lieu": 1,
    }  # fmt: skip


def test_la_page_du_jour_dit_sa_date_et_ce_qu_on_peut_citer(client):
    make_lieu()
    make_releve(jour=JOUR)

    contenu = client.get(PAGE).content.decode()

    assert "<td>1</td>" in contenu
    assert 'href="/financements/chiffres/2026-03-03/">Les chiffres au 3 mars 2026</a>' in contenu
    assert "http://testserver/financements/chiffres/2026-03-03/</p>" in contenu


def test_sans_releve_la_page_le_dit_et_donne_la_date_a_citer(client):
    contenu = client.get(PAGE).content.decode()

    assert "Aucun relevé n'est encore gardé." in contenu
    assert "http://testserver/financements/chiffres/</p>" in contenu


def test_un_releve_ne_change_plus_quand_les_lignes_changent(client):
    make_lieu()
    garde = releve(JOUR)
    make_lieu()

    contenu = client.get(garde.get_absolute_url()).content.decode()

    assert "Lieux publiés dans le guide et en activité</th><td>1</td>" in contenu
    assert nombres()["lieux"] == 2


def test_un_releve_se_reprend_en_csv_et_en_json(client):
    make_lieu()
    garde = releve(JOUR)

    lignes = list(csv.DictReader(StringIO(client.get("/financements/chiffres/2026-03-03.csv").content.decode("utf-8-sig")), delimiter=";"))  # fmt: skip
    contenu = client.get("/financements/chiffres/2026-03-03.json").json()

    assert lignes[0] == {
        "date": "2026-03-03", "groupe": "Les lieux", "nom": "lieux", "nombre": "1",
        "libelle": "Lieux publiés dans le guide et en activité",
    }  # fmt: skip
    assert contenu == garde.chiffres | {
        "date": "2026-03-03",
        "adresse": "http://testserver/financements/chiffres/2026-03-03/",
    }


@pytest.mark.parametrize("jour", ["2026-03-04", "2026-13-40"], ids=["sans-releve", "jour-impossible"])
def test_un_jour_sans_releve_repond_404(client, jour):
    make_releve(jour=JOUR)

    assert client.get(f"/financements/chiffres/{jour}/").status_code == 404
    assert client.get("/financements/chiffres/2026-03-03/").status_code == 200


def test_la_commande_montre_puis_garde_une_seule_fois():
    assert commande()[-1] == "Rien n'est gardé : relancer avec --ecrire pour garder ce relevé."
    assert not Releve.objects.exists()

    assert commande(ecrire=True)[-1] == f"Gardé : /financements/chiffres/{timezone.localdate()}/"
    with pytest.raises(CommandError, match="déjà relevés : un relevé ne change plus"):
        commande(ecrire=True)
    assert Releve.objects.count() == 1


def test_un_octroi_refuse_n_est_pas_un_appui():
    lieu = make_lieu()
    make_agrement(operateur=lieu.operateur, etat=Agrement.Etat.REFUSE)

    assert nombres()["lieux_sans_appui_durable"] == 0


def test_la_page_du_jour_ne_recompte_pas_a_chaque_visite(client, django_assert_max_num_queries):
    make_releve(jour=JOUR)
    client.get(PAGE)

    with django_assert_max_num_queries(VERSION + 2):
        client.get(PAGE)
    with django_assert_max_num_queries(VERSION + 2):
        client.get("/financements/chiffres/2026-03-03/")
