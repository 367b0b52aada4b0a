"""Comparer des textes sans tenir compte des accents ni des majuscules."""

import re
import unicodedata


def sans_accent(texte: str) -> str:
    """« Rœulx, L'Élan » → « roeulx, l'elan »."""
    texte = texte.replace("œ", "oe").replace("Œ", "oe").replace("’", "'")
    decompose = unicodedata.normalize("NFKD", texte)
    return "".join(c for c in decompose if not unicodedata.combining(c)).lower()


def mots(texte: str) -> list[str]:
    """Mots d'un texte, sans accent ni majuscule : suites de lettres et de chiffres."""
    return re.findall(r"[^\W_]+", sans_accent(texte))
