"""Une session finit après deux heures sans rien faire, ou douze heures ; on le dit, et rien de tapé n'est perdu."""

import pytest
from django.urls import reverse

from connexion import seances
from lieux.models import Lieu
from tests.connecte import connecte
from tests.factories import MOT_DE_PASSE, make_lieu, make_redacteur
from tests.redaction.saisie import Page, adresse, envoie

from .conftest import CODE, CONNEXION, chiffres, donne, vieillit

pytestmark = pytest.mark.django_db
HEURE = 3600
REPRISE = reverse("connexion:reprise")
LIEUX = reverse("admin:lieux_lieu_changelist")


@pytest.fixture
def redaction(client, camille):
    return connecte(client, camille)


@pytest.mark.parametrize(
    ("cle", "age", "phrase"),
    [
        (seances.VU, 2 * HEURE + 1, "Vous êtes resté·e plus de 2 heures sans rien faire : reconnectez-vous"),
        (seances.DEBUT, 12 * HEURE + 1, "Votre session était ouverte depuis plus de 12 heures : reconnectez-vous"),
    ],
    ids=["inactivite", "duree"],
)  # fmt: skip
def test_une_session_finie_se_dit_en_mots_et_rend_la_page_demandee(redaction, cle, age, phrase):
    vieillit(redaction, age, cle)

    page = redaction.get(LIEUX, follow=True)

    assert page.redirect_chain == [(f"{CONNEXION}?next=%2Fredaction%2Flieux%2Flieu%2F", 302)]
    assert phrase in page.content.decode()
    assert Page(page.content.decode()).champs["next"] == [LIEUX]


@pytest.mark.parametrize(
    ("cle", "age"), [(seances.VU, 2 * HEURE - 60), (seances.DEBUT, 12 * HEURE - 60)], ids=["vu", "debut"]
)
def test_juste_avant_la_limite_la_page_s_ouvre(redaction, cle, age):
    vieillit(redaction, age, cle)

    assert redaction.get(LIEUX).status_code == 200


def test_chaque_page_recule_la_limite_d_inactivite(redaction):
    vieillit(redaction, HEURE, seances.VU)
    redaction.get(LIEUX)
    vieillit(redaction, HEURE + 1, seances.VU)

    assert redaction.get(LIEUX).status_code == 200


def reconnecte(client, camille, suite: str) -> str:
    """Mot de passe puis code du pas suivant ; rend l'adresse où mène la page demandée."""
    donne(client, suite=suite)
    appareil = camille.totpdevice_set.get()
    client.post(CODE, {"code": chiffres(appareil, 1), "next": suite})
    return client.get(suite).url


def test_ce_qu_on_enregistrait_revient_apres_la_connexion(redaction, camille):
    lieu = make_lieu(nom="Avant", accroche="Une phrase.")
    page = Page(redaction.get(adresse(lieu)).content.decode()).champs
    vieillit(redaction, 2 * HEURE + 1)

    fin = redaction.post(adresse(lieu), page | {"nom": "Après", "description": "\nDeux\nlignes"})
    suite = reconnecte(redaction, camille, adresse(lieu))
    gardee = redaction.get(REPRISE)
    redaction.post(adresse(lieu), Page(gardee.content.decode()).champs)

    assert (fin.status_code, suite) == (302, REPRISE)
    assert Lieu.objects.values_list("nom", "accroche", "description").get() == (
        "Après",
        "Une phrase.",
        "Deux\nlignes",
    )
    assert redaction.get(LIEUX).status_code == 200


def test_ce_qu_on_enregistrait_s_abandonne(redaction, camille):
    lieu = make_lieu(nom="Avant")
    vieillit(redaction, 2 * HEURE + 1)
    redaction.post(adresse(lieu), {"nom": "Après"})
    reconnecte(redaction, camille, adresse(lieu))

    reponse = redaction.post(REPRISE)

    assert (reponse.url, Lieu.objects.get().nom) == (adresse(lieu), "Avant")
    assert redaction.get(adresse(lieu)).status_code == 200
    assert redaction.get(REPRISE).status_code == 302


def test_quelqu_un_d_autre_sur_le_meme_ecran_ne_voit_pas_ce_qui_etait_ecrit(redaction):
    lieu = make_lieu(nom="Avant")
    vieillit(redaction, 2 * HEURE + 1)
    redaction.post(adresse(lieu), {"nom": "Confidentiel"})

    connecte(redaction, make_redacteur(username="dominique"))

    assert redaction.get(LIEUX).status_code == 200
    assert redaction.get(REPRISE).status_code == 302


def test_un_mot_de_passe_envoye_ne_se_garde_pas(redaction):
    vieillit(redaction, 2 * HEURE + 1)

    redaction.post(reverse("admin:auth_user_add"), {"username": "x", "password1": MOT_DE_PASSE})

    assert redaction.session["reprise"]["champs"] == {"username": ["x"]}


def test_enregistrer_sans_interruption_ne_passe_par_aucune_reprise(redaction):
    lieu = make_lieu(nom="Avant")

    assert envoie(redaction, adresse(lieu), nom="Après").status_code == 302
    assert "reprise" not in redaction.session
