"""Comparer des textes sans tenir compte des accents ni des majuscules, en Python et dans les deux bases."""

import re
import unicodedata

from django.db.models import CharField, Func

_ACCENTS = "ÀÁÂÃÄÅàáâãäåÇçÈÉÊËèéêëÌÍÎÏìíîïÑñÒÓÔÕÖòóôõöÙÚÛÜùúûüÝýÿ’"
_SANS = "aaaaaaaaaaaacceeeeeeeeiiiiiiiinnoooooooooouuuuuuuuyyy'"


def sans_accent(texte: str) -> str:
    """« Rœulx, L'Élan » → « roeulx, l'elan »."""
    texte = texte.replace("œ", "oe").replace("Œ", "oe").replace("’", "'")
    decompose = unicodedata.normalize("NFKD", texte)
    return "".join(c for c in decompose if not unicodedata.combining(c)).lower()


def mots(texte: str) -> list[str]:
    """Mots d'un texte, sans accent ni majuscule : suites de lettres et de chiffres."""
    return re.findall(r"[^\W_]+", sans_accent(texte))


class SansAccent(Func):
    """La même chose en SQL, sur une ou plusieurs colonnes jointes par une espace : `sans_accent` sur SQLite, une table
    de lettres sur PostgreSQL ; aucune extension à installer."""

    output_field = CharField()

    def as_sqlite(self, compiler, connection, **extra):
        connection.ensure_connection()
        connection.connection.create_function("SANS_ACCENT", -1, _joint_sans_accent, deterministic=True)
        return super().as_sql(compiler, connection, function="SANS_ACCENT", **extra)

    def as_postgresql(self, compiler, connection, **extra):
        sans = _SANS.replace("'", "''")
        modele = f"LOWER(TRANSLATE(REPLACE(REPLACE(CONCAT_WS(' ', %(expressions)s), 'œ', 'oe'), 'Œ', 'oe'), '{_ACCENTS}', '{sans}'))"
        return super().as_sql(compiler, connection, template=modele, **extra)


def _joint_sans_accent(*textes: str | None) -> str:
    return sans_accent(" ".join(texte for texte in textes if texte is not None))
