"""La couverture : ce que le guide connaît de chaque commune, et ce qu'il dit ne pas savoir."""

import csv
from datetime import date
from html import unescape
from io import StringIO

import pytest
from django.urls import reverse

from financements.couverture import EtatPcs
from lieux.models import Lieu
from tests.factories import (
    make_commune,
    make_dispositif,
    make_isadf,
    make_lieu,
    make_plan,
    make_population,
    make_programmation,
    make_type,
)

pytestmark = pytest.mark.django_db
PAGE, CSV = reverse("financements:couverture"), reverse("financements:couverture_csv")


def make_wallonne(nom, **champs):
    defauts = {"slug": nom.lower(), "region": "wallonie", "province": "Liège"}
    return make_commune(nom_fr=nom, **defauts | champs)


@pytest.fixture
def periode():
    dispositif = make_dispositif(slug="pcs", sigle="PCS", nature="plan", territoire="wallonie")
    return make_programmation(dispositif=dispositif, debut=date(2020, 1, 1), fin=None)


def noms(client, **params) -> list[str]:
    return [ligne.commune.nom_fr for ligne in client.get(PAGE, params).context["lignes"]]


def etats(client) -> dict[str, str]:
    return {ligne.commune.nom_fr: ligne.pcs.value for ligne in client.get(PAGE).context["lignes"]}


def test_une_commune_compte_ses_lieux_visibles_par_type(client):
    amay, club, maison = make_wallonne("Amay"), make_type(libelle="Club"), make_type(libelle="Maison")
    for type_ in (club, club, maison):
        make_lieu(commune=amay, type=type_)
    make_lieu(commune=amay, publication=Lieu.Publication.BROUILLON)
    make_lieu(commune=amay, etat=Lieu.Etat.FERME, etat_depuis=date(2025, 7, 8))

    reponse = client.get(PAGE)
    (ligne,) = reponse.context["lignes"]

    assert (ligne.lieux, dict(ligne.types)) == (3, {club: 2, maison: 1})
    assert "<td>3<br><small>Club : 2</small><br><small>Maison : 1</small></td>" in reponse.content.decode()


def test_les_lieux_pour_10_000_habitants_se_calculent_sur_la_derniere_population(client):
    amay = make_wallonne("Amay")
    make_lieu(commune=amay)
    make_population(commune=amay, annee=2020, habitants=1_000)
    make_population(commune=amay, annee=2025, habitants=40_000)

    reponse = client.get(PAGE)

    assert [ligne.pour_10_000 for ligne in reponse.context["lignes"]] == [0.25]
    assert "<td>0,3 <small>(2025)</small></td>" in reponse.content.decode()


def test_ce_qui_n_est_pas_connu_est_dit_en_tete_et_dans_chaque_case(client):
    make_wallonne("Amay")

    contenu = client.get(PAGE).content.decode()

    assert "Ce que nous ne listons pas n'est pas absent." in contenu
    assert "<td>0</td><td>inconnu</td><td>population non connue</td><td>non connu</td>" in contenu
    assert "Zéro lieu listé n'est pas une absence" in contenu


def test_l_isadf_montre_est_celui_de_l_annee_la_plus_recente(client):
    amay = make_wallonne("Amay")
    make_isadf(commune=amay, annee=2025, valeur=0.512)
    make_isadf(commune=amay, annee=2021, valeur=0.4)

    assert "<td>0,512 <small>(2025)</small></td>" in client.get(PAGE).content.decode()


def test_le_pcs_est_oui_pour_qui_porte_ou_s_associe_non_ou_il_n_existe_pas_sinon_inconnu(client, periode):
    make_plan(programmation=periode, commune=make_wallonne("Amay"), associees=[make_wallonne("Engis")])
    make_wallonne("Huy")
    make_commune(nom_fr="Jette", slug="jette")

    assert etats(client) == {"Amay": "oui", "Engis": "oui", "Huy": "inconnu", "Jette": "non"}


def test_une_liste_officielle_complete_permet_de_dire_non(client, periode):
    make_plan(programmation=periode, commune=make_wallonne("Amay"))
    make_wallonne("Huy")
    type(periode).objects.update(plans_complets_au=date(2026, 3, 3))

    assert etats(client) == {"Amay": "oui", "Huy": "non"}
    assert "selon la liste du 3 mars 2026" in client.get(PAGE).content.decode()


def test_un_plan_d_une_periode_finie_ne_compte_pas(client, periode):
    finie = make_programmation(
        dispositif=periode.dispositif, debut=date(2014, 1, 1), fin=date(2019, 12, 31), nom="PCS 2"
    )
    make_plan(programmation=finie, commune=make_wallonne("Amay"))

    assert [ligne.pcs for ligne in client.get(PAGE).context["lignes"]] == [EtatPcs.INCONNU]


def test_le_csv_a_une_colonne_par_type_et_laisse_vide_l_inconnu(client):
    amay, club = make_wallonne("=Amay", slug="amay"), make_type(slug="club")
    make_lieu(commune=amay, type=club)
    make_population(commune=amay, habitants=3_000)

    reponse = client.get(CSV)
    (ligne,) = csv.DictReader(StringIO(reponse.content.decode("utf-8-sig")), delimiter=";")

    assert reponse.content.startswith(b"\xef\xbb\xbf")
    assert ligne == {
        "code_ins": amay.code_ins, "commune": "'=Amay", "region": "wallonie", "province": "Liège", "lieux": "1",
        "lieux_club": "1", "pcs": "", "habitants": "3000", "habitants_annee": "2025", "lieux_pour_10000": "3.33",
        "isadf": "", "isadf_annee": "", "adresse_de_la_page": f"http://testserver{amay.get_absolute_url()}",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("nombre", "phrase"),
    [
        (1, "1 autre lieu, dont la commune n'est pas connue, n'est pas compté ici."),
        (2, "2 autres lieux, dont la commune n'est pas connue, ne sont pas comptés ici."),
    ],
)
def test_les_lieux_sans_commune_connue_sont_comptes_a_part(client, nombre, phrase):
    for _ in range(nombre):
        Lieu.objects.filter(pk=make_lieu().pk).update(commune=None)

    assert phrase in unescape(client.get(PAGE).content.decode())
