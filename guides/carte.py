"""Une petite carte schématique : les terres, une échelle, et un point par lieu, numéroté tant que les numéros se lisent."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from math import cos, dist, radians

from graphiques.fond import AUTOUR, LARGEUR, Cadre, Point, rangs_des_noms
from lieux.models import Commune, Lieu

NUMEROTES = 30
"""Au-delà, des numéros se couvriraient : il reste les points."""
VILLES = 7
"""Rang des grandes villes : de loin, leur nom se pousse plus que d'autres pour trouver place."""
POUSSEES = {True: (0, -1, 1, -2, 2, -3, 3, -4, 4), False: (0, -1, 1)}
"""En lignes ; `True` quand un nom peut aller loin de sa place."""
REPERES = 16  # noms de communes, au plus
POINT = 6  # unités du dessin : rayon d'un point sans numéro
ECART = 2.1  # rayons, entre deux points numérotés
HAUTEURS = (0.6, 0.82)
"""Hauteur du dessin, en parts de sa largeur : un lieu seul ou une vallée ne font ni un ruban ni une tour."""
KM_PAR_DEGRE = 111.2
BARRES = (50, 20, 10, 5, 2, 1, 0.5)  # km
VAGUES = (Lieu.Precision.LOCALITE, Lieu.Precision.COMMUNE)
SOMBRE, CLAIR, GRIS = "#0b5560", "#fff", "#47565e"

Place = tuple[float, float]
Boite = tuple[float, float, float, float]
"""Gauche, haut, droite, bas, en unités."""


@dataclass(frozen=True, slots=True)
class Taille:
    """En unités du dessin : le rayon d'un point numéroté, son chiffre, et le nom d'une commune."""

    rayon: int
    chiffre: int
    nom: int


NORMALE, GRANDE = Taille(14, 17, 17), Taille(18, 22, 21)


@dataclass(frozen=True, slots=True)
class Carte:
    """`svg` vide si aucun lieu n'a de position. `vague` : un rond clair dit qu'une adresse n'est pas connue."""

    svg: str = ""
    numeros: bool = False
    vague: bool = False


def dessine(
    lieux: Sequence[Lieu], numeros: dict[str, int], communes: Iterable[Commune], taille: Taille = NORMALE
) -> Carte:
    """Les communes dont le nom tient servent de repères."""
    situes = [lieu for lieu in lieux if lieu.latitude is not None]
    if not situes:
        return Carte()
    cadre = Cadre(_agrandie([(lieu.longitude, lieu.latitude) for lieu in situes]))
    places = _ecartes([cadre.place((lieu.longitude, lieu.latitude)) for lieu in situes], taille.rayon)
    numerotee = len(situes) <= NUMEROTES
    rayon = taille.rayon if numerotee else POINT
    barre, barre_svg = _barre(cadre, taille)
    prises = [barre, *((x - rayon, y - rayon, x + rayon, y + rayon) for x, y in places)]
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LARGEUR} {cadre.hauteur}" font-family="Source Sans Pro">'
        f'<path d="{cadre.terres()}" fill="#f3eadb" stroke="#8a7f6a" stroke-width="1.5"/>'
        f'<path d="{cadre.limites()}" fill="none" stroke="#8a7f6a" stroke-width="1" stroke-dasharray="6 4"/>'
        f"{_noms(cadre, prises, communes, situes, taille)}{barre_svg}"
        f"{''.join(_point(*point, numeros, taille) for point in zip(places, situes, strict=True)) if numerotee else _points(places, situes)}"
        f'<rect x="1" y="1" width="{LARGEUR - 2}" height="{cadre.hauteur - 2}" rx="10" fill="none" stroke="#8a7f6a" stroke-width="2"/></svg>'
    )
    return Carte(svg, numerotee, any(lieu.precision in VAGUES for lieu in situes))


def _agrandie(points: list[Point]) -> list[Point]:
    """Les points, et deux coins de plus si le dessin serait trop haut ou trop plat."""
    (ouest, est), (sud, nord) = ((min(c), max(c)) for c in zip(*points, strict=True))
    aplati = cos(radians((sud + nord) / 2))
    largeur, hauteur = (est - ouest + 2 * AUTOUR) * aplati, nord - sud + 2 * AUTOUR
    plate, haute = HAUTEURS
    x = max(0, hauteur / haute - largeur) / aplati / 2
    y = max(0, largeur * plate - hauteur) / 2
    return [*points, (ouest - x, sud - y), (est + x, nord + y)]


def _barre(cadre: Cadre, taille: Taille) -> tuple[Boite, str]:
    """L'échelle, en bas à gauche : un nombre rond de kilomètres, un quart de la largeur au plus."""
    par_km = cadre.y / KM_PAR_DEGRE
    km = next((km for km in BARRES if km * par_km <= LARGEUR / 4), BARRES[-1])
    x, y, longueur = 16, cadre.hauteur - 16, round(km * par_km)
    texte = "500 m" if km < 1 else f"{km} km"
    boite = (0, y - taille.nom - 12, x + longueur + 8, cadre.hauteur)
    return boite, (
        f'<path d="M{x} {y - 8}v8h{longueur}v-8" fill="none" stroke="{GRIS}" stroke-width="2"/>'
        f'<text x="{x + longueur / 2}" y="{y - 6}" font-size="{taille.nom - 2}" text-anchor="middle" fill="{GRIS}">{texte}</text>'
    )


