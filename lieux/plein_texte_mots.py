"""Les mots de l'index : comment les fiches les écrivent et dans combien de documents ils sont. Sert à comprendre les fautes."""

from collections import Counter
from collections.abc import Iterable

from django.db.backends.utils import CursorWrapper

from .documents import Champs

MOTS = "lieux_mot"
_TABLE = (
    f"CREATE TABLE IF NOT EXISTS {MOTS} (mot varchar(80) PRIMARY KEY, lisible varchar(80) NOT NULL, "
    f"commun integer NOT NULL, nombre integer NOT NULL)"
)
_AJOUT = f"""
INSERT INTO {MOTS} (mot, lisible, commun, nombre) VALUES (%s, %s, %s, %s)
ON CONFLICT (mot) DO UPDATE SET
    nombre = {MOTS}.nombre + EXCLUDED.nombre,
    lisible = CASE WHEN {MOTS}.lisible = '' OR EXCLUDED.commun > {MOTS}.commun
              THEN EXCLUDED.lisible ELSE {MOTS}.lisible END,
    commun = CASE WHEN EXCLUDED.commun > {MOTS}.commun THEN EXCLUDED.commun ELSE {MOTS}.commun END"""


def cree(curseur: CursorWrapper, *, neuf: bool) -> None:
    """`lisible` : le mot avec ses accents, vide pour une racine. `commun` : 1 si une fiche l'écrit en minuscules."""
    if neuf:
        curseur.execute(f"DROP TABLE IF EXISTS {MOTS}")
    curseur.execute(_TABLE)


def vide(curseur: CursorWrapper) -> None:
    curseur.execute(f"DELETE FROM {MOTS}")


class Compte:
    """Ce que des documents ajoutent aux mots de l'index, et ce qu'ils leur retirent."""

    def __init__(self) -> None:
        self._nombres: Counter[str] = Counter()
        self._lisibles = Champs()

    def ajoute(self, documents: Iterable[Champs]) -> None:
        for document in documents:
            self._nombres.update(document.a | document.b | document.c)
            self._lisibles.retient(document.lisibles)

    def enleve(self, documents: Iterable[tuple[set[str], set[str], set[str]]]) -> None:
        for champs in documents:
            self._nombres.subtract(set().union(*champs))

    def enregistre(self, curseur: CursorWrapper) -> None:
        lisibles = self._lisibles.lisibles
        curseur.executemany(
            _AJOUT,
            [
                (mot, lisible := lisibles.get(mot, ""), int(lisible.islower()), nombre)
                for mot, nombre in sorted(self._nombres.items())
                if nombre
            ],
        )
        curseur.execute(f"DELETE FROM {MOTS} WHERE nombre <= 0")


def lit(curseur: CursorWrapper) -> list[tuple[str, str, int, int]]:
    """(mot, lisible, commun, nombre de documents) de chaque mot de l'index."""
    curseur.execute(f"SELECT mot, lisible, commun, nombre FROM {MOTS} ORDER BY mot")
    return curseur.fetchall()
