"""Un import prévient quand il créerait un lieu que le guide a peut-être déjà, sous une autre écriture."""

from string import ascii_lowercase

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import make_commune, make_lieu, make_type

from .fichiers import en_csv
from .pages import confirme, depose, texte

pytestmark = pytest.mark.django_db
QUESTION = "Ce lieu existe peut-être déjà"


@pytest.fixture(autouse=True)
def guide():
    make_type(slug="casg", libelle="CASG")
    jette = make_commune(nom_fr="Jette", slug="jette", code_ins="21010")
    return make_lieu(
        slug="le-pas-sage", nom="Le Pas-Sage", commune=jette, rue="Rue Léon Theodor", numero="12",
        telephone="02 425 52 06",
    )  # fmt: skip


def ligne(**cellules) -> dict[str, str]:
    return {"identifiant": "", "nom": "Le Passage", "type": "casg", "code_ins": "21010"} | cellules


def test_la_meme_adresse_autrement_ecrite_previent_et_donne_l_identifiant_a_reprendre(redaction):
    fichier = en_csv(ligne(rue="r. Léon Théodor", numero="12", telephone="+32 2 425 52 06"))

    dit = texte(redaction.get(depose(redaction, fichier).adresse))

    assert (
        f"{QUESTION} : Le Pas-Sage (même nom, même adresse, même téléphone ; identifiant le-pas-sage )" in dit
    )
    assert "1 lieu à créer" in dit


@pytest.mark.parametrize(
    "cellules", [{"nom": "La Ruche", "rue": "Rue Haute"}, {"code_ins": "21004", "rue": "Rue Haute"}],
    ids=["un autre nom", "une autre commune"],
)  # fmt: skip
def test_un_autre_lieu_n_avertit_pas(redaction, cellules):
    make_commune(nom_fr="Bruxelles", slug="bruxelles", code_ins="21004")

    assert QUESTION not in texte(redaction.get(depose(redaction, en_csv(ligne(**cellules))).adresse))


def test_un_import_deja_ecrit_n_avertit_plus(redaction):
    ecrit = depose(redaction, en_csv(ligne(rue="Rue Léon Theodor", numero="12")))
    assert QUESTION in texte(redaction.get(ecrit.adresse))

    assert QUESTION not in confirme(redaction, ecrit)


def test_un_lieu_retire_n_avertit_pas(redaction, guide):
    fichier = en_csv(ligne(rue="Rue Léon Theodor", numero="12"))
    assert QUESTION in texte(redaction.get(depose(redaction, fichier).adresse))

    guide.publication = "retire"
    guide.save()

    assert QUESTION not in texte(redaction.get(depose(redaction, fichier).adresse))


def test_vingt_six_lignes_ressemblantes_ne_coutent_pas_plus_de_requetes(redaction, django_assert_num_queries):
    une = depose(redaction, en_csv(ligne(rue="Rue Léon Theodor", numero="12")))
    autant = depose(
        redaction,
        en_csv(
            *(
                ligne(rue="Rue Léon Theodor", numero="12", nom=f"Le Passage {lettre}")
                for lettre in ascii_lowercase
            )
        ),
    )
    redaction.get(une.adresse)
    with CaptureQueriesContext(connection) as requetes:
        redaction.get(une.adresse)

    with django_assert_num_queries(len(requetes)):
        redaction.get(autant.adresse)
