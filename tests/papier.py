"""Lire un PDF comme on le lirait imprimé : ses pages, son texte, ses codes QR. Demande poppler-utils et zbar-tools."""

import subprocess
from pathlib import Path

AUCUN_CODE = 4  # ce que rend zbarimg quand une des images n'a pas de code


def pages(pdf: Path) -> int:
    return int(infos(pdf)["Pages"])


def infos(pdf: Path) -> dict[str, str]:
    """Ce que dit `pdfinfo`, par titre : « Pages », « Tagged », « Page size »…"""
    lignes = _lance("pdfinfo", pdf).splitlines()
    return {titre: valeur.strip() for titre, _, valeur in (ligne.partition(":") for ligne in lignes)}


def polices(pdf: Path) -> list[dict[str, str]]:
    """Chaque police, avec `emb` : « yes » si le fichier la porte."""
    lignes = [ligne.split() for ligne in _lance("pdffonts", pdf).splitlines()[2:]]
    return [{"nom": ligne[0], "emb": ligne[-5]} for ligne in lignes]


def texte(pdf: Path, *, colonnes: bool = False) -> str:
    """Dans l'ordre de lecture ; `colonnes` garde la mise en page, pour un tableau."""
    return _lance("pdftotext", *(["-layout"] if colonnes else []), pdf, "-")


def codes_qr(pdf: Path, *, resolution: int = 150) -> list[str]:
    """Ce que lit un téléphone, page après page, à `resolution` points par pouce."""
    _lance("pdftoppm", "-r", resolution, "-png", pdf, pdf.with_suffix(""))
    images = sorted(pdf.parent.glob(f"{pdf.stem}-*.png"))
    return _lance("zbarimg", "--quiet", "--raw", *images, admis=(0, AUCUN_CODE)).split()


def _lance(*commande: object, admis: tuple[int, ...] = (0,)) -> str:
    fait = subprocess.run(list(map(str, commande)), capture_output=True, text=True, timeout=120, check=False)
    assert fait.returncode in admis, fait.stderr
    return fait.stdout
