"""La page d'un lieu dit qui le paie, combien et jusqu'à quand, sans deviner ni faire honte à personne."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from financements.models import Agrement
from lieux.models import Commune
from tests.factories import (
    make_agrement,
    make_commune,
    make_dispositif,
    make_lieu,
    make_operateur,
    make_plan,
    make_pouvoir,
    make_programmation,
    make_type,
)
from tests.lieux.lecture import page

pytestmark = pytest.mark.django_db
FINE = "\u202f"
LOIN = date(2098, 12, 31)


def argent(client, objet):
    return client.get(objet.get_absolute_url()).context["argent"]


def test_qui_paie_combien_et_jusqu_a_quand(client):
    lieu = make_lieu()
    cocof = make_dispositif(nom="Bourse", pouvoir=make_pouvoir(nom="La COCOF"))
    make_agrement(
        operateur=lieu.operateur,
        dispositif=cocof,
        fin=LOIN,
        montant=45_000,
        montant_annee=2025,
        source="Arrêté",
    )

    lu = page(client, lieu)

    assert (
        f"Bourse , La COCOF : du 1er janvier 2024 au 31 décembre 2098 ; 45{FINE}000{FINE}€ en 2025. Source : Arrêté"
        in lu
    )


@pytest.mark.parametrize(
    ("debut", "fin", "dit"),
    [
        (date(2024, 1, 1), None, "depuis le 1er janvier 2024, fin non publiée ; montant non publié"),
        (None, LOIN, "jusqu'au 31 décembre 2098 ; montant non publié"),
        (None, None, "dates non publiées ; montant non publié"),
    ],
    ids=["sans-fin", "sans-debut", "sans-dates"],
)
def test_ce_qui_n_est_pas_publie_est_dit(client, debut, fin, dit):
    lieu = make_lieu()
    make_agrement(operateur=lieu.operateur, debut=debut, fin=fin)

    assert dit in page(client, lieu)


def test_sans_fin_propre_un_octroi_suit_la_periode_de_son_dispositif(client):
    lieu, periode = make_lieu(), make_programmation(nom="PCS 3", fin=LOIN)
    make_agrement(operateur=lieu.operateur, dispositif=periode.dispositif, debut=None, fin=None)

    assert "dates non publiées ; la période « PCS 3 » va jusqu'au 31 décembre 2098" in page(client, lieu)


@pytest.mark.parametrize(
    "champs", [{"etat": "echu"}, {"debut": None, "fin": date(2015, 12, 31)}], ids=["echu", "fini"]
)
def test_un_soutien_passe_est_replie(client, champs):
    lieu = make_lieu()
    passe = make_agrement(operateur=lieu.operateur, **champs)

    assert [soutien.agrement for soutien in argent(client, lieu).passes] == [passe]
    assert argent(client, lieu).soutiens == []
    assert "Ses soutiens passés (1)" in page(client, lieu)


@pytest.mark.parametrize("etat", [Agrement.Etat.REFUSE, Agrement.Etat.DEMANDE])
def test_une_demande_ou_un_refus_ne_se_montre_pas(client, etat):
    lieu = make_lieu()
    make_agrement(operateur=lieu.operateur, dispositif=make_dispositif(nom="Bourse perdue"), etat=etat)

    assert "Bourse perdue" not in page(client, lieu)
    assert "Nous ne savons pas encore qui soutient ce lieu." in page(client, lieu)


def test_un_octroi_qui_nomme_un_autre_lieu_est_dit_de_l_operateur(client):
    operateur = make_operateur(nom="Les voisins")
    lieu, autre = make_lieu(operateur=operateur), make_lieu(operateur=operateur)
    octroi = make_agrement(
        operateur=operateur, dispositif=make_dispositif(nom="Bourse"), fin=LOIN, lieux=[autre]
    )

    assert [soutien.agrement for soutien in argent(client, autre).soutiens] == [octroi]
    assert argent(client, lieu).soutiens == []
    assert "Les voisins, qui le gère, reçoit « Bourse » pour d'autres lieux" in page(client, lieu)
    assert [soutien.agrement for soutien in argent(client, operateur).soutiens] == [octroi]


def test_le_plan_de_la_commune_est_dit_sans_pretendre_que_le_lieu_en_recoit(client):
    wallonne = make_commune(nom_fr="Ohey", region=Commune.Region.WALLONIE, province="Namur")
    periode = make_programmation(dispositif=make_dispositif(slug="pcs"), fin=LOIN)
    make_plan(programmation=periode, associees=[wallonne])
    lieu, ailleurs = make_lieu(commune=wallonne), make_lieu()

    assert "Sa commune, Ohey, a un plan de cohésion sociale jusqu'au 31 décembre 2098." in page(client, lieu)
    assert argent(client, ailleurs).plans == []


def test_sans_soutien_connu_le_dispositif_de_ce_type_de_lieu_est_dit_possible(client):
    mj = make_type()
    dispositif = make_dispositif(nom="Maisons de jeunes", types=[mj])
    make_dispositif(nom="Wallon", types=[mj], territoire="wallonie"), make_dispositif()
    seul, soutenu = make_lieu(type=mj), make_lieu(type=mj)
    make_agrement(operateur=soutenu.operateur, fin=LOIN)

    assert argent(client, seul).possibles == [(dispositif, [])]
    assert "Ce type de lieu peut recevoir « Maisons de jeunes »" in page(client, seul)
    assert argent(client, soutenu).possibles == []


@pytest.mark.parametrize(("mois", "jours", "dite"), [(6, 90, True), (6, 300, False), (12, 300, True)])
def test_une_fin_proche_se_dit_d_une_phrase_au_nombre_de_mois_regle(client, settings, mois, jours, dite):
    settings.FIN_PROCHE_MOIS = mois
    lieu = make_lieu()
    for delai in (jours, jours + 5, 4000):
        make_agrement(operateur=lieu.operateur, fin=timezone.localdate() + timedelta(days=delai))

    assert page(client, lieu).count("nos sources ne disent pas encore la suite.") == int(dite)


def test_les_douziemes_provisoires_s_expliquent_d_une_phrase_sans_etre_une_menace(client):
    lieu = make_lieu()
    make_agrement(
        operateur=lieu.operateur, dispositif=make_dispositif(nom="Bourse"), etat=Agrement.Etat.DOUZIEMES
    )

    lu = page(client, lieu)

    assert (
        "« Bourse » continue mois par mois, en attendant qu'un budget soit voté (douzièmes provisoires)."
        in lu
    )
    assert "enacé" not in lu
