"""Ce qui arrête l'œil : parenthèses, points-virgules, pourcentages, grands nombres."""

import re
from collections.abc import Iterator

from .conseils import Conseil, Regle
from .phrases import Phrase

SIGNES = (
    (
        Regle.PARENTHESES,
        re.compile(r"\([^()]*\)?"),
        "Des parenthèses : en faire une phrase, ou les retirer.",
    ),
    (
        Regle.POINT_VIRGULE,
        re.compile(r"[^\s;]{0,40}\s?;"),
        "Un point-virgule : mettre un point, et commencer une autre phrase.",
    ),
    (
        Regle.POURCENTAGE,
        re.compile(r"(?<!\d)\d{1,9}(?:[.,]\d{1,9})?\s?(?:[%‰]|pour\s?cents?\b)"),
        "Un pourcentage : dire « presque la moitié », « peu de », « beaucoup de ».",
    ),
    (
        # Ni une année, ni un code postal, ni un téléphone : « 12 500 », « 12500 ».
        Regle.GRAND_NOMBRE,
        re.compile(r"(?<![\d+/.,])(?<!\d[\s.])(?:[1-9]\d{0,2}(?:[\s.]\d{3})+|[1-9]\d{4,})(?![\s./]?\d)"),
        "Un grand nombre : arrondir, ou dire « beaucoup de ».",
    ),
)


def signes_a_eviter(phrase: Phrase) -> Iterator[Conseil]:
    for regle, motif, conseil in SIGNES:
        yield from (Conseil(regle, passage.strip(), conseil) for passage in motif.findall(phrase.texte))
