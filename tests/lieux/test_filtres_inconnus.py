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


def test_qui_ne_nomme_pas_un_public_ne_le_refuse_pas(lire):
    jeunes, aines = make_public(slug="jeunes"), make_public(slug="aines")
    make_accueil(lieu=make_lieu(nom="A", slug="jeunes", **ICI), public=jeunes)
    make_accueil(lieu=make_lieu(nom="B", slug="aines", **ICI), public=aines)
    make_accueil(
        lieu=make_lieu(nom="C", slug="aines-seulement", **ICI), public=aines, mode=Accueil.Mode.EXCLUSIF
    )

    assert lire(public="jeunes") == ["jeunes"]
    assert lire(public="jeunes", inconnus="1") == ["jeunes", "aines"]


def test_une_liste_d_activites_n_est_jamais_dite_complete(lire):
    make_lieu(nom="A", slug="jeu", activites=[make_activite(slug="jeu")], **ICI)
    make_lieu(nom="B", slug="chant", activites=[make_activite(slug="chant")], **ICI)

    assert lire(activite="jeu") == ["jeu"]
    assert lire(activite="jeu", inconnus="1") == ["jeu", "chant"]


def test_les_inconnus_montres_ne_sont_pas_comptes_parmi_les_oui(client):
    make_lieu(horaires="24/7"), make_lieu(), make_lieu()

    page = client.get("/lieux/", {"ouvert": "maintenant", "inconnus": "1"})

    assert page.context["phrase"] == "1 lieu ouvert maintenant, et 2 dont on ne sait pas"
    assert len(page.context["vignettes"]) == 3


def test_la_carte_dit_aussi_ce_qu_elle_ne_montre_pas(client):
    make_lieu(tarif=Lieu.Tarif.GRATUIT, **ICI), make_lieu(tarif=Lieu.Tarif.GRATUIT), make_lieu(**ICI)

    page = client.get("/carte/", {"tarif": "gratuit"}).content.decode()

    assert "1 autre lieu ne dit rien à ce sujet" in page
    assert "1 lieu sans position connue" in page
