"""Un code QR : un carré entouré de blanc, toujours le même pour la même adresse."""

import re

from graphiques.qr import MARGE, code_qr

ADRESSE = "https://lieux.example/lieux/le-pianocktail/"


def test_le_code_garde_la_marge_blanche_que_demande_la_norme():
    code = code_qr(ADRESSE)

    carres = [
        (int(x), int(y), int(x) + int(long)) for x, y, long in re.findall(r"M(\d+) (\d+)h(\d+)v1", code.trace)
    ]
    assert min(x for x, _, _ in carres) == min(y for _, y, _ in carres) == MARGE
    assert max(fin for _, _, fin in carres) == code.cote - MARGE


def test_la_meme_adresse_donne_le_meme_code_et_une_autre_un_autre():
    assert code_qr(ADRESSE) == code_qr(ADRESSE) != code_qr(ADRESSE + "?facile=1")
