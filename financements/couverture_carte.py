"""La carte de la couverture, dessinée au serveur : un cercle par commune qui a des lieux, un point gris pour les autres.

Le fond est celui de toutes nos cartes (static/carte/fond.json ; son format : outils/fond_de_carte.py).
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import cos, radians, sqrt

from django.conf import settings

from .couverture import Ligne

LARGEUR = 640  # unités du dessin
MARGE = 20  # unités, autour de ce qu'il faut montrer
AUTOUR = 0.035  # degrés, autour des centres des communes : de quoi voir leurs bords
SIGNE, LIGNE = 7, 15  # unités : largeur d'une lettre et hauteur d'un nom écrit sur la carte
RAYON_D_UN_LIEU = 8.5  # unités ; la surface suit le nombre
FRANCOPHONES = ("03000", "04000")  # Wallonie, Bruxelles-Capitale
PROVINCE = 2  # rang d'une limite du fond : 0 pays, 1 région, 2 province

Point = tuple[float, float]
Boite = tuple[float, float, float, float]
"""Gauche, haut, droite, bas, en unités."""


@dataclass(frozen=True, slots=True)
class Cercle:
    x: int
    y: int
    rayon: float
    nombre: int
    commune: str
    titre: str

    @property
    def boite(self) -> Boite:
        return self.x - self.rayon, self.y - self.rayon, self.x + self.rayon, self.y + self.rayon

    def boite_du_nom(self, cote: int) -> Boite:
        """Ce qu'occuperait le nom de la commune, dessous (1) ou dessus (-1)."""
        demi, y = len(self.commune) * SIGNE / 2, self.y + cote * (self.rayon + LIGNE * 0.7)
        return self.x - demi, y - LIGNE / 2, self.x + demi, y + LIGNE / 2


@dataclass(frozen=True, slots=True)
class Carte:
    """`terres`, `limites`, `sans_lieu` : tracés SVG ; un point sans lieu est un trait de longueur nulle."""

    nom: str
    largeur: int
    hauteur: int
    terres: str
    limites: str
    sans_lieu: str
    cercles: list[Cercle]
    noms: list[tuple[int, int, str]]
    communes: int


def dessine(nom: str, lignes: Sequence[Ligne]) -> Carte:
    """La carte de ces communes, les plus grands cercles dessous."""
    cadre = Cadre([(ligne.commune.longitude, ligne.commune.latitude) for ligne in lignes])
    terres, limites = _fond()
    avec = sorted((ligne for ligne in lignes if ligne.types), key=lambda ligne: -ligne.lieux)
    cercles = [_cercle(cadre, ligne) for ligne in avec]
    vides = (cadre.place(_centre(ligne)) for ligne in lignes if not ligne.types)
    return Carte(
        nom,
        LARGEUR,
        cadre.hauteur,
        "".join(f"{trace}z" for anneau in terres if (trace := cadre.trace(anneau))),
        "".join(cadre.trace(limite) for limite in limites),
        "".join(f"M{x} {y}h0" for x, y in vides),
        cercles,
        _noms(cercles),
        len(lignes),
    )


def _noms(cercles: list[Cercle]) -> list[tuple[int, int, str]]:
    """Les noms qui tiennent sans rien couvrir, les communes les plus pourvues d'abord : (x, y, nom)."""
    prises = [cercle.boite for cercle in cercles]
    noms = []
    for cercle in cercles:
        libres = (boite for cote in (1, -1) if _est_libre(boite := cercle.boite_du_nom(cote), prises))
        if boite := next(libres, None):
            prises.append(boite)
            noms.append((cercle.x, round((boite[1] + boite[3]) / 2), cercle.commune))
    return noms


def _est_libre(boite: Boite, prises: Iterable[Boite]) -> bool:
    gauche, haut, droite, bas = boite
    return gauche >= 0 and droite <= LARGEUR and not any(
        gauche < d and droite > g and haut < b and bas > h for g, h, d, b in prises
    )  # fmt: skip


def rayon(nombre: int) -> float:
    """Le rayon dont la surface est proportionnelle au nombre."""
    return round(RAYON_D_UN_LIEU * sqrt(nombre), 1)


def _cercle(cadre: "Cadre", ligne: Ligne) -> Cercle:
    types = ", ".join(f"{type_.libelle.lower()} : {nombre}" for type_, nombre in ligne.types)
    pluriel = "x" if ligne.lieux > 1 else ""
    titre = f"{ligne.commune.nom_fr}, {ligne.lieux} lieu{pluriel} ({types})"
    return Cercle(*cadre.place(_centre(ligne)), rayon(ligne.lieux), ligne.lieux, ligne.commune.nom_fr, titre)


def _centre(ligne: Ligne) -> Point:
    return ligne.commune.longitude, ligne.commune.latitude


class Cadre:
    """Projette des degrés sur le dessin, le nord en haut ; assez large pour contenir ces points, marge comprise."""

    def __init__(self, points: Sequence[Point]) -> None:
        ouest, est = _bornes([x for x, _ in points])
        sud, nord = _bornes([y for _, y in points])
        aplati = cos(radians((sud + nord) / 2))
        self.x = (LARGEUR - 2 * MARGE) / (est - ouest)
        self.y = self.x / aplati
        self.origine = (ouest, nord)
        self.hauteur = round((nord - sud) * self.y) + 2 * MARGE

    def place(self, point: Point) -> tuple[int, int]:
        ouest, nord = self.origine
        return round((point[0] - ouest) * self.x) + MARGE, round((nord - point[1]) * self.y) + MARGE

    def trace(self, points: Iterable[Point]) -> str:
        """Tracé à pas entiers. Ce qui sort du cadre se replie sur son bord : il n'en reste presque rien à écrire."""
        pas: list[tuple[int, int]] = []
        for point in points:
            x, y = self.place(point)
            dedans = (min(max(x, -9), LARGEUR + 9), min(max(y, -9), self.hauteur + 9))
            if not pas or pas[-1] != dedans:
                pas.append(dedans)
        if len(pas) < 2:
            return ""
        suite = " ".join(f"{bx - ax} {by - ay}" for (ax, ay), (bx, by) in pairwise(pas))
        return f"M{pas[0][0]} {pas[0][1]}l{suite}".replace(" -", "-")


def _bornes(valeurs: Sequence[float]) -> tuple[float, float]:
    return min(valeurs) - AUTOUR, max(valeurs) + AUTOUR


@lru_cache(maxsize=1)
def _fond() -> tuple[list[list[Point]], list[list[Point]]]:
    """Anneaux des deux régions et limites de provinces et de régions, en degrés."""
    fond = json.loads((settings.BASE_DIR / "static/carte/fond.json").read_text(encoding="utf-8"))
    arcs = [_points(arc, fond["echelle"]) for arc in fond["arcs"]]
    anneaux = [
        [point for rang in anneau for point in (arcs[rang] if rang >= 0 else reversed(arcs[-1 - rang]))]
        for region in FRANCOPHONES
        for anneau in fond["terres"][region]
    ]
    return anneaux, [points for points, arc in zip(arcs, fond["arcs"], strict=True) if arc[0] == PROVINCE]


def _points(arc: list[int], echelle: int) -> list[Point]:
    """Un arc s'écrit en pas relatifs, après son rang."""
    x = y = 0
    points = []
    for dx, dy in zip(arc[1::2], arc[2::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / echelle, y / echelle))
    return points
