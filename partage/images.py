"""L'image d'une page partagée, dessinée par typst : les mêmes mots donnent les mêmes octets."""

import json
from pathlib import Path

import typst

from guides.fabrique import POLICES

GABARIT = Path(__file__).parent / "gabarit/carte.typ"
PHRASE_MAX = 140  # signes : trois lignes


def dessine(titre: str, ou: str, phrase: str) -> bytes:
    """PNG de 1200 × 630 pixels. Une phrase trop longue est coupée à un mot."""
    donnees = {"titre": _coupe(titre, 80), "ou": ou, "phrase": _coupe(phrase, PHRASE_MAX)}
    return typst.compile(
        GABARIT,
        format="png",
        ppi=72,
        sys_inputs={"donnees": json.dumps(donnees, ensure_ascii=False)},
        font_paths=[str(POLICES)],
        ignore_system_fonts=True,
    )


def _coupe(texte: str, maximum: int) -> str:
    return texte if len(texte) <= maximum else f"{texte[:maximum].rpartition(' ')[0] or texte[:maximum]}…"
