"""L'index de la recherche dit toujours ce que dit la base, quelle que soit la façon d'écrire, et rien que le public ne voie."""

import pytest
from django.db import connection, transaction

from lieux import recherche
from lieux.models import Accueil, Activite, Commune, Lieu, Localite, Operateur, Public, TypeLieu
from tests.factories import (
    make_accueil,
    make_activite,
    make_commune,
    make_langue,
    make_lieu,
    make_localite,
    make_operateur,
    make_public,
    make_type,
)

pytestmark = pytest.mark.django_db


def trouves(texte: str) -> list[str]:
    """Noms des lieux trouvés, de tous les rangs."""
    pks = [pk for pks in recherche.trouve(texte).pks for pk in pks.tolist()]
    return sorted(Lieu.objects.filter(pk__in=pks).values_list("nom", flat=True))


@pytest.fixture
def lieu():
    """Un lieu dont chaque texte est un mot qui n'est que là."""
    jette = make_commune(nom_fr="Jettaville")
    lieu = make_lieu(
        nom="Tournesol",
        commune=jette,
        localite=make_localite(nom="Locadorp", code_postal="1090", commune=jette),
        code_postal="1090",
        type=make_type(libelle="Cabanon"),
        operateur=make_operateur(nom="Opérande", sigle="OPX"),
        activites=[make_activite(libelle="Macramé")],
        langues=[make_langue(libelle="Klingon")],
        accroche="On y boit du rooibos.",
    )
    make_accueil(lieu=lieu, public=make_public(libelle="Marins"))
    return lieu


MOTS = "tournesol jettaville locadorp 1090 cabanon operande opx macrame klingon rooibos marins".split()


@pytest.mark.parametrize("mot", MOTS)
def test_chaque_texte_d_un_lieu_le_trouve(lieu, mot):
    make_lieu(nom="Autre")

    assert trouves(mot) == ["Tournesol"]


def sql(instruction: str, *valeurs) -> None:
    with connection.cursor() as curseur:
        curseur.execute(instruction, valeurs)


CHANGEMENTS = {
    "save": lambda lieu: (setattr(lieu, "accroche", "zibeline"), lieu.save()),
    "update_en_masse": lambda lieu: Lieu.objects.update(description="zibeline"),
    "sql_a_la_main": lambda lieu: sql("UPDATE lieux_lieu SET rue = %s", "zibeline"),
    "commune_renommee": lambda lieu: Commune.objects.update(nom_nl="zibeline"),
    "localite_renommee": lambda lieu: Localite.objects.update(nom="zibeline"),
    "operateur_renomme": lambda lieu: Operateur.objects.update(nom="zibeline"),
    "type_renomme": lambda lieu: TypeLieu.objects.update(synonymes="truc, zibeline"),
    "synonyme_d_un_public": lambda lieu: Public.objects.update(synonymes="zibeline"),
    "synonyme_d_une_activite": lambda lieu: Activite.objects.update(synonymes="zibeline"),
    "activite_ajoutee": lambda lieu: lieu.activites.add(make_activite(libelle="zibeline")),
    "langue_ajoutee": lambda lieu: lieu.langues.add(make_langue(libelle="zibeline")),
    "accueil_ajoute": lambda lieu: make_accueil(lieu=lieu, public=make_public(libelle="zibeline")),
    "commune_changee": lambda lieu: Lieu.objects.update(commune=make_commune(nom_fr="zibeline")),
    "bulk_create_du_lien": lambda lieu: Accueil.objects.bulk_create(
        [Accueil(lieu=lieu, public=make_public(libelle="zibeline"))]
    ),
}


@pytest.mark.parametrize("change", CHANGEMENTS.values(), ids=CHANGEMENTS)
def test_une_ecriture_se_trouve_aussitot(lieu, change):
    assert (trouves("tournesol"), trouves("zibeline")) == (["Tournesol"], [])

    change(lieu)

    assert trouves("zibeline") == ["Tournesol"]


DISPARITIONS = {
    "supprime": lambda lieu: lieu.delete(),
    "supprime_en_masse": lambda lieu: Lieu.objects.all().delete(),
    "retire": lambda lieu: Lieu.objects.update(publication=Lieu.Publication.RETIRE),
    "redevenu_brouillon": lambda lieu: Lieu.objects.update(publication=Lieu.Publication.BROUILLON),
    "adresse_confidentielle": lambda lieu: Lieu.objects.update(type_adresse=Lieu.TypeAdresse.CONFIDENTIELLE),
}


@pytest.mark.parametrize("change", DISPARITIONS.values(), ids=DISPARITIONS)
def test_ce_que_le_public_ne_voit_plus_ne_se_cherche_plus(lieu, change):
    assert trouves("tournesol") == ["Tournesol"]

    change(lieu)

    assert [[len(pks) for pks in recherche.trouve(mot).pks] for mot in MOTS] == [[0, 0, 0]] * len(MOTS)


def test_un_brouillon_n_apprend_aucun_mot_a_la_correction(lieu):
    make_lieu(nom="Zanzibar", publication=Lieu.Publication.BROUILLON)

    assert (recherche.trouve("zanzibarr").corrige, recherche.trouve("tourneso1").corrige) == ("", "")
    assert recherche.trouve("tournezol").corrige == "tournesol"


def test_un_mot_retire_ne_sert_plus_a_corriger(lieu):
    assert recherche.trouve("tournezol").corrige == "tournesol"

    Lieu.objects.update(nom="Pivoine")

    assert recherche.trouve("tournezol").corrige == ""


def test_une_remarque_interne_ne_se_cherche_pas(lieu):
    Lieu.objects.update(remarque="zibeline", position_source="zibeline", source="zibeline")

    assert (trouves("zibeline"), trouves("tournesol")) == ([], ["Tournesol"])


def test_un_changement_annule_ne_se_trouve_pas(lieu):
    trouves("tournesol")

    with transaction.atomic():
        Lieu.objects.update(accroche="zibeline")
        pendant = trouves("zibeline")
        transaction.set_rollback(True)

    assert (pendant, trouves("zibeline"), trouves("rooibos")) == (["Tournesol"], [], ["Tournesol"])


@pytest.mark.django_db(transaction=True)
def test_une_base_videe_puis_remplie_se_cherche(lieu):
    trouves("tournesol")
    tables = ", ".join(
        modele._meta.db_table for modele in (Lieu, Accueil, Lieu.activites.through, Lieu.langues.through)
    )
    sql(f"TRUNCATE {tables} CASCADE") if connection.vendor == "postgresql" else Lieu.objects.all().delete()
    make_lieu(nom="Pivoine")

    assert (trouves("tournesol"), trouves("pivoine")) == ([], ["Pivoine"])
