"""L'index plein texte de PostgreSQL : un tsvector et son index GIN.

Chaque mot y figure précédé des niveaux où il répond : « 0 » le nom, « 1 » le nom ou le champ B, « 2 » n'importe où. Les poids
(`mot:A`), que GIN ne retient pas, obligeraient à relire chaque document (docs/decisions/0009).
"""

from collections.abc import Iterable

from django.db.backends.utils import CursorWrapper

from .documents import Champs
from .plein_texte_file import DOCUMENTS
from .racines import Requete

VERROU = 5_120_251  # verrou consultatif propre à l'index
BEAUCOUP = 1_000
_INDEX = f"{DOCUMENTS}_mots"
_NIVEAUX = "012"
_RANGS = " UNION ALL ".join(
    f"SELECT {niveau}, string_agg(lieu_id::text, ',') FROM {DOCUMENTS} WHERE mots @@ ${int(niveau) + 1}"
    for niveau in _NIVEAUX
)
# Si un mot est fréquent, le planificateur préfère relire tous les documents : il ignore qu'il faut les sortir un à un de leur
# table à part (40 ms au lieu de 2 pour 10 000 lieux) ; ou bien il lance d'autres processus, qui mettent 8 ms à démarrer. D'où une
# fonction : elle seule peut le lui interdire pour une requête.
_FONCTION = (
    f"CREATE OR REPLACE FUNCTION {DOCUMENTS}_cherche(tsquery, tsquery, tsquery) RETURNS TABLE (rang integer, pks text) "
    f"LANGUAGE sql STABLE SET enable_seqscan = off SET max_parallel_workers_per_gather = 0 SET jit = off AS $${_RANGS}$$"
)


def cree(curseur: CursorWrapper, *, neuf: bool) -> None:
    """Les documents vivent à part (TOAST) : une recherche ne lit que l'index et une ligne de quelques octets par lieu."""
    if neuf:
        curseur.execute(f"DROP TABLE IF EXISTS {DOCUMENTS}")
        curseur.execute(f"DROP FUNCTION IF EXISTS {DOCUMENTS}_cherche")
    curseur.execute(
        f"CREATE TABLE IF NOT EXISTS {DOCUMENTS} (lieu_id bigint PRIMARY KEY, mots tsvector NOT NULL) "
        f"WITH (toast_tuple_target = 128)"
    )
    curseur.execute(f"CREATE INDEX IF NOT EXISTS {_INDEX} ON {DOCUMENTS} USING gin (mots)")
    curseur.execute(_FONCTION)


def verrouille(curseur: CursorWrapper) -> None:
    """Jusqu'à la fin de la transaction : deux mises à jour à la fois compteraient les mots deux fois."""
    curseur.execute("SELECT pg_advisory_xact_lock(%s)", [VERROU])


def cles(curseur: CursorWrapper) -> set[int]:
    curseur.execute(f"SELECT lieu_id FROM {DOCUMENTS}")
    return {pk for (pk,) in curseur.fetchall()}


def lit(curseur: CursorWrapper, pks: Iterable[int]) -> dict[int, tuple[set[str], set[str], set[str]]]:
    """Mots des trois champs de chaque lieu indexé parmi ceux-là."""
    curseur.execute(
        f"SELECT lieu_id, tsvector_to_array(mots) FROM {DOCUMENTS} WHERE lieu_id = ANY(%s)", [list(pks)]
    )
    return {pk: _champs(mots) for pk, mots in curseur.fetchall()}


def _champs(mots: list[str]) -> tuple[set[str], set[str], set[str]]:
    a, ab, abc = ({mot[1:] for mot in mots if mot[0] == niveau} for niveau in _NIVEAUX)
    return a, ab - a, abc - ab


def ecrit(curseur: CursorWrapper, documents: dict[int, Champs]) -> None:
    lignes = [
        (
            pk,
            [
                niveau + mot
                for niveau, mots in zip(_NIVEAUX, (d.a, d.a | d.b, d.a | d.b | d.c), strict=True)
                for mot in mots
            ],
        )
        for pk, d in documents.items()
    ]
    curseur.executemany(
        f"INSERT INTO {DOCUMENTS} VALUES (%s, array_to_tsvector(%s::text[])) "
        f"ON CONFLICT (lieu_id) DO UPDATE SET mots = EXCLUDED.mots",
        lignes,
    )


def efface(curseur: CursorWrapper, pks: Iterable[int]) -> None:
    curseur.execute(f"DELETE FROM {DOCUMENTS} WHERE lieu_id = ANY(%s)", [list(pks)])


def acheve(curseur: CursorWrapper, nombre: int) -> None:
    """Après `nombre` documents écrits : range dans l'index ce que GIN garde en attente, que chaque recherche relirait."""
    curseur.execute(f"SELECT gin_clean_pending_list('{_INDEX}'::regclass)")
    if nombre > BEAUCOUP:
        curseur.execute(f"ANALYZE {DOCUMENTS}")


def resserre(curseur: CursorWrapper) -> None:
    """Refait l'index des mots à partir des documents, et en un seul morceau."""
    curseur.execute(f"REINDEX TABLE {DOCUMENTS}")
    curseur.execute(f"ANALYZE {DOCUMENTS}")


def cherche(curseur: CursorWrapper, requete: Requete) -> list[tuple[int, str | None]]:
    """Rang et clés, jointes par des virgules, des lieux qui répondent dans A ; sinon dans A ou B ; sinon n'importe où."""
    a, ab = (_tsquery(niveau, requete, debut=not requete.complet) for niveau in _NIVEAUX[:2])
    abc = _tsquery(_NIVEAUX[2], requete)
    curseur.execute(
        f"SELECT rang, pks FROM {DOCUMENTS}_cherche(%s, %s, %s)", [a, f"{ab} & !({a})", f"{abc} & !({ab})"]
    )
    return curseur.fetchall()


def nomme(curseur: CursorWrapper, requete: Requete) -> bool:
    """Un lieu répond dans A."""
    curseur.execute(
        f"SELECT EXISTS (SELECT 1 FROM {DOCUMENTS} WHERE mots @@ %s::tsquery)",
        [_tsquery(_NIVEAUX[0], requete)],
    )
    return bool(curseur.fetchone()[0])


def _tsquery(niveau: str, requete: Requete, *, debut: bool = True) -> str:
    """Entre apostrophes, un mot n'est jamais un opérateur ; aucun ne contient d'apostrophe (lieux/racines.py)."""
    *autres, derniere = (f"'{niveau}{racine}'" for racine in requete.racines)
    if debut and len(requete.debut) > 1:
        derniere = f"({derniere} | '{niveau}{requete.debut}':*)"
    return " & ".join([*autres, derniere])
