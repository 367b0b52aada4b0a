"""De quel lieu parle une ligne : jamais deux fiches pour un lieu, jamais une ligne pour deux."""

import pytest
from django.core.management import CommandError

from lieux.models import Lieu
from tests.factories import make_ancienne_adresse, make_commune, make_lieu, make_type

from .fichiers import en_csv, importe

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def schaerbeek():
    make_type(slug="casg", libelle="CASG")
    return make_commune(nom_fr="Schaerbeek", code_ins="21015")


def test_une_ancienne_adresse_mene_encore_a_son_lieu(tmp_path):
    lieu = make_lieu(slug="nouvelle")
    make_ancienne_adresse(lieu=lieu, slug="ancienne")

    importe(tmp_path, en_csv({"identifiant": "ancienne", "accroche": "Bonjour"}), ecrire=True)

    lieu.refresh_from_db()
    assert lieu.accroche == "Bonjour"


def test_sans_identifiant_un_lieu_se_reconnait_a_son_nom_et_sa_commune(tmp_path, schaerbeek):
    lieu = make_lieu(nom="L'Étape", commune=schaerbeek)
    make_lieu(nom="L'étape")

    importe(tmp_path, en_csv({"nom": "l'etape", "commune": "SCHAERBEEK", "accroche": "Oui"}), ecrire=True)

    lieu.refresh_from_db()
    assert (lieu.accroche, Lieu.objects.count()) == ("Oui", 2)


def test_un_homonyme_a_une_autre_adresse_demande_de_choisir(tmp_path, schaerbeek):
    make_lieu(nom="L'Étape", slug="l-etape", commune=schaerbeek, rue="Rue Haute")

    with pytest.raises(CommandError) as refus:
        importe(
            tmp_path, en_csv({"nom": "L'Étape", "commune": "Schaerbeek", "rue": "Rue Basse", "type": "casg"})
        )

    assert (
        "un lieu de ce nom existe déjà : écrire son identifiant (l-etape), ou (nouveau) si c'en est un autre."
        in str(refus.value)
    )


def test_le_mot_nouveau_cree_un_homonyme_une_seule_fois(tmp_path, schaerbeek):
    make_lieu(nom="L'Étape", slug="l-etape", commune=schaerbeek)
    fichier = en_csv({"identifiant": "(nouveau)", "nom": "L'Étape", "commune": "Schaerbeek", "type": "casg"})

    importe(tmp_path, fichier, ecrire=True)
    importe(tmp_path, fichier, ecrire=True)

    assert sorted(Lieu.objects.values_list("slug", flat=True)) == ["l-etape", "l-etape-2"]


def test_une_ligne_deja_importee_retrouve_son_lieu_meme_renomme(tmp_path):
    fichier = en_csv({"nom": "L'Étape", "type": "casg", "rue": "Rue Haute"})
    importe(tmp_path, fichier, ecrire=True)
    Lieu.objects.update(nom="La Grande Étape", slug="autre", rue="Rue Basse")

    importe(tmp_path, fichier, ecrire=True)

    assert list(Lieu.objects.values_list("nom", "rue")) == [("La Grande Étape", "Rue Basse")]


def test_deux_lignes_pour_un_lieu_la_seconde_est_refusee(tmp_path):
    make_lieu(slug="cafe", nom="Café")

    with pytest.raises(CommandError) as refus:
        importe(tmp_path, en_csv(
            {"identifiant": "cafe", "accroche": "a"}, {"identifiant": "cafe", "accroche": "b"},
            {"nom": "Neuf", "type": "casg"}, {"nom": "neuf", "type": "casg"},
        ))  # fmt: skip

    assert str(refus.value).splitlines()[:2] == [
        "lieux.csv, ligne 3, Le même lieu est déjà donné à la ligne 2 : n'en garder qu'une.",
        "lieux.csv, ligne 5, Le même lieu est déjà donné à la ligne 4 : n'en garder qu'une.",
    ]
