"""La carte de la couverture, dessinée au serveur : un cercle par commune qui a des lieux, un point gris pour les autres."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from graphiques.fond import LARGEUR, Cadre, Point

from .couverture import Ligne

SIGNE, LIGNE = 7, 15  # unités : largeur d'une lettre et hauteur d'un nom écrit sur la carte
RAYON_D_UN_LIEU = 8.5  # unités ; la surface suit le nombre

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
    avec = sorted((ligne for ligne in lignes if ligne.types), key=lambda ligne: -ligne.lieux)
    cercles = [_cercle(cadre, ligne) for ligne in avec]
    vides = (cadre.place(_centre(ligne)) for ligne in lignes if not ligne.types)
    return Carte(
        nom,
        LARGEUR,
        cadre.hauteur,
        cadre.terres(),
        cadre.limites(),
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


def _cercle(cadre: Cadre, ligne: Ligne) -> Cercle:
    types = ", ".join(f"{type_.libelle.lower()} : {nombre}" for type_, nombre in ligne.types)
    pluriel = "x" if ligne.lieux > 1 else ""
    titre = f"{ligne.commune.nom_fr}, {ligne.lieux} lieu{pluriel} ({types})"
    return Cercle(*cadre.place(_centre(ligne)), rayon(ligne.lieux), ligne.lieux, ligne.commune.nom_fr, titre)


def _centre(ligne: Ligne) -> Point:
    return ligne.commune.longitude, ligne.commune.latitude
