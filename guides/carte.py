"""Une petite carte schématique : les terres, et un point par lieu, numéroté tant que les numéros se lisent."""

from collections.abc import Iterable, Sequence
from html import escape
from math import dist

from graphiques.fond import LARGEUR, Cadre
from lieux.models import Commune, Lieu

NUMEROTES = 30
"""Au-delà, des numéros se couvriraient : il reste les points."""
SIGNE, LIGNE = 11, 30  # unités : largeur d'une lettre et hauteur d'un nom
REPERES = 14  # noms de communes, au plus
RAYON, RAYON_NU = 13, 6  # unités du dessin
ECART = 2.1  # rayons, entre deux points numérotés

Place = tuple[float, float]
Boite = tuple[float, float, float, float]
"""Gauche, haut, droite, bas, en unités."""


def dessine(lieux: Sequence[Lieu], numeros: dict[str, int], communes: Iterable[Commune]) -> str:
    """Un SVG, où les communes dont le nom tient servent de repères ; vide si aucun lieu n'a de position."""
    situes = [lieu for lieu in lieux if lieu.latitude is not None]
    if not situes:
        return ""
    cadre = Cadre([(lieu.longitude, lieu.latitude) for lieu in situes])
    places = _ecartes([cadre.place((lieu.longitude, lieu.latitude)) for lieu in situes])
    points = (
        "".join(_numero(place, numeros[lieu.slug]) for place, lieu in zip(places, situes, strict=True))
        if len(situes) <= NUMEROTES
        else "".join(f'<circle cx="{x}" cy="{y}" r="{RAYON_NU}" fill="#0b5560"/>' for x, y in places)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LARGEUR} {cadre.hauteur}">'
        f'<rect width="{LARGEUR}" height="{cadre.hauteur}" fill="#fff"/>'
        f'<path d="{cadre.terres()}" fill="#f0f0ec" stroke="#777" stroke-width="1.5"/>'
        f'<path d="{cadre.limites()}" fill="none" stroke="#777" stroke-width="1" stroke-dasharray="6 4"/>'
        f"{_reperes(cadre, places, communes, situes)}{points}</svg>"
    )


def _reperes(cadre: Cadre, places: list[Place], communes: Iterable[Commune], situes: list[Lieu]) -> str:
    """Le nom des communes du cadre, là où il ne couvre rien : celles qui ont des lieux d'abord, puis les plus centrales."""
    ici = {lieu.commune_id for lieu in situes}
    milieu = (LARGEUR / 2, cadre.hauteur / 2)
    candidates = [
        (commune, cadre.place((commune.longitude, commune.latitude)))
        for commune in communes
        if commune.pk in ici or len(situes) <= NUMEROTES
    ]
    candidates.sort(key=lambda c: (c[0].pk not in ici, dist(c[1], milieu), c[0].slug))
    prises = [(x - RAYON, y - RAYON, x + RAYON, y + RAYON) for x, y in places]
    noms: list[str] = []
    for commune, (x, y) in candidates:
        demi = len(commune.nom_fr) * SIGNE / 2
        boite = (x - demi, y - LIGNE / 2, x + demi, y + LIGNE / 2)
        dedans = boite[0] > 0 and boite[1] > 0 and boite[2] < LARGEUR and boite[3] < cadre.hauteur
        if dedans and not any(_touche(boite, prise) for prise in prises):
            prises.append(boite)
            noms.append(
                f'<text x="{x}" y="{y + 7}" font-size="21" font-family="Source Sans Pro" text-anchor="middle" fill="#444">{escape(commune.nom_fr)}</text>'
            )
        if len(noms) == REPERES:
            break
    return "".join(noms)


def _touche(une: Boite, autre: Boite) -> bool:
    return une[0] < autre[2] and une[2] > autre[0] and une[1] < autre[3] and une[3] > autre[1]


def _numero(place: Place, numero: int) -> str:
    x, y = place
    return (
        f'<circle cx="{x}" cy="{y}" r="{RAYON}" fill="#0b5560" stroke="#fff" stroke-width="2"/>'
        f'<text x="{x}" y="{y + 5}" font-size="15" font-weight="700" font-family="Source Sans Pro" text-anchor="middle" fill="#fff">'
        f"{escape(str(numero))}</text>"
    )


def _ecartes(places: list[Place]) -> list[Place]:
    """Les mêmes points, poussés vers la droite puis vers le bas tant qu'ils en couvrent un autre."""
    if len(places) > NUMEROTES:
        return places
    libres: list[Place] = []
    for x, y in places:
        tours = 0
        while any(abs(x - a) < RAYON * ECART and abs(y - b) < RAYON * ECART for a, b in libres):
            tours += 1
            x, y = (x + RAYON * ECART, y) if tours % 4 else (x - 3 * RAYON * ECART, y + RAYON * ECART)
        libres.append((x, y))
    return libres
