"""Un fait inconnu n'est ni oui ni non : le filtre l'écarte, le compte, et le rend avec `inconnus=1`."""

import pytest

from lieux.models import Accueil, Lieu
from tests.factories import make_accueil, make_activite, make_lieu, make_public

from .lecture import ICI

pytestmark = pytest.mark.django_db


def test_inconnus_ajoute_les_lieux_dont_on_ne_sait_pas_et_pas_les_non(lire):
    make_lieu(nom="A", slug="oui", tarif=Lieu.Tarif.GRATUIT, **ICI)
    make_lieu(nom="B", slug="non", tarif=Lieu.Tarif.PAYANT, **ICI)
    make_lieu(nom="C", slug="inconnu", **ICI)

    assert lire(tarif="gratuit") == ["oui"]
    assert lire(tarif="gratuit", inconnus="1") == ["oui", "inconnu"]


def test_un_lieu_inconnu_pour_l_un_et_non_pour_l_autre_est_un_non(lire):
    jeu = make_activite(slug="jeu")
    make_lieu(slug="oui", tarif=Lieu.Tarif.GRATUIT, activites=[jeu], **ICI)
    make_lieu(slug="inconnu-et-non", tarif=Lieu.Tarif.PAYANT, **ICI)

    assert lire(tarif="gratuit", activite="jeu", inconnus="1") == ["oui"]


def test_un_lieu_exclusif_n_est_pas_un_inconnu_du_sans_condition(lire):
    make_accueil(
        lieu=make_lieu(slug="oui", **ICI),
        public=make_public(designe_tous=True),
        mode=Accueil.Mode.INCONDITIONNEL,
    )
    make_accueil(lieu=make_lieu(nom="Z", slug="inconnu", **ICI))
    make_accueil(lieu=make_lieu(slug="exclusif", **ICI), mode=Accueil.Mode.EXCLUSIF)

    assert lire(inconditionnel="1", inconnus="1") == ["oui", "inconnu"]


def test_la_liste_compte_les_inconnus_et_propose_de_les_montrer(client):
    make_lieu(tarif=Lieu.Tarif.GRATUIT)
    make_lieu(), make_lieu()

    page = client.get("/lieux/", {"tarif": "gratuit"})

    assert page.context["phrase"] == "1 lieu"
    assert "2 autres lieux ne disent rien à ce sujet" in page.content.decode()
    assert "?tarif=gratuit&amp;inconnus=1" in page.content.decode()
