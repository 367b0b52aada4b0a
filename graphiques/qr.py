"""Un code QR en SVG : une adresse imprimée qu'un téléphone ouvre sans qu'on la recopie."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

MARGE = 4
"""Modules blancs autour du code ; la norme ISO/IEC 18004 en demande quatre."""


@dataclass(frozen=True, slots=True)
class CodeQR:
    """`cote` en modules, marge comprise ; `trace`, l'attribut `d` d'un `<path>` dont chaque module mesure une unité."""

    cote: int
    trace: str


@lru_cache(maxsize=4096)
def code_qr(adresse: str) -> CodeQR:
    """Se lit encore si 15 % du code sont abîmés."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=MARGE)
    code.add_data(adresse)
    modules = code.get_matrix()
    return CodeQR(len(modules), "".join(_ligne(y, ligne) for y, ligne in enumerate(modules)))


def _ligne(y: int, modules: list[bool]) -> str:
    """Un rectangle par suite de modules noirs."""
    trace, x = "", 0
    for noir, suite in groupby(modules):
        longueur = len(list(suite))
        if noir:
            trace += f"M{x} {y}h{longueur}v1h-{longueur}z"
        x += longueur
    return trace
