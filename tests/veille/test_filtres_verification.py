"""Le retard suit le rythme de chaque lieu, au jour près ; la liste dit de combien et sait trier par retard."""

import pytest
from django.urls import reverse

from tests.factories import make_lieu, make_verification

from .dates import il_y_a

LISTE = reverse("admin:lieux_lieu_changelist")


def slugs(client, **parametres) -> list[str]:
    return [lieu.slug for lieu in client.get(LISTE, parametres).context["cl"].result_list]


def verifie(slug: str, mois: int, jours: int = 0, **champs):
    return make_verification(lieu=make_lieu(slug=slug, nom=slug, **champs), verifie_le=il_y_a(mois, jours))


@pytest.mark.parametrize("rythme", [1, 12, 60])
def test_une_fiche_est_en_retard_le_lendemain_de_son_echeance(redaction, rythme):
    verifie("pile", rythme, rythme_verification=rythme)
    verifie("en-retard", rythme, jours=1, rythme_verification=rythme)

    assert slugs(redaction, verification="a-jour") == ["pile"]
    assert slugs(redaction, verification="retard") == ["en-retard"]


def test_seule_la_derniere_verification_compte(redaction):
    make_verification(lieu=verifie("revu", 30).lieu, verifie_le=il_y_a(1), methode="visite")

    assert slugs(redaction, verification="a-jour") == ["revu"]
    assert slugs(redaction, verification="retard") == []


def test_le_retard_se_filtre_par_tranche(redaction):
    for mois in (13, 16, 25):
        verifie(f"il-y-a-{mois}", mois)

    assert slugs(redaction, verification="retard-3-mois") == ["il-y-a-16", "il-y-a-25"]
    assert slugs(redaction, verification="retard-1-an") == ["il-y-a-25"]


def test_la_liste_se_trie_du_plus_grand_retard_au_plus_frais(redaction):
    verifie("mensuel-en-retard-de-5", 6, rythme_verification=1)
    verifie("annuel-en-retard-de-2", 14)
    verifie("frais", 1)
    make_lieu(slug="jamais")
    colonne = list(redaction.get(LISTE).context["cl"].list_display).index("verification_et_boutons")

    ordre = slugs(redaction, o=f"-{colonne}")

    assert ordre == ["jamais", "mensuel-en-retard-de-5", "annuel-en-retard-de-2", "frais"]


@pytest.mark.parametrize(
    ("mois", "jours", "rythme", "phrase"),
    [
        (12, 1, 12, "en retard de moins d'un mois"),
        (13, 1, 12, "en retard d'un mois"),
        (20, 1, 12, "en retard de 8 mois"),
        (40, 1, 12, "en retard de 2 ans et 4 mois"),
        (25, 1, 1, "en retard de 2 ans"),
    ],
)
def test_une_ligne_dit_de_combien_elle_est_en_retard(redaction, mois, jours, rythme, phrase):
    verifie("lieu", mois, jours, rythme_verification=rythme)

    assert phrase.replace("'", "&#x27;") in redaction.get(LISTE).content.decode()


@pytest.mark.parametrize(
    ("manque", "complet"),
    [
        ("horaires", {"horaires": "24/7"}),
        ("telephone", {"telephone": "02 555 12 12"}),
        ("position", {"latitude": 50.8, "longitude": 4.4, "precision": "rue"}),
    ],
)
def test_on_filtre_par_fait_manquant(redaction, manque, complet):
    make_lieu(slug="complet", **complet)
    make_lieu(slug="manque")
    make_lieu(slug="brouillon", publication="brouillon")

    assert slugs(redaction, manque=manque) == ["manque"]


def test_une_page_trop_lointaine_montre_la_derniere(redaction):
    make_lieu(slug="seul")

    assert slugs(redaction, p=9) == ["seul"]
