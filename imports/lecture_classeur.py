"""Lire la première feuille d'un XLSX, sans rien exécuter et sans se laisser gonfler.

L'annuaire du zip est pesé avant d'ouvrir quoi que ce soit, puis la feuille est parcourue une fois sans rien retenir ; openpyxl ne
la lit qu'ensuite, en lecture seule.
"""

from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from xml.sax.handler import ContentHandler
from zipfile import BadZipFile, ZipFile

from defusedxml import DefusedXmlException, sax
from openpyxl import load_workbook
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from .fichiers import FichierRefuse, LigneBrute

OCTETS_MAX = 60 * 1024 * 1024  # tout décompressé
ANNEXES_MAX = 4 * 1024 * 1024  # octets : ce qui n'est ni une feuille ni la table des textes est lu d'un bloc
TEXTES_MAX = 300_000
CASES_PAR_LIGNE_MAX = 16_384  # celles d'Excel
RAPPORT_MAX = 150  # octets décompressés par octet

COUPE = "Le classeur est abîmé ou coupé : le rouvrir dans le tableur et l'enregistrer à nouveau en .xlsx."
GONFLE = "Le classeur se gonflerait en s'ouvrant : l'enregistrer en CSV, ou n'en garder que la feuille utile."
FORMULE = "La case contient une formule, jamais calculée ici : la remplacer par sa valeur (collage spécial, valeurs)."
ERREUR = "La case contient une erreur du tableur : écrire la valeur."


def ouvre(contenu: bytes, lignes_max: int, colonnes_max: int) -> tuple[str, Iterator[LigneBrute]]:
    try:
        feuilles = _verifie(contenu, lignes_max)
        classeur = load_workbook(BytesIO(contenu), read_only=True, keep_links=False)
        feuille = classeur.worksheets[0]
    except FichierRefuse:
        raise
    except DefusedXmlException as erreur:
        raise FichierRefuse(
            "Le classeur contient des définitions interdites : l'enregistrer en CSV."
        ) from erreur
    except Exception as erreur:  # openpyxl lève de tout sur un classeur abîmé
        raise FichierRefuse(COUPE) from erreur
    autres = f" (feuille « {feuille.title} », les autres sont laissées)" if feuilles > 1 else ""
    return f"lu comme classeur XLSX{autres}", _lignes(feuille, colonnes_max)


def _verifie(contenu: bytes, lignes_max: int) -> int:
    """Pèse l'annuaire du zip, puis parcourt feuilles et textes. Nombre de feuilles."""
    try:
        archive = ZipFile(BytesIO(contenu))
    except BadZipFile as erreur:
        raise FichierRefuse(COUPE) from erreur
    membres = archive.infolist()
    if "xl/workbook.xml" not in archive.namelist():
        raise FichierRefuse("Ce n'est pas un classeur Excel : donner un fichier CSV ou XLSX.")
    if sum(m.file_size for m in membres) > OCTETS_MAX or len(membres) > 1000:
        raise FichierRefuse(GONFLE)
    gros = [m for m in membres if m.file_size > 1024 * 1024]
    if any(m.file_size > RAPPORT_MAX * max(m.compress_size, 1) for m in gros):
        raise FichierRefuse(GONFLE)
    feuilles = [m for m in membres if m.filename.startswith("xl/worksheets/") and m.filename.endswith(".xml")]
    textes = [m for m in membres if m.filename == "xl/sharedStrings.xml"]
    if any(
        m.file_size > ANNEXES_MAX
        for m in membres
        if m not in feuilles + textes and m.filename.endswith((".xml", ".rels"))
    ):
        raise FichierRefuse(GONFLE)
    for membre in feuilles + textes:
        with archive.open(membre) as flux:
            sax.parse(flux, _Compte(lignes_max))
    return len(feuilles)


class _Compte(ContentHandler):
    """Compte cases, lignes remplies et textes au passage, et s'arrête à ce qui prendrait trop de mémoire."""

    def __init__(self, lignes_max: int) -> None:
        super().__init__()
        self.lignes_max = lignes_max
        self.cases = self.textes = self.remplies = self.profondeur = 0
        self.ligne_remplie = False

    def startElement(self, name, attrs):  # noqa: N802
        self.profondeur += 1
        nom = name.rpartition(":")[2]
        if nom == "row":
            self.cases, self.ligne_remplie = 0, False
            if len(attrs.get("r", "")) > 7:  # Excel s'arrête à 1 048 576
                raise FichierRefuse(COUPE)
        elif nom == "c":
            self.cases += 1
        elif nom in ("v", "is") and not self.ligne_remplie:
            self.ligne_remplie = True
            self.remplies += 1
        elif nom == "si":
            self.textes += 1
        if self.cases > CASES_PAR_LIGNE_MAX or self.textes > TEXTES_MAX or self.profondeur > 50:
            raise FichierRefuse(GONFLE)
        if self.remplies > self.lignes_max + 1:
            raise FichierRefuse(
                f"Le fichier a plus de {self.lignes_max} lignes : le couper en plusieurs fichiers."
            )

    def endElement(self, name):  # noqa: N802
        self.profondeur -= 1


def _lignes(feuille: ReadOnlyWorksheet, colonnes_max: int) -> Iterator[LigneBrute]:
    feuille.reset_dimensions()
    try:
        # Une colonne de plus que permis, pour savoir qu'il y en a trop ; des lignes vides peuvent séparer les lieux.
        for numero, cases in enumerate(feuille.iter_rows(), start=1):
            while cases and cases[-1].value is None:
                cases = cases[:-1]
            if cases:
                yield _ligne(numero, cases[: colonnes_max + 1])
    except FichierRefuse:
        raise
    except Exception as erreur:
        raise FichierRefuse(COUPE) from erreur


def _ligne(numero: int, cases) -> LigneBrute:
    ligne = LigneBrute(numero, [_texte(case.value) for case in cases])
    for place, case in enumerate(cases):
        if case.data_type == "f":
            ligne.fautes[place] = (ligne.cases[place], FORMULE)
        elif case.data_type == "e":
            ligne.fautes[place] = (ligne.cases[place], ERREUR)
    return ligne


def _texte(valeur: object) -> str:
    """Le texte d'une case, comme la rédaction l'aurait tapé : nombre entier sans décimale, date AAAA-MM-JJ."""
    if valeur is None:
        return ""
    if isinstance(valeur, ArrayFormula | DataTableFormula):
        return f"={getattr(valeur, 'text', '') or ''}".replace("==", "=")
    if isinstance(valeur, bool):
        return "vrai" if valeur else "faux"
    if isinstance(valeur, float) and valeur.is_integer():
        return str(int(valeur))
    if isinstance(valeur, datetime):
        return valeur.date().isoformat() if valeur.time() == time() else valeur.isoformat(" ", "minutes")
    if isinstance(valeur, date):
        return valeur.isoformat()
    return str(valeur).replace("_x000D_", "").strip()
