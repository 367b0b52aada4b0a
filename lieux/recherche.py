"""La recherche libre, pour le reste du site : comprendre ce qui est tapé, trouver les lieux, montrer pourquoi."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from . import plein_texte, racines
from .comprehension import Demande, comprend
from .endroits import endroits
from .models import Activite, Public, TypeLieu
from .options import FERMES, Option, Options
from .orthographe import vocabulaire
from .par_version import une_fois_par_version

__all__ = ["Demande", "Trouvaille", "comprend", "fermes_nommes", "marque", "mots_utiles", "trouve"]

GARDEES = 16
"""Recherches gardées par version : les pages, les points et les comptes d'une même liste posent la même."""

_RIEN = np.empty(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Trouvaille:
    """Clés primaires de lieux visibles, en trois tableaux disjoints et sans ordre : tous les mots sont dans le nom ; il faut y
    ajouter l'endroit, le type, les publics et les activités ; il faut tout le texte.

    `corrige` : la recherche comprise, si des mots ont été remplacés. `racines` : ce que `marque` doit reconnaître.
    """

    pks: tuple[np.ndarray, np.ndarray, np.ndarray] = (_RIEN, _RIEN, _RIEN)
    corrige: str = ""
    racines: tuple[str, ...] = ()

    def __len__(self) -> int:
        return sum(map(len, self.pks))


def trouve(texte: str) -> Trouvaille:
    """Lieux qui répondent à tous les mots de `texte`, le dernier pouvant n'être qu'un début de mot. Si rien ne répond, les mots
    inconnus sont remplacés par leurs voisins. Sans mot lisible, aucun lieu. Ne lève jamais d'erreur."""
    gardees = _gardees()
    texte = racines.compose(texte[: racines.SIGNES_MAX]).strip()
    if (trouvaille := gardees.get(texte)) is None:
        trouvaille = gardees[texte] = _trouve(texte)
        if len(gardees) > GARDEES:
            gardees.clear()
    return trouvaille


@une_fois_par_version
def _gardees() -> dict[str, Trouvaille]:
    return {}


def _trouve(texte: str) -> Trouvaille:
    mots = racines.utiles(racines.lit(texte))
    if not mots:
        return Trouvaille()
    connus = vocabulaire()
    if connus.connait_tous(mots) and (trouvaille := _parmi_les_documents(mots)):
        return trouvaille
    corrige = connus.corrige(texte, mots, _exacts())
    mots = racines.utiles(racines.lit(corrige))
    if mots and connus.connait_tous(mots):
        return _parmi_les_documents(mots, corrige) or Trouvaille()
    return Trouvaille()


@une_fois_par_version
def _exacts() -> set[str]:
    """Mots des endroits et des termes : bien écrits, même si aucun lieu n'y répond."""
    termes = (m.objects.values_list("libelle", "synonymes") for m in (TypeLieu, Public, Activite))
    textes = racines.compose(" ".join(texte for lignes in termes for ligne in lignes for texte in ligne))
    return endroits().mots | {mot.nu for mot in racines.lit(textes)}


def _parmi_les_documents(mots: list[racines.Mot], corrige: str = "") -> Trouvaille:
    requete = racines.requete(mots, complet=vocabulaire().connait(mots[-1].racine))
    pks = tuple(plein_texte.cherche(requete))
    return Trouvaille(pks, corrige, (*requete.racines, f"{requete.debut}*"))


def mots_utiles(texte: str) -> list[str]:
    """Les mots que l'on cherche, comme ils sont écrits : au plus douze, sans les mots vides s'il y en a d'autres."""
    return [mot.ecrit for mot in _mots(texte)]


def _mots(texte: str) -> list[racines.Mot]:
    return racines.utiles(racines.lit(racines.compose(texte[: racines.SIGNES_MAX])))


def fermes_nommes(texte: str, options: Options) -> list[Option]:
    """Lieux définitivement fermés dont le nom contient tous les mots cherchés."""
    cherchees = {mot.racine for mot in _mots(texte)}
    return [
        option
        for option in options[FERMES].values()
        if cherchees and cherchees <= {mot.racine for mot in racines.lit(racines.compose(option.libelle))}
    ]


# --- Montrer pourquoi -----------------------------------------------------------------------------------------------


def marque(texte: str, cherchees: tuple[str, ...]) -> SafeString:
    """`texte` échappé, où <mark> entoure les mots qui répondent. `cherchees` : les `racines` d'une Trouvaille."""
    exactes, debuts = _cherchees(cherchees)
    morceaux, fin = [], 0
    for suite in racines.SUITE.finditer(texte):
        for nu, racine in racines.formes(suite[0]):
            if racine in exactes or nu.startswith(debuts):
                morceaux += [escape(texte[fin : suite.start()]), "<mark>", escape(suite[0]), "</mark>"]
                fin = suite.end()
                break
    return mark_safe("".join([*morceaux, escape(texte[fin:])]))


@lru_cache(maxsize=256)
def _cherchees(cherchees: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    debuts = tuple(c[:-1] for c in cherchees if c.endswith("*") and len(c) > 2)
    return frozenset(c for c in cherchees if not c.endswith("*")), debuts
