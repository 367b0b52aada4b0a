"""Le vérificateur HTML Nu ne trouve aucune erreur, sur aucune page, ni publique ni de la rédaction."""

import pytest
from django.test import Client

from tests.connecte import connecte
from tests.factories import make_redacteur
from tests.navigateur.pages import PAGES, STATUTS

from . import vnu
from .pages_redaction import complete, des_parcours, des_tables

ENTIERES = PAGES | {"recherche-vaine": "/lieux/?q=zzzz", "carte-vide": "/carte/?commune=jalhay"}


@pytest.fixture(scope="module")
def fautes_publiques(cas_rares, django_db_blocker, tmp_path_factory) -> dict[str, list[str]]:
    with django_db_blocker.unblock():
        reponses = {genre: Client().get(adresse) for genre, adresse in ENTIERES.items()}
    assert {genre: r.status_code for genre, r in reponses.items() if r.status_code != 200} == STATUTS
    return vnu.fautes({genre: r.content for genre, r in reponses.items()}, tmp_path_factory.mktemp("pages"))


def test_le_verificateur_reconnait_une_faute(tmp_path):
    debut = b"<!doctype html><html lang=fr><title>Une page</title>"
    pages = {"juste": debut + b"<p>Oui</p>", "fausse": debut + b"<p>Non</div>"}

    trouvees = vnu.fautes(pages, tmp_path)

    assert {nom: len(erreurs) for nom, erreurs in trouvees.items()} == {"juste": 0, "fausse": 1}


@pytest.mark.parametrize("genre", ENTIERES)
def test_aucune_erreur_sur_les_pages_publiques(fautes_publiques, genre):
    assert fautes_publiques[genre] == []


@pytest.mark.parametrize("pages", [des_tables, des_parcours], ids=["tables", "parcours"])
def test_aucune_erreur_dans_la_redaction(tmp_path, pages):
    complete()
    reponses = dict(pages(connecte(Client(), make_redacteur(username="camille"))))
    rendues = {nom: r.content for nom, r in reponses.items() if r.content}

    trouvees = vnu.fautes(rendues, tmp_path)

    assert len(rendues) > 30
    assert {nom: erreurs for nom, erreurs in trouvees.items() if erreurs} == {}
