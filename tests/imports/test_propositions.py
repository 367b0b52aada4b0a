"""Ce que l'import propose sans l'écrire : on l'accepte champ par champ, ou l'on rend le champ aux imports."""

import pytest
from django.urls import reverse

from tests.factories import make_lieu
from tests.redaction.saisie import adresse, envoie

from .fichiers import en_csv
from .pages import confirme, decide, depose, texte

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def lieu():
    return make_lieu(slug="a-changer", nom="À changer", accroche="Avant")


FICHIER = en_csv({"identifiant": "a-changer", "accroche": "Après"})


def test_une_correction_se_propose_et_ne_se_remplace_que_si_on_l_accepte(redaction, lieu):
    envoie(redaction, adresse(lieu), accroche="À la main")
    importation = depose(redaction, FICHIER)

    propose = texte(redaction.get(importation.adresse))
    accepte = decide(redaction, importation, 2, champ="accroche", remplace="1")
    confirme(redaction, importation)

    lieu.refresh_from_db()
    assert "Accroche À la main ; le fichier dit Après Remplacer la correction" in propose
    assert "À la main → Après remplace une correction à la main Garder la correction" in accepte
    assert (lieu.accroche, lieu.verrous.count()) == ("Après", 0)


def test_une_proposition_que_le_modele_refuse_ne_s_ecrit_pas(redaction, lieu):
    envoie(redaction, adresse(lieu), telephone="02 512 12 12")
    importation = depose(redaction, en_csv({"identifiant": "a-changer", "telephone": "12"}))

    dit = decide(redaction, importation, 2, champ="telephone", remplace="1")

    assert "« 12 » n'est pas un numéro de téléphone" in dit
    assert "Remplacer la correction" not in dit


def test_la_page_des_champs_proteges_les_rend_aux_imports(redaction, lieu):
    envoie(redaction, adresse(lieu), accroche="À la main")
    page = reverse("admin:lieux_lieu_champs_proteges", args=[lieu.pk])

    avant = texte(redaction.get(page))
    dit = texte(redaction.post(page, {"champ": "accroche"}, follow=True))
    importation = depose(redaction, FICHIER)

    assert "par camille Déverrouiller : accroche" in avant
    assert "Les prochains imports pourront écrire : accroche." in dit
    assert "Aucun champ n'est protégé" in dit
    assert importation.comptes["change"] == 1


def test_les_boutons_de_l_apercu_portent_le_jeton_qui_les_fait_accepter(redaction, lieu):
    """Un morceau de gabarit isolé le perdrait sans que le navigateur de test, qui ne le demande pas, le voie."""
    envoie(redaction, adresse(lieu), accroche="À la main")
    importation = depose(redaction, FICHIER)

    page = redaction.get(importation.adresse).content.decode()

    assert page.count("<form") == page.count("csrfmiddlewaretoken")
