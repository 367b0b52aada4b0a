"""Les mots un par un : sigles, abréviations, mots que le français courant n'emploie presque pas."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from .conseils import Conseil, Regle
from .phrases import Phrase

RARE = 3.0
"""Échelle Zipf : moins d'une fois par million de mots de films, journaux, livres, encyclopédies et conversations en ligne."""
COURT, LONG = 2, 40  # lettres : en deçà, articles et élisions ; au-delà, ce n'est plus un mot

_MOT = re.compile(r"aujourd['’]hui|[^\W\d_]+(?:-[^\W\d_]+)*", re.IGNORECASE)
_CHIFFRE_ROMAIN = re.compile(r"[IVX]+")
_ABREGES = frozenset("asbl bd bld càd etc rdc rdv svp tél".split())
_ABREVIATIONS = re.compile(
    rf"\b(?:p\. ?ex\.|c\.-à-d\.|n°|(?:av|boul|env|resp)\.|(?:{'|'.join(sorted(_ABREGES))}|Rdv|Tél)\b\.?)"
)

_FINS = (
    ("issons", "ir"), ("issez", "ir"), ("issent", "ir"), ("geons", "ger"), ("çons", "cer"), ("euses", "eur"), ("euse", "eur"),
    ("trices", "teur"), ("trice", "teur"), ("aient", "er"), ("ait", "er"), ("ons", "er"), ("ez", "er"), ("ent", "er"), ("ant", "er"),
    ("ées", "er"), ("ée", "er"), ("és", "er"), ("é", "er"), ("es", "er"), ("e", "er"), ("aux", "al"), ("s", ""), ("x", ""), ("er", ""), ("er", "e"),
)  # fmt: skip
"""D'une forme vers une autre du même mot, plus courante : « sonnez » → « sonner », « jardiner » → « jardin »."""


def mots_a_changer(lues: Iterable[Phrase]) -> Callable[[Phrase], Iterator[Conseil]]:
    """La règle pour ce texte : un nom propre y garde sa majuscule à l'intérieur d'une phrase, et peut alors en ouvrir une autre."""
    noms = {mot for phrase in lues for mot in _MOT.findall(phrase.texte)[1:] if mot[0].isupper()}

    def regle(phrase: Phrase) -> Iterator[Conseil]:
        yield from _abreviations(phrase)
        for mot in _MOT.findall(phrase.texte):
            yield from _conseils_du_mot(mot, noms)

    return regle


def _abreviations(phrase: Phrase) -> Iterator[Conseil]:
    for passage in _ABREVIATIONS.findall(phrase.texte):
        yield Conseil(Regle.ABREVIATION, passage, "Une abréviation : écrire le mot entier.")


def _conseils_du_mot(mot: str, noms: set[str]) -> Iterator[Conseil]:
    if len(mot) >= COURT and mot.isupper():
        if not _CHIFFRE_ROMAIN.fullmatch(mot):
            conseil = (
                "Des majuscules : dire le nom entier d'un sigle, et écrire les autres mots en minuscules."
            )
            yield Conseil(Regle.MAJUSCULES, mot, conseil)
    elif (
        COURT < len(mot) <= LONG
        and mot not in noms
        and mot.lower() not in _ABREGES
        and _est_rare(mot.lower())
    ):
        conseil = "Un mot peu courant : en choisir un plus simple, ou l'expliquer dans la phrase qui suit."
        yield Conseil(Regle.MOT_RARE, mot.lower(), conseil)


@lru_cache(maxsize=4096)
def _est_rare(mot: str) -> bool:
    return all(_frequence(forme) < RARE for forme in [mot, *_proches(mot)])


def _proches(mot: str) -> Iterator[str]:
    """Formes plus courantes du même mot, si elles existent ; une seule de connue suffit."""
    premieres = [mot.removesuffix(fin) + autre for fin, autre in _FINS if mot.endswith(fin)]
    yield from premieres
    for forme in premieres:
        if forme.endswith("er"):
            yield from (forme[:-2], forme[:-1])


def _frequence(mot: str) -> float:
    from wordfreq import zipf_frequency  # un quart de seconde : le site public n'en a pas besoin

    return zipf_frequency(mot, "fr", wordlist="small")
