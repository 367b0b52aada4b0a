"""Ce que partagent les tests des signalements : remplir le formulaire comme une personne, trois secondes plus tard."""

import time

import pytest
from django.core import signing

from tests.factories import make_lieu
from tests.redaction.saisie import Page


class Horloge:
    """L'heure que lisent les signatures ; on l'avance."""

    def __init__(self) -> None:
        self.maintenant = time.time()

    def time(self) -> float:
        return self.maintenant


@pytest.fixture(autouse=True)
def horloge(monkeypatch) -> Horloge:
    horloge = Horloge()
    monkeypatch.setattr(signing, "time", horloge)
    return horloge


@pytest.fixture
def lieu(db):
    return make_lieu(nom="Le Pas-Sage", slug="le-pas-sage")


FORMULAIRE = "/lieux/le-pas-sage/signaler/"
MERCI = "/lieux/le-pas-sage/signaler/merci/"
SAISIE = {"sujet": "horaires", "texte": "Fermé le mercredi.", "courriel": ""}


@pytest.fixture
def signale(client, lieu, horloge):
    """Ouvre le formulaire, attend, l'envoie."""

    def _signale(*, attente: float = 4, entetes: dict | None = None, **champs):
        page = Page(client.get(FORMULAIRE).content.decode()).champs
        horloge.maintenant += attente
        return client.post(FORMULAIRE, page | SAISIE | champs, headers=entetes or {})

    return _signale


def phrases(reponse) -> list[str]:
    """Ce que la page dit de faux."""
    erreurs = [phrase for liste in reponse.context["form"].errors.values() for phrase in liste]
    return [*filter(None, [reponse.context["phrase"]]), *erreurs]