def _noms(
    cadre: Cadre, prises: list[Boite], communes: Iterable[Commune], situes: list[Lieu], taille: Taille
) -> str:
    """Le nom des communes du cadre, là où il ne couvre rien ; celui d'une commune du guide se pousse pour trouver place."""
    ici, rangs = {lieu.commune_id for lieu in situes}, rangs_des_noms()
    noms: list[str] = []
    for commune, (x, y) in _par_importance(cadre, communes, situes):
        demi, haut = len(commune.nom_fr) * taille.nom / 4 + 2, taille.nom
        loin = len(situes) <= NUMEROTES or rangs.get(commune.nom_fr, VILLES) < VILLES
        for pas in POUSSEES[loin] if commune.pk in ici else (0,):
            milieu = y + pas * haut
            boite = (x - demi, milieu - haut / 2, x + demi, milieu + haut / 2)
            if _dedans(boite, cadre) and not any(_touche(boite, prise) for prise in prises):
                prises.append(boite)
                graisse = "600" if commune.pk in ici else "400"
                noms.append(
                    f'<text x="{x}" y="{milieu + haut / 3:.0f}" font-size="{taille.nom}" font-weight="{graisse}" '
                    f'text-anchor="middle" fill="{GRIS}">{escape(commune.nom_fr)}</text>'
                )
                break
        if len(noms) == REPERES:
            break
    return "".join(noms)


def _par_importance(
    cadre: Cadre, communes: Iterable[Commune], situes: list[Lieu]
) -> list[tuple[Commune, Place]]:
    """Celles du guide d'abord. De près, les plus fournies puis les plus centrales ; de loin, les plus connues."""
    nombres = Counter(lieu.commune_id for lieu in situes)
    milieu, rangs = (LARGEUR / 2, cadre.hauteur / 2), rangs_des_noms()
    de_loin = len(situes) > NUMEROTES

    def rang(candidate: tuple[Commune, Place]) -> tuple:
        commune, place = candidate
        ici = commune.pk in nombres
        if de_loin:
            return (not ici, rangs.get(commune.nom_fr, len(rangs)), commune.slug)
        return (not ici, -nombres[commune.pk], dist(place, milieu), commune.slug)

    placees = [(commune, cadre.place((commune.longitude, commune.latitude))) for commune in communes]
    return sorted(placees, key=rang)


def _dedans(boite: Boite, cadre: Cadre) -> bool:
    return boite[0] > 4 and boite[1] > 4 and boite[2] < LARGEUR - 4 and boite[3] < cadre.hauteur - 4


def _touche(une: Boite, autre: Boite) -> bool:
    return une[0] < autre[2] and une[2] > autre[0] and une[1] < autre[3] and une[3] > autre[1]


def _point(place: Place, lieu: Lieu, numeros: dict[str, int], taille: Taille) -> str:
    x, y = place
    fond, encre = (CLAIR, SOMBRE) if lieu.precision in VAGUES else (SOMBRE, CLAIR)
    return (
        f'<circle cx="{x:g}" cy="{y:g}" r="{taille.rayon}" fill="{fond}" stroke="{SOMBRE}" stroke-width="2"/>'
        f'<text x="{x:g}" y="{y + taille.chiffre / 3:.1f}" font-size="{taille.chiffre}" font-weight="700" '
        f'text-anchor="middle" fill="{encre}">{numeros[lieu.slug]}</text>'
    )


def _points(places: list[Place], situes: list[Lieu]) -> str:
    fonds = (CLAIR if lieu.precision in VAGUES else SOMBRE for lieu in situes)
    return "".join(
        f'<circle cx="{x:g}" cy="{y:g}" r="{POINT}" fill="{fond}" stroke="{SOMBRE}" stroke-width="2"/>'
        for (x, y), fond in zip(places, fonds, strict=True)
    )


def _ecartes(places: list[Place], rayon: int) -> list[Place]:
    """Les mêmes points, chacun poussé juste assez, en tournant, pour n'en couvrir aucun autre."""
    if len(places) > NUMEROTES:
        return places
    libres: list[Place] = []
    for place in places:
        libres.append(next(p for p in _autour(place, rayon * ECART) if _libre(p, libres, rayon * ECART)))
    return libres


def _libre(place: Place, libres: list[Place], ecart: float) -> bool:
    return all(dist(place, autre) >= ecart * 0.98 for autre in libres)


def _autour(place: Place, pas: float) -> Iterator[Place]:
    """La place elle-même, puis six autour, puis dix-huit…"""
    x, y = place
    yield place
    for tour in range(1, NUMEROTES):
        for dx, dy in _couronne(tour):
            yield (round(x + dx * pas, 1), round(y + dy * pas, 1))


def _couronne(tour: int) -> Iterator[tuple[float, float]]:
    """Les places d'un nid d'abeilles à `tour` cases du centre, en cases."""
    cases = [
        (q, r) for q in range(-tour, tour + 1) for r in range(-tour, tour + 1) if _pas_du_centre(q, r) == tour
    ]
    for q, r in cases:
        yield (q + r / 2, r * 0.866)


def _pas_du_centre(q: int, r: int) -> int:
    return max(abs(q), abs(r), abs(q + r))
