"""Un graphique en barres couchées, que dessine templates/composants/graphique.html.

Les abscisses sont en pour cent, les ordonnées en « em » : le dessin suit la largeur de l'écran et la taille du texte, sans
jamais réduire les lettres. L'axe part toujours de zéro. Chaque barre porte sa valeur en toutes lettres, et un second genre
de barre se reconnaît à ses rayures : rien n'est dit par la couleur seule.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate
from math import ceil, floor, log10
from textwrap import wrap

INTERLIGNE = 1.4  # em, d'une ligne de texte à la suivante
EPAISSEUR = 1.2  # em, d'une barre
ECART = 1.1  # em, entre deux barres
GRADUATION = 1.6  # em, sous les barres, pour écrire l'échelle
SIGNES_PAR_LIGNE = 30
"""Ce qu'un écran de 320 px montre sur une ligne : un texte SVG ne va pas à la ligne tout seul."""


class Motif(StrEnum):
    PLEIN = "plein"
    RAYE = "raye"


@dataclass(frozen=True, slots=True)
class Ligne:
    texte: str
    forte: bool = False
    y: str = ""


@dataclass(frozen=True, slots=True)
class Barre:
    """Une ligne du graphique : « 2021 », « environ 710 000 € ». Sans valeur, la ligne dit qu'on ne sait pas et n'a pas de barre."""

    libelle: str
    dit: str
    valeur: float | None = None
    detail: str = ""
    motif: Motif = Motif.PLEIN

    def __post_init__(self) -> None:
        if self.valeur is not None and self.valeur < 0:
            raise ValueError(f"Une barre part de zéro : {self.valeur} n'a pas de place ici.")

    def __str__(self) -> str:
        return f"{self.libelle}{f', {self.detail}' if self.detail else ''} : {self.dit}"

    @property
    def lignes(self) -> list[Ligne]:
        """Ce qui s'écrit au-dessus de la barre, coupé pour un petit écran : la valeur en gras, puis la précision."""
        fortes = wrap(f"{self.libelle} : {self.dit}", SIGNES_PAR_LIGNE)
        suite = wrap(self.detail, SIGNES_PAR_LIGNE)
        return [Ligne(texte, forte=True) for texte in fortes] + [Ligne(texte) for texte in suite]

    @property
    def hauteur(self) -> float:
        """Em, l'écart avec la suivante compris."""
        return INTERLIGNE * len(self.lignes) + (EPAISSEUR if self.valeur is not None else 0) + ECART


@dataclass(frozen=True, slots=True)
class BarreDessinee:
    """Ses lignes de texte, puis les bornes de son rectangle ; `largeur` vide : pas de rectangle."""

    lignes: list[Ligne]
    y: str
    largeur: str
    motif: Motif


@dataclass(frozen=True, slots=True)
class Graduation:
    x: str
    texte: str
    ancre: str


@dataclass(frozen=True, slots=True)
class Graphique:
    """Tout ce que le gabarit écrit, déjà en texte : un nombre passé par un gabarit prendrait une virgule."""

    nom: str
    titre: str
    description: str
    barres: list[BarreDessinee]
    graduations: list[Graduation]
    bas: str
    hauteur: str
    epaisseur: str = f"{EPAISSEUR}em"
    sous_l_axe: str = f"{GRADUATION}em"

    @property
    def a_des_rayures(self) -> bool:
        return any(barre.motif is Motif.RAYE for barre in self.barres)


def dessine(nom: str, titre: str, barres: Iterable[Barre], dit: Callable[[float], str]) -> Graphique:
    """Le graphique de ces barres, dans leur ordre. `nom` : son identifiant dans la page ; `dit` : un point de l'échelle en mots."""
    barres = list(barres)
    sommet = echelle(max((barre.valeur or 0 for barre in barres), default=0))
    hauts = list(accumulate((barre.hauteur for barre in barres), initial=0))
    return Graphique(
        nom=nom,
        titre=titre,
        description=" ; ".join(map(str, barres)) + ".",
        barres=[_dessinee(barre, haut, sommet) for barre, haut in zip(barres, hauts, strict=False)],
        graduations=[
            Graduation("0%", dit(0), "start"),
            Graduation("50%", dit(sommet / 2), "middle"),
            Graduation("100%", dit(sommet), "end"),
        ],
        bas=_em(hauts[-1] - ECART / 2),
        hauteur=_em(hauts[-1] + GRADUATION),
    )


def echelle(maximum: float) -> float:
    """Le bout de l'axe : le plus petit nombre rond (1, 2, 3, 4, 6, 8 ou 10 fois une puissance de dix) qui contient tout."""
    if maximum <= 0:
        return 1
    puissance = 10 ** floor(log10(maximum))
    return puissance * next(rond for rond in (1, 2, 3, 4, 6, 8, 10) if rond >= ceil(maximum / puissance))


def _dessinee(barre: Barre, haut: float, sommet: float) -> BarreDessinee:
    lignes = [replace(ligne, y=_em(haut + INTERLIGNE * n)) for n, ligne in enumerate(barre.lignes, start=1)]
    y = _em(haut + INTERLIGNE * len(lignes) + INTERLIGNE / 4)
    largeur = "" if barre.valeur is None else f"{100 * barre.valeur / sommet:.2f}%"
    return BarreDessinee(lignes, y, largeur, barre.motif)


def _em(longueur: float) -> str:
    return f"{longueur:.2f}em"
