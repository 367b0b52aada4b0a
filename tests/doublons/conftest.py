"""Une personne de la rédaction, et deux fiches du même lieu."""

import pytest

from lieux.models import Lieu
from tests.factories import make_commune, make_lieu
from tests.redaction.conftest import redacteur, redaction

__all__ = ["redacteur", "redaction"]


@pytest.fixture
def schaerbeek(db):
    return make_commune(nom_fr="Schaerbeek")


@pytest.fixture
def paire(schaerbeek) -> tuple[Lieu, Lieu]:
    """La fiche publiée et celle qu'on a refaite sans la voir."""
    commun = {"commune": schaerbeek, "code_postal": "1030", "telephone": "02 216 61 05"}
    return (
        make_lieu(nom="Le Pas-Sage", slug="pas-sage", rue="Rue Gallait", numero="76", **commun),
        make_lieu(nom="Le Passage asbl", slug="passage", accroche="On y boit un café.", **commun),
    )
