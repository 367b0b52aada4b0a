"""L'index plein texte du moteur de la base, toujours à jour de ce que voit le public.

Chaque écriture note les lieux qu'elle touche (plein_texte_file.py) ; leurs documents sont récrits, sous verrou, avant la
première recherche qui suit. Une recherche ne répond donc jamais à partir de données plus anciennes que celles de la base.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import ModuleType

import numpy as np
from django.apps import AppConfig
from django.db import connection, connections, transaction
from django.db.backends.utils import CursorWrapper

from . import plein_texte_file as file
from . import plein_texte_mots as mots
from . import plein_texte_postgresql, plein_texte_sqlite
from .documents import Champs, Redacteur
from .par_version import une_fois_par_version
from .racines import Requete

LOT = 500  # lieux
ETAT = "lieux_plein_texte_etat"
_MOTEURS: dict[str, ModuleType] = {"sqlite": plein_texte_sqlite, "postgresql": plein_texte_postgresql}
_SOURCES = ("texte.py", "racines.py", "documents.py", "plein_texte*.py")


# --- Créer ----------------------------------------------------------------------------------------------------------


def installe(using: str = "default") -> None:
    """Crée l'index, sa file et ses déclencheurs ; les refait si la façon d'écrire les documents a changé ; sinon, rien."""
    with transaction.atomic(using=using), connections[using].cursor() as curseur:
        curseur.execute(f"CREATE TABLE IF NOT EXISTS {ETAT} (empreinte varchar(40) NOT NULL)")
        curseur.execute(f"SELECT empreinte FROM {ETAT}")
        neuf = curseur.fetchall() != [(_empreinte(),)]
        mots.cree(curseur, neuf=neuf)
        _moteur(curseur).cree(curseur, neuf=neuf)
        file.cree(curseur, neuf=neuf)
        if neuf:
            curseur.execute(f"DELETE FROM {ETAT}")
            curseur.execute(f"INSERT INTO {ETAT} VALUES (%s)", [_empreinte()])


def installe_apres_migration(sender: AppConfig, using: str, **kwargs: object) -> None:
    if "lieux_lieu" in connections[using].introspection.table_names():
        installe(using)


@lru_cache(maxsize=1)
def _empreinte() -> str:
    resume = hashlib.blake2s(digest_size=16)
    for motif in _SOURCES:
        for chemin in sorted(Path(__file__).parent.glob(motif)):
            resume.update(chemin.read_bytes())
    return resume.hexdigest()


def _moteur(curseur: CursorWrapper) -> ModuleType:
    return _MOTEURS[curseur.db.vendor]


# --- Tenir à jour ---------------------------------------------------------------------------------------------------


@dataclass
class Bilan:
    """Nombre de lieux dont le document manquait, était de trop ou avait changé."""

    manquants: int = 0
    en_trop: int = 0
    changes: int = 0

    def __str__(self) -> str:
        phrases = {"manquants": self.manquants, "de trop": self.en_trop, "changés": self.changes}
        comptes = [f"{nombre} {quoi}" for quoi, nombre in phrases.items() if nombre]
        return f"Différaient des données : {', '.join(comptes)}." if comptes else "Rien ne différait."

    def compare(self, anciens: dict[int, tuple], nouveaux: dict[int, Champs], en_attente: set[int]) -> None:
        avant, apres = anciens.keys() - en_attente, nouveaux.keys() - en_attente
        self.manquants += len(apres - avant)
        self.en_trop += len(avant - apres)
        self.changes += sum(anciens[pk] != nouveaux[pk].trois for pk in avant & apres)


def met_a_jour() -> None:
    """Récrit les documents des lieux que la file nomme. Si elle est vide : une lecture, aucun verrou."""
    with connection.cursor() as curseur:
        if file.est_vide(curseur):
            return
        with transaction.atomic():
            _moteur(curseur).verrouille(curseur)
            pks, redacteur = sorted(file.retire(curseur)), Redacteur()
            for lot in _lots(pks):
                _indexe(curseur, lot, redacteur.documents(lot))
            _moteur(curseur).acheve(curseur, len(pks))


def _indexe(curseur: CursorWrapper, pks: list[int], documents: dict[int, Champs]) -> None:
    moteur, compte = _moteur(curseur), mots.Compte()
    anciens = moteur.lit(curseur, pks)
    nouveaux = {pk: document for pk, document in documents.items() if anciens.get(pk) != document.trois}
    disparus = anciens.keys() - documents.keys()
    compte.ajoute(nouveaux.values())
    compte.enleve(anciens[pk] for pk in anciens.keys() & (nouveaux.keys() | disparus))
    if disparus:
        moteur.efface(curseur, disparus)
    moteur.ecrit(curseur, nouveaux)
    compte.enregistre(curseur)


def reconstruit(avance: Callable[[int], object]) -> Bilan:
    """Récrit tout l'index et dit ce qui différait, hors ce qui attendait d'être mis à jour. `avance` reçoit le nombre de lieux de chaque lot fini."""
    bilan, redacteur, compte = Bilan(), Redacteur(), mots.Compte()
    with transaction.atomic(), connection.cursor() as curseur:
        moteur = _moteur(curseur)
        moteur.verrouille(curseur)
        en_attente = file.retire(curseur)
        curseur.execute("SELECT id FROM lieux_lieu")
        pks = sorted({pk for (pk,) in curseur.fetchall()} | moteur.cles(curseur))
        for lot in _lots(pks):
            documents = redacteur.documents(lot)
            bilan.compare(moteur.lit(curseur, lot), documents, en_attente)
            moteur.efface(curseur, lot)
            moteur.ecrit(curseur, documents)
            compte.ajoute(documents.values())
            avance(len(lot))
        mots.vide(curseur)
        compte.enregistre(curseur)
        moteur.resserre(curseur)
    return bilan


def _lots(pks: list[int]) -> Iterator[list[int]]:
    for debut in range(0, len(pks), LOT):
        yield pks[debut : debut + LOT]


# --- Chercher -------------------------------------------------------------------------------------------------------


def cherche(requete: Requete) -> list[np.ndarray]:
    """Clés des lieux qui répondent : dans leur nom ; sinon, dans leur nom, leur endroit et leurs termes ; sinon, n'importe où.
    L'ordre dans un tableau ne veut rien dire."""
    with connection.cursor() as curseur:
        listes = dict(_moteur(curseur).cherche(curseur, requete))
    # La base joint les clés par des virgules : les lire ligne à ligne coûterait dix fois plus.
    return [np.fromstring(listes[rang] or "", dtype=np.int64, sep=",") for rang in sorted(listes)]


def nomme(requete: Requete) -> bool:
    """Un lieu au moins a tous ces mots dans son nom."""
    with connection.cursor() as curseur:
        return _moteur(curseur).nomme(curseur, requete)


def lit_mots() -> list[tuple[str, str, int, int]]:
    """(mot, comment les fiches l'écrivent, 1 si parfois en minuscules, nombre de documents) de chaque mot de l'index."""
    with connection.cursor() as curseur:
        return mots.lit(curseur)


@une_fois_par_version
def a_jour() -> None:
    """À appeler avant toute lecture de l'index : met à jour ce que les écritures ont noté depuis la dernière version lue."""
    met_a_jour()
