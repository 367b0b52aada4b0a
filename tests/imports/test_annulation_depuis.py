"""Ce qu'on a rattaché depuis à une fiche importée la garde quand l'import s'annule ; une fiche absorbée n'y revient pas au public."""

import pytest

from lieux.models import Lieu
from tests import factories
from tests.doublons.fusions import fusionne

from .fichiers import en_csv
from .pages import annule, confirme, depose

pytestmark = pytest.mark.django_db
RATTACHES = {
    "une information": factories.make_info,
    "une première visite": factories.make_premiere_visite,
    "un signalement": factories.make_signalement,
    "une observation": factories.make_observation,
    "un agrément": lambda lieu: factories.make_agrement(lieux=[lieu]),
    "un périmètre": lambda lieu: factories.make_perimetre(factories.make_redacteur(), lieux=[lieu]),
    "une proposition": factories.make_proposition,
}


def importe(redaction, **cellules):
    importation = depose(redaction, en_csv({"nom": "Le Pas-Sage", "type": "casg"} | cellules))
    confirme(redaction, importation)
    return importation


@pytest.fixture(autouse=True)
def casg():
    factories.make_type(slug="casg", libelle="CASG")


@pytest.mark.parametrize("quoi", RATTACHES)
def test_un_brouillon_auquel_on_a_rattache_quelque_chose_est_retire_non_efface(redaction, quoi):
    importation = importe(redaction)
    cree = Lieu.objects.get()
    rattache = RATTACHES[quoi](lieu=cree)

    dit = annule(redaction, importation)

    cree.refresh_from_db()
    rattache.refresh_from_db()
    assert "Import annulé : 1 fiche retirée." in dit
    assert cree.publication == Lieu.Publication.RETIRE


def test_une_fiche_creee_puis_absorbee_reste_retiree_et_son_adresse_mene_a_l_autre(redaction, client):
    garde = factories.make_lieu(slug="garde", nom="Le Passage", accroche="Gardée")
    importation = importe(redaction, accroche="Importée")
    absorbe = Lieu.objects.get(nom="Le Pas-Sage")
    ancien = absorbe.get_absolute_url()
    fusionne(redaction, garde, absorbe)

    annule(redaction, importation)

    garde.refresh_from_db()
    absorbe.refresh_from_db()
    assert (garde.publication, garde.accroche) == ("publie", "Gardée")
    assert absorbe.publication == "retire"
    assert client.get(ancien).headers["Location"] == garde.get_absolute_url()


def test_une_fiche_changee_puis_absorbee_reprend_sa_valeur_sans_toucher_celle_qui_l_a_reprise(redaction):
    garde = factories.make_lieu(slug="garde", nom="Le Passage", accroche="Gardée")
    absorbe = factories.make_lieu(slug="absorbe", nom="Le Pas-Sage", accroche="Avant")
    importation = importe(redaction, identifiant="absorbe", accroche="Après")
    absorbe.refresh_from_db()
    fusionne(redaction, garde, absorbe, **{"choix-accroche": "absorbe"})

    annule(redaction, importation)

    garde.refresh_from_db()
    absorbe.refresh_from_db()
    assert (garde.accroche, absorbe.accroche, absorbe.publication) == ("Après", "Avant", "retire")
