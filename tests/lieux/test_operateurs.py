"""Les opérateurs : qui fait vivre quels lieux, avec qui, grâce à quels soutiens."""

from datetime import date

import pytest

from tests.factories import (
    make_adhesion,
    make_agrement,
    make_commune,
    make_dispositif,
    make_federation,
    make_lieu,
    make_operateur,
)

from .lecture import texte

pytestmark = pytest.mark.django_db


def lue(client, adresse) -> str:
    return texte(client.get(adresse))


def test_la_liste_dit_combien_de_lieux_chacun_fait_vivre(client):
    deux, un = make_operateur(nom="B deux"), make_operateur(nom="A un")
    make_lieu(operateur=deux), make_lieu(operateur=deux), make_lieu(operateur=un)
    make_lieu(operateur=un, publication="brouillon")
    make_operateur(nom="Sans lieu")

    assert [(o.nom, o.nombre) for o in client.get("/operateurs/").context["operateurs"]] == [
        ("A un", 1),
        ("B deux", 2),
    ]


def test_la_page_dit_ce_que_l_on_sait(client):
    operateur = make_operateur(
        slug="l-un",
        nom="Les voisins",
        forme_juridique="asbl",
        numero_bce="0403.019.261",
        rue="Rue du Siège",
        numero="3",
        code_postal="1090",
        commune=make_commune(nom_fr="Jette"),
        description="Des voisins qui s'aident.",
    )
    lieu = make_lieu(operateur=operateur)
    make_adhesion(operateur=operateur, federation=make_federation(nom="Fédération des voisins"))
    make_adhesion(operateur=operateur, federation=make_federation(nom="Ancienne ligue"), fin=date(2015, 1, 1))
    make_agrement(operateur=operateur, dispositif=make_dispositif(nom="Bourse"), fin=None)
    make_agrement(
        operateur=operateur,
        dispositif=make_dispositif(nom="Vieille bourse"),
        debut=None,
        fin=date(2015, 1, 1),
    )

    lu = lue(client, "/operateurs/l-un/")
    dits = [
        "Les voisins", "Des voisins qui s'aident.", "Association sans but lucratif", "Rue du Siège 3, 1090 Jette", "0403.019.261",
        "Fédération des voisins", "Bourse", "montant non publié", "1 lieu", lieu.nom,
    ]  # fmt: skip

    assert [dit for dit in dits if dit not in lu] == []
    assert "Ancienne ligue" not in lu
    assert "Ses soutiens passés (1) Vieille bourse" in lu


def test_la_page_dit_ce_que_l_on_ne_sait_pas(client):
    lieu = make_lieu()

    lu = lue(client, lieu.operateur.get_absolute_url())

    assert "Forme juridique Inconnue Siège Inconnu" in lu
    assert "Fait partie de Aucune affiliation vérifiée" in lu
    assert "Nous ne lui connaissons pas de soutien public en cours" in lu


def test_un_operateur_inconnu_n_a_pas_de_page(client):
    assert client.get("/operateurs/atlantide/").status_code == 404
