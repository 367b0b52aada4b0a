"""L'index plein texte de SQLite : une table FTS5 de trois colonnes, dont `rowid` est la clé du lieu."""

from collections.abc import Iterable

from django.db.backends.utils import CursorWrapper

from .documents import Champs
from .plein_texte_file import DOCUMENTS
from .racines import Requete

# « ascii » ne change ni ne coupe aucun de nos mots : ils n'ont que des lettres et des chiffres, déjà en minuscules.
_TABLE = f"CREATE VIRTUAL TABLE IF NOT EXISTS {DOCUMENTS} USING fts5(a, b, c, tokenize='ascii', detail=column, prefix='2 3')"
_A, _AB = "{a} : ", "{a b} : "
_RANGS = " UNION ALL ".join(
    f"SELECT {rang}, group_concat(rowid) FROM {DOCUMENTS} WHERE {DOCUMENTS} MATCH %s" for rang in range(3)
)


def cree(curseur: CursorWrapper, *, neuf: bool) -> None:
    if neuf:
        curseur.execute(f"DROP TABLE IF EXISTS {DOCUMENTS}")
    curseur.execute(_TABLE)


def verrouille(curseur: CursorWrapper) -> None:
    """La transaction, commencée en IMMEDIATE (config/settings.py), est déjà seule à écrire."""


def cles(curseur: CursorWrapper) -> set[int]:
    curseur.execute(f"SELECT rowid FROM {DOCUMENTS}")
    return {pk for (pk,) in curseur.fetchall()}


def lit(curseur: CursorWrapper, pks: Iterable[int]) -> dict[int, tuple[set[str], set[str], set[str]]]:
    """Mots des trois champs de chaque lieu indexé parmi ceux-là."""
    curseur.execute(f"SELECT rowid, a, b, c FROM {DOCUMENTS} WHERE rowid IN ({_liste(pks)})")
    return {pk: tuple(set(champ.split()) for champ in champs) for pk, *champs in curseur.fetchall()}


def ecrit(curseur: CursorWrapper, documents: dict[int, Champs]) -> None:
    curseur.executemany(
        f"INSERT OR REPLACE INTO {DOCUMENTS} (rowid, a, b, c) VALUES (%s, %s, %s, %s)",
        [(pk, *(" ".join(sorted(champ)) for champ in (d.a, d.b, d.c))) for pk, d in documents.items()],
    )


def efface(curseur: CursorWrapper, pks: Iterable[int]) -> None:
    curseur.execute(f"DELETE FROM {DOCUMENTS} WHERE rowid IN ({_liste(pks)})")


def acheve(curseur: CursorWrapper, nombre: int) -> None:
    """Après `nombre` documents écrits : FTS5 fusionne lui-même ses morceaux."""


def resserre(curseur: CursorWrapper) -> None:
    """Refait l'index des mots à partir des documents, et en un seul morceau."""
    for ordre in ("rebuild", "optimize"):
        curseur.execute(f"INSERT INTO {DOCUMENTS} ({DOCUMENTS}) VALUES ('{ordre}')")


def cherche(curseur: CursorWrapper, requete: Requete) -> list[tuple[int, str | None]]:
    """Rang et clés, jointes par des virgules, des lieux qui répondent dans A ; sinon dans A ou B ; sinon n'importe où."""
    entier = _fts(requete)
    partiel = _fts(requete, debut=not requete.complet)
    a, ab, abc = _A + partiel, _AB + partiel, entier
    curseur.execute(_RANGS, [a, f"({ab}) NOT ({a})", f"({abc}) NOT ({ab})"])
    return curseur.fetchall()


def nomme(curseur: CursorWrapper, requete: Requete) -> bool:
    """Un lieu répond dans A."""
    curseur.execute(
        f"SELECT EXISTS (SELECT 1 FROM {DOCUMENTS} WHERE {DOCUMENTS} MATCH %s)", [_A + _fts(requete)]
    )
    return bool(curseur.fetchone()[0])


def _fts(requete: Requete, *, debut: bool = True) -> str:
    """Entre guillemets, un mot n'est jamais un opérateur ; aucun ne contient de guillemet (lieux/racines.py)."""
    *autres, derniere = (f'"{racine}"' for racine in requete.racines)
    if debut and len(requete.debut) > 1:
        derniere = f'({derniere} OR "{requete.debut}" *)'
    return f"({' AND '.join([*autres, derniere])})"


def _liste(pks: Iterable[int]) -> str:
    return ", ".join(str(int(pk)) for pk in pks)
