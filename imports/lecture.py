"""Du fichier aux lignes : des cases de texte, chacune à sa ligne et sous sa colonne. Rien n'est encore compris ni comparé."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import PurePath

from rapidfuzz import process

from lieux.champs import cite
from lieux.exports import sans_apostrophe
from lieux.texte import sans_accent

from . import lecture_classeur, lecture_texte
from .colonnes import PAR_NOM, SANS_EFFET
from .fichiers import FichierRefuse, LigneBrute, verifie_taille

COLONNES_MAX = 200
LIGNES_MAX = 20_000
RESSEMBLANCE = 75  # sur 100
_ANCIEN_EXCEL = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Titres:
    """Les titres de colonnes d'un genre de fichier. Il faut l'un de `requis` ; `sans_requis` et `sans_ligne` disent le manque."""

    connus: tuple[str, ...]
    requis: frozenset[str]
    sans_requis: str
    sans_ligne: str
    sans_effet: frozenset[str] = frozenset()


LIEUX = Titres(
    tuple(PAR_NOM),
    frozenset({"identifiant", "nom"}),
    "Ni colonne « identifiant » ni colonne « nom » dans la première ligne : y mettre les titres de colonnes, "
    "les mêmes que dans l'export. Le modèle à télécharger les a tous.",
    "Le fichier n'a que des titres de colonnes : ajouter une ligne par lieu.",
    frozenset(SANS_EFFET),
)


@dataclass(frozen=True, slots=True)
class Faute:
    """Une case refusée. `colonne` : son nom dans le fichier, vide si c'est toute la ligne."""

    colonne: str
    valeur: str
    raison: str

    def __str__(self) -> str:
        ou = f"{self.colonne} {cite(self.valeur)} : " if self.colonne else ""
        return f"{ou}{self.raison}"


@dataclass(frozen=True, slots=True)
class LigneLue:
    """`cellules` : texte non vide par nom de colonne. `fautes` : ce que la lecture elle-même refuse."""

    numero: int
    cellules: dict[str, str]
    fautes: tuple[Faute, ...] = ()


@dataclass(frozen=True, slots=True)
class Tableau:
    """`lu_comme` dit comment le fichier a été compris ; `remarques`, ce qui y est laissé de côté."""

    fichier: str
    empreinte: str
    lu_comme: str
    colonnes: tuple[str, ...]
    remarques: tuple[str, ...]
    lignes: list[LigneLue] = field(repr=False)


def lit(nom: str, contenu: bytes, titres: Titres = LIEUX) -> Tableau:
    """Lignes d'un fichier CSV ou XLSX. Lève FichierRefuse si le fichier entier ne peut être compris."""
    verifie_taille(len(contenu))
    lu_comme, brutes = _ouvre(contenu, titres)
    brutes = iter(brutes)
    entete = next(brutes, None)
    if entete is None:
        raise FichierRefuse("Le fichier est vide : partir du modèle à télécharger.")
    places, remarques = _entete(entete.cases, titres)
    largeur = len(entete.cases)
    lignes = list(_lignes(brutes, places, largeur))
    if not lignes:
        raise FichierRefuse(titres.sans_ligne)
    return Tableau(
        fichier=PurePath(nom).name[-200:],
        empreinte=sha256(contenu).hexdigest(),
        lu_comme=lu_comme,
        colonnes=tuple(places.values()),
        remarques=tuple(remarques),
        lignes=lignes,
    )


def _ouvre(contenu: bytes, titres: Titres) -> tuple[str, Iterable[LigneBrute]]:
    if contenu.startswith(_ZIP):
        return lecture_classeur.ouvre(contenu, LIGNES_MAX, COLONNES_MAX)
    if contenu.startswith(_ANCIEN_EXCEL):
        raise FichierRefuse(
            "C'est un ancien classeur Excel (.xls), ou un classeur protégé par un mot de passe : "
            "l'enregistrer en .xlsx, sans mot de passe, ou en CSV."
        )
    return lecture_texte.ouvre(contenu, {*titres.connus, *titres.sans_effet}, COLONNES_MAX)


def _normalise(titre: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", sans_accent(titre)).strip("_")


def _entete(cases: list[str], titres: Titres) -> tuple[dict[int, str], list[str]]:
    """Colonnes connues par place, et remarques sur les autres. Refuse une colonne donnée deux fois, ou aucune connue."""
    if len(cases) > COLONNES_MAX:
        raise FichierRefuse(
            f"Le fichier a {len(cases)} colonnes, pour {COLONNES_MAX} au plus : n'en garder que les utiles."
        )
    places: dict[int, str] = {}
    inconnus: list[str] = []
    for place, titre in enumerate(cases):
        nom = _normalise(titre)
        if nom in places.values():
            raise FichierRefuse(
                f"La colonne {cite(titre)} est donnée deux fois (colonnes {_rang(places, nom)} et {place + 1}) : "
                "n'en garder qu'une."
            )
        if nom in titres.connus:
            places[place] = nom
        elif nom and nom not in titres.sans_effet:
            inconnus.append(titre)
    if not titres.requis & set(places.values()):
        raise FichierRefuse(titres.sans_requis)
    return places, [_phrase_inconnue(titre, titres) for titre in inconnus]


def _rang(places: dict[int, str], nom: str) -> int:
    return next(place for place, autre in places.items() if autre == nom) + 1


def _phrase_inconnue(titre: str, titres: Titres) -> str:
    proche = process.extractOne(_normalise(titre), titres.connus, score_cutoff=RESSEMBLANCE)
    conseil = f" Vouliez-vous dire « {proche[0]} » ?" if proche else ""
    return f"La colonne {cite(titre)} n'est pas du guide : laissée de côté.{conseil}"


def _lignes(brutes: Iterator[LigneBrute], places: dict[int, str], largeur: int) -> Iterator[LigneLue]:
    nombre = 0
    for brute in brutes:
        if not any(brute.cases):
            continue
        nombre += 1
        if nombre > LIGNES_MAX:
            raise FichierRefuse(
                f"Le fichier a plus de {LIGNES_MAX} lignes : le couper en plusieurs fichiers."
            )
        yield _ligne(brute, places, largeur)


def _ligne(brute: LigneBrute, places: dict[int, str], largeur: int) -> LigneLue:
    fautes = [
        Faute(places[place], valeur, raison)
        for place, (valeur, raison) in brute.fautes.items()
        if place in places
    ]
    nombre = len(brute.cases)
    if nombre > largeur and any(brute.cases[largeur:]):
        fautes.append(
            Faute(
                "",
                "",
                f"{nombre} cases pour {largeur} colonnes : un séparateur de trop, ou un guillemet oublié ?",
            )
        )
    elif nombre < largeur and brute.complete:
        fautes.append(
            Faute(
                "",
                "",
                f"{nombre} cases pour {largeur} colonnes : le fichier est-il coupé ? Reprendre le fichier d'origine.",
            )
        )
    cellules = {
        nom: sans_apostrophe(brute.cases[place])
        for place, nom in places.items()
        if place < nombre and brute.cases[place]
    }
    return LigneLue(brute.numero, cellules, tuple(fautes))
