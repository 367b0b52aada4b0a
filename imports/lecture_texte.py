"""Lire un CSV tel qu'Excel l'écrit en Belgique : UTF-8 avec ou sans marque, UTF-16, Windows-1252 ; `;`, `,`, tabulation, `|`."""

import csv
import re
from collections.abc import Collection, Iterator
from io import StringIO

from .fichiers import FichierRefuse, LigneBrute

SEPARATEURS = {";": "points-virgules", ",": "virgules", "\t": "tabulations", "|": "barres verticales"}
CASE_MAX = 100_000  # signes
# Des lettres accentuées, « œ », des guillemets ou l'euro en UTF-8 : en Windows-1252 ils se liraient « Ã© », « â€™ », « Å“ ».
_UTF8 = re.compile(rb"\xc3[\x80-\xbf]|\xc5[\x92\x93]|\xe2\x80[\x90-\xaf]|\xe2\x82\xac")
_MARQUE = b"\xef\xbb\xbf"


def ouvre(contenu: bytes, connues: Collection[str], colonnes_max: int) -> tuple[str, Iterator[LigneBrute]]:
    codage, texte = _decode(contenu)
    premiere, _, suite = texte.partition("\n")
    debut = 1
    separateur = ""
    if premiere.lower().startswith("sep=") and len(premiere.strip()) == 5:  # ce qu'Excel écrit parfois
        separateur, texte, debut = premiere[4], suite, 2
        premiere = texte.partition("\n")[0]
    if max(premiere.count(s) for s in SEPARATEURS) >= 10 * colonnes_max:
        raise FichierRefuse(
            f"La première ligne a plus de {colonnes_max} colonnes : n'en garder que les utiles."
        )
    separateur = separateur or _separateur(premiere, connues)
    nom = SEPARATEURS.get(separateur, f"« {separateur} »")
    return f"lu comme {codage}, colonnes séparées par des {nom}", _lignes(texte, separateur, debut)


def _decode(contenu: bytes) -> tuple[str, str]:
    """Nom du codage et texte. Refuse ce qui n'est pas du texte, ou mêle deux codages."""
    if contenu.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return "UTF-16 (« Texte Unicode » d'Excel)", contenu.decode("utf-16")
        except UnicodeDecodeError as erreur:
            raise FichierRefuse("Le fichier est coupé : reprendre le fichier d'origine.") from erreur
    if b"\0" in contenu or contenu.startswith((b"%PDF", b"{\\rtf")):
        raise FichierRefuse("Ce n'est pas un tableau : donner un fichier CSV ou XLSX.")
    try:
        texte = contenu.decode("utf-8-sig")
        return "UTF-8 avec marque" if contenu.startswith(_MARQUE) else "UTF-8", texte
    except UnicodeDecodeError as erreur:
        if contenu.startswith(_MARQUE):
            raise FichierRefuse(_mele(contenu.count(b"\n", 0, erreur.start + 3) + 1, "n'est pas")) from erreur
        return "Windows-1252", _decode_windows(contenu)


def _decode_windows(contenu: bytes) -> str:
    for numero, ligne in enumerate(contenu.split(b"\n"), start=1):
        if not ligne.isascii() and _UTF8.search(ligne):
            raise FichierRefuse(_mele(numero, "est"))
        try:
            ligne.decode("cp1252")
        except UnicodeDecodeError as erreur:
            raise FichierRefuse(
                f"La ligne {numero} contient un signe illisible : enregistrer le fichier en « CSV UTF-8 »."
            ) from erreur
    return contenu.decode("cp1252")


def _mele(numero: int, verbe: str) -> str:
    return (
        f"Deux codages se mêlent dans le fichier : la ligne {numero} {verbe} en UTF-8, au contraire d'autres. "
        "Rouvrir le fichier d'origine et l'enregistrer en « CSV UTF-8 »."
    )


def _separateur(premiere: str, connues: Collection[str]) -> str:
    """Celui qui fait reconnaître le plus de titres de colonnes."""

    def reconnues(separateur: str) -> int:
        titres = (titre.strip(' "\r').lower() for titre in premiere.split(separateur))
        return sum(titre in connues for titre in titres)

    return max(SEPARATEURS, key=lambda separateur: (reconnues(separateur), premiere.count(separateur)))


def _lignes(texte: str, separateur: str, debut: int) -> Iterator[LigneBrute]:
    csv.field_size_limit(CASE_MAX)
    lecteur = csv.reader(StringIO(texte, newline=""), delimiter=separateur, strict=True)
    while True:
        numero = debut + lecteur.line_num
        try:
            cases = next(lecteur)
        except StopIteration:
            return
        except csv.Error as erreur:
            raise FichierRefuse(_phrase(str(erreur), numero)) from erreur
        yield LigneBrute(numero, [case.strip() for case in cases], complete=True)


def _phrase(erreur: str, numero: int) -> str:
    if "field larger" in erreur:
        return (
            f"Ligne {numero} : une case dépasse {CASE_MAX} signes. Un guillemet est sans doute resté ouvert."
        )
    return (
        f"Ligne {numero} : un guillemet ouvert n'est pas refermé comme il faut, ou le fichier est coupé. "
        "Reprendre le fichier d'origine."
    )
