"""Le guide en données ouvertes : GeoJSON, CSV et XLSX de ce que le public voit, ni plus ni moins."""

import csv
import re
from collections.abc import Iterable, Iterator
from io import BytesIO, StringIO

from django.http import HttpResponse
from django.urls import reverse
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from .models import Lieu
from .references import references
from .repertoire import Repertoire
from .selection import Selection

COLONNES = (
    "identifiant", "nom", "type", "accroche", "type_adresse", "rue", "numero", "code_postal", "localite", "commune", "code_ins", "latitude",
    "longitude", "precision", "telephone", "courriel", "site", "horaires", "horaires_note", "publics", "activites", "tarif",
    "gouvernance", "operateur", "etat", "verifie_le", "source", "adresse_de_la_page",
)  # fmt: skip


LUES = (
    "slug nom type_id accroche type_adresse rue numero code_postal localite_id commune_id latitude longitude precision telephone "
    "email site_web horaires horaires_note tarif gouvernance operateur__nom etat source"
).split()
FORMULES = ("=", "+", "-", "@", "\t", "\r")
CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CASE_MAX = 32_767  # signes : ce qu'Excel accepte dans une case
# Un numéro « +32 2 … », ou « #N/A » : une case marquée texte les garde tels quels, sans apostrophe à l'écran.
_TEL_QUEL = re.compile(r"\+\d[\d ./()-]*|#.*", re.DOTALL)
NON_DITS = ("", Lieu.Tarif.INCONNU, Lieu.Gouvernance.INCONNUE)


def telecharge(contenu: str | bytes, nom: str, genre: str) -> HttpResponse:
    """Une réponse que le navigateur enregistre sous ce nom."""
    entetes = {"Content-Disposition": f'attachment; filename="{nom}"'}
    return HttpResponse(contenu, content_type=genre, headers=entetes)


def lignes(lieux: Selection, racine: str) -> Iterator[dict[str, object]]:
    """Ce que l'export dit de chaque lieu, dans l'ordre. Une clé par colonne ; inconnu = vide. `racine` : https://hôte, sans barre finale."""
    fiche = reverse("lieux:fiche", args=["x"]).removesuffix("x/")
    for pk, lu in lieux.valeurs_par_lots("pk", *LUES):
        yield _ligne(lieux.repertoire, pk, lu, racine + fiche)


def _ligne(annuaire: Repertoire, pk: int, lu: dict, fiches: str) -> dict[str, object]:
    connues = references()
    commune, localite = connues.communes.get(lu["commune_id"]), connues.localites.get(lu["localite_id"])
    verifie_le, _ = annuaire.verification(pk)
    return {
        "identifiant": lu["slug"],
        "nom": lu["nom"],
        "type": connues.types[lu["type_id"]].slug,
        "accroche": lu["accroche"],
        "type_adresse": lu["type_adresse"],
        "rue": lu["rue"],
        "numero": lu["numero"],
        "code_postal": lu["code_postal"],
        "localite": localite.nom if localite else "",
        "commune": commune.nom_fr if commune else "",
        "code_ins": commune.code_ins if commune else "",
        "latitude": lu["latitude"],
        "longitude": lu["longitude"],
        "precision": lu["precision"],
        "telephone": lu["telephone"],
        "courriel": lu["email"],
        "site": lu["site_web"],
        "horaires": lu["horaires"],
        "horaires_note": lu["horaires_note"],
        "publics": annuaire.termes_de(pk, "public"),
        "activites": annuaire.termes_de(pk, "activite"),
        "tarif": "" if lu["tarif"] in NON_DITS else lu["tarif"],
        "gouvernance": "" if lu["gouvernance"] in NON_DITS else lu["gouvernance"],
        "operateur": lu["operateur__nom"] or "",
        "etat": lu["etat"],
        "verifie_le": verifie_le.isoformat() if verifie_le else "",
        "source": lu["source"],
        "adresse_de_la_page": f"{fiches}{lu['slug']}/",
    }


def en_geojson(lieux: Selection, racine: str) -> dict[str, object]:
    """FeatureCollection (RFC 7946) : coordonnées [longitude, latitude] en degrés WGS 84, lieux localisés seulement."""
    traits = []
    for proprietes in lignes(lieux.localisee, racine):
        position = [proprietes.pop("longitude"), proprietes.pop("latitude")]
        traits.append(
            {
                "type": "Feature",
                "id": proprietes["identifiant"],
                "geometry": {"type": "Point", "coordinates": position},
                "properties": proprietes,
            }
        )
    return {"type": "FeatureCollection", "features": traits}


def en_csv(lieux: Selection, racine: str) -> str:
    return en_csv_de(_tableau(lieux, racine))


def en_xlsx(lieux: Selection, racine: str) -> bytes:
    return en_xlsx_de({"Lieux": _tableau(lieux, racine)})


def _tableau(lieux: Selection, racine: str) -> Iterator[list[object]]:
    yield list(COLONNES)
    for ligne in lignes(lieux, racine):
        yield list(ligne.values())


def en_csv_de(rangees: Iterable[list[object]]) -> str:
    """CSV à points-virgules, précédé de la marque UTF-8 : ce qu'un tableur belge ouvre sans question."""
    tampon = StringIO()
    ecrit = csv.writer(tampon, delimiter=";", lineterminator="\r\n")
    tampon.write("\ufeff")
    for rangee in rangees:
        ecrit.writerow([neutralise(en_texte(valeur)) for valeur in rangee])
    return tampon.getvalue()


def en_xlsx_de(feuilles: dict[str, Iterable[list[object]]]) -> bytes:
    """Un classeur, rangées par nom de feuille. Les nombres en sont ; tout le reste est du texte, jamais une formule."""
    classeur = Workbook(write_only=True)
    for nom, rangees in feuilles.items():
        feuille = classeur.create_sheet(nom)
        feuille.freeze_panes = "A2"
        for rangee in rangees:
            feuille.append([_case(feuille, valeur) for valeur in rangee])
    sortie = BytesIO()
    classeur.save(sortie)
    return sortie.getvalue()


def _case(feuille: object, valeur: object) -> object:
    if valeur is None or isinstance(valeur, int | float):
        return valeur
    texte = en_texte(valeur)
    if _TEL_QUEL.fullmatch(texte):
        case = WriteOnlyCell(feuille, texte)
        case.data_type, case.quotePrefix = "s", True
        return case
    return ILLEGAL_CHARACTERS_RE.sub("", neutralise(texte))[:CASE_MAX]


def en_texte(valeur: object) -> str:
    """Texte d'une case : une liste à virgules, rien pour ce qu'on ignore."""
    return ",".join(valeur) if isinstance(valeur, list) else "" if valeur is None else str(valeur)


def neutralise(texte: str) -> str:
    """Ce qu'un tableur exécuterait comme une formule est précédé d'une apostrophe ; ce qui s'y confondrait, d'une de plus."""
    return f"'{texte}" if texte.lstrip("'").startswith(FORMULES) else texte


def sans_apostrophe(texte: str) -> str:
    """L'inverse de `neutralise`, pour relire nos propres exports."""
    return texte[1:] if texte.startswith("'") and texte.lstrip("'").startswith(FORMULES) else texte
