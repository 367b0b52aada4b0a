"""Le modèle à télécharger : les titres de colonnes, et ce que chacune attend."""

from lieux.exports import en_csv_de, en_xlsx_de

from .colonnes import COLONNES
from .exports import TITRES

AIDE = [
    ["colonne", "ce que c'est", "comment l'écrire"],
    *([c.nom, c.libelle, c.aide] for c in COLONNES),
    ["", "", "Une case vide est sans avis : la fiche garde ce qu'elle dit. Pour effacer, écrire (vide)."],
]


def en_csv() -> str:
    return en_csv_de([TITRES])


def en_xlsx() -> bytes:
    """La première feuille se remplit ; la seconde explique, et l'import la laisse de côté."""
    return en_xlsx_de({"Lieux": [TITRES], "Colonnes": AIDE})
