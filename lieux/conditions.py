"""Ce que chaque paramètre demande d'un lieu, sur les colonnes du répertoire.

Une condition distingue trois réponses : oui, non, et ce que personne ne sait. Un lieu dont on ne sait pas n'est jamais pris
pour un oui, ni caché sans le dire : la page le compte à part.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np

from .models import Lieu
from .repertoire import Masque, Repertoire


@dataclass(frozen=True, slots=True)
class Condition:
    """`oui` : lieux qui répondent certainement. `inconnu` : lieux dont on ne sait pas ; None si on sait toujours."""

    oui: Masque
    inconnu: Masque | None = None

    @property
    def large(self) -> Masque:
        """Lieux que rien n'écarte avec certitude."""
        return self.oui if self.inconnu is None else self.oui | self.inconnu


def commune(repertoire: Repertoire, slugs: list[str]) -> Condition:
    return Condition(repertoire.parmi("communes", slugs))


def cp(repertoire: Repertoire, codes: list[str]) -> Condition:
    return Condition(np.isin(repertoire.codes_postaux, [int(code) for code in codes]))


def type_(repertoire: Repertoire, slugs: list[str]) -> Condition:
    return Condition(repertoire.parmi("types", slugs))


def public(repertoire: Repertoire, slugs: list[str]) -> Condition:
    """Un lieu pour tout le monde accueille aussi ces publics. Seul un accueil exclusif dit non à un autre public."""
    oui = repertoire.avec_terme("public", slugs) | repertoire.pour_tous
    return Condition(oui, ~repertoire.exclusifs)


def inconditionnel(repertoire: Repertoire, _valeurs: list[str]) -> Condition:
    return Condition(repertoire.inconditionnels, ~repertoire.exclusifs)


def _terme(vocabulaire: str) -> Callable[[Repertoire, list[str]], Condition]:
    """Les listes ne sont jamais dites complètes : un terme absent reste inconnu."""

    def condition(repertoire: Repertoire, slugs: list[str]) -> Condition:
        return Condition(repertoire.avec_terme(vocabulaire, slugs), repertoire.tous)

    return condition


def gouvernance(repertoire: Repertoire, valeurs: list[str]) -> Condition:
    inconnue = repertoire.parmi("gouvernances", [Lieu.Gouvernance.INCONNUE])
    return Condition(repertoire.parmi("gouvernances", valeurs), inconnue)


def tarif(repertoire: Repertoire, valeurs: list[str]) -> Condition:
    return Condition(repertoire.parmi("tarifs", valeurs), repertoire.parmi("tarifs", [Lieu.Tarif.INCONNU]))


def verifie(repertoire: Repertoire, depuis: date) -> Condition:
    return Condition(repertoire.verifies_le >= depuis.toordinal())


PAR_VALEURS: dict[str, Callable[[Repertoire, list[str]], Condition]] = {
    "commune": commune,
    "cp": cp,
    "type": type_,
    "public": public,
    "activite": _terme("activite"),
    "langue": _terme("langue"),
    "acces": _terme("acces"),
    "accessibilite": _terme("accessibilite"),
    "gouvernance": gouvernance,
    "tarif": tarif,
    "inconditionnel": inconditionnel,
}
"""Paramètres dont on peut compter les options : la condition d'une liste de valeurs jointes par « ou »."""
