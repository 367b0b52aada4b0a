"""Un texte est-il facile à lire ? Des conseils, phrase par phrase. Ils n'empêchent jamais d'enregistrer.

Les règles viennent de « L'information pour tous », les règles européennes du facile à lire et à comprendre. Elles se devinent ici à la
forme des mots : un conseil peut se tromper, et un texte sans conseil n'est pas forcément clair.
"""

from .conseils import Conseil
from .mots import mots_a_changer
from .phrases import phrases
from .signes import signes_a_eviter
from .tournures import phrase_trop_longue, tournures_a_changer

__all__ = ["SIGNES_MAX", "Conseil", "conseils", "en_apercu"]

SIGNES_MAX = 20_000
"""D'un texte, ce qui dépasse n'est pas lu."""
MONTRES = 20
PASSAGE_MAX = 200  # signes
RIEN = "Rien à signaler. Faites aussi relire ce texte par une personne à qui il s'adresse."


def conseils(texte: str) -> list[Conseil]:
    """Dans l'ordre du texte ; le même mot n'en donne qu'un."""
    lues = phrases(texte[:SIGNES_MAX])
    regles = (phrase_trop_longue, tournures_a_changer, signes_a_eviter, mots_a_changer(lues))
    trouves = (conseil for phrase in lues for regle in regles for conseil in regle(phrase))
    return list(dict.fromkeys(trouves))


def en_apercu(texte: str) -> dict[str, object]:
    """Ce que la rédaction lit sous le champ : une phrase qui compte, et les premiers conseils. Vides si le texte l'est."""
    trouves = conseils(texte)
    montres = [{"passage": _coupe(c.passage), "phrase": c.phrase} for c in trouves[:MONTRES]]
    return {"resume": _resume(len(trouves)) if texte.strip() else "", "conseils": montres}


def _resume(nombre: int) -> str:
    if not nombre:
        return RIEN
    if nombre == 1:
        return "1 conseil, qui n'empêche pas d'enregistrer."
    suite = f" Voici les {MONTRES} premiers." if nombre > MONTRES else ""
    return f"{nombre} conseils, qui n'empêchent pas d'enregistrer.{suite}"


def _coupe(passage: str) -> str:
    return passage if len(passage) <= PASSAGE_MAX else f"{passage[:PASSAGE_MAX]}…"
