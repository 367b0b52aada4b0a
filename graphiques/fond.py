"""Le fond de nos cartes dessinées au serveur : une projection, et les terres des deux Régions.

Le fond est celui de toutes nos cartes (static/carte/fond.json ; son format : outils/fond_de_carte.py).
"""

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from math import cos, radians

from django.conf import settings

LARGEUR = 640  # unités du dessin
MARGE = 20  # unités, autour de ce qu'il faut montrer
AUTOUR = 0.035  # degrés, autour des centres des communes : de quoi voir leurs bords
FRANCOPHONES = ("03000", "04000")  # Wallonie, Bruxelles-Capitale
PROVINCE = 2  # rang d'une limite du fond : 0 pays, 1 région, 2 province

Point = tuple[float, float]
"""Longitude et latitude, en degrés WGS 84."""


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

    def terres(self) -> str:
        """Tracé SVG des deux Régions."""
        return "".join(f"{trace}z" for anneau in fond()[0] if (trace := self.trace(anneau)))

    def limites(self) -> str:
        """Tracé SVG des limites de provinces et de Régions."""
        return "".join(self.trace(limite) for limite in fond()[1])

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
def rangs_des_noms() -> dict[str, int]:
    """Rang de chaque commune, des plus connues aux autres."""
    noms = _lit()["noms"]
    return {nom: rang for rang, (nom, *_) in enumerate(noms["ville"] + noms["bourg"] + noms["commune"])}


def _lit() -> dict:
    return json.loads((settings.BASE_DIR / "static/carte/fond.json").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def fond() -> tuple[list[list[Point]], list[list[Point]]]:
    """Anneaux des deux régions et limites de provinces et de régions, en degrés."""
    fond = _lit()
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
