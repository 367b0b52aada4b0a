"""Qui décide, qui paie : les lignes de la liste, et leur dessin en trois colonnes. Tout vient du catalogue des dispositifs."""

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap

from financements.catalogue import Catalogue
from financements.models import Dispositif, Pouvoir
from lieux.models import TypeLieu

LARGEUR = 882
COLONNES = ((0, 190), (250, 340), (650, 230))
"""Bord gauche et largeur : qui décide, le dispositif, ce que cela paie."""
LETTRES = (22, 38, 25)
"""Au plus, par ligne de texte de chaque colonne."""
INTERLIGNE, MARGE, ECART = 19, 8, 10


@dataclass(frozen=True, slots=True)
class Ligne:
    """Un dispositif, ses volets, et les types de lieux que lui ou ses volets soutiennent d'ordinaire."""

    dispositif: Dispositif
    volets: list[Dispositif]
    types: list[TypeLieu]

    @property
    def paie(self) -> str:
        """« Agrément : maisons de jeunes », ou la forme seule si aucun type n'est nommé."""
        forme = self.dispositif.get_nature_display()
        return f"{forme} : {', '.join(type_.pluriel for type_ in self.types)}" if self.types else forme


@dataclass(frozen=True, slots=True)
class Case:
    x: int
    y: int
    largeur: int
    hauteur: int
    lignes: list[tuple[int, int, str]]


@dataclass(frozen=True, slots=True)
class Schema:
    """Des cases et les traits qui les relient, en unités du dessin."""

    largeur: int
    hauteur: int
    cases: list[Case]
    traits: list[str]


def lignes(tout: Catalogue) -> list[tuple[Pouvoir, list[Ligne]]]:
    """Chaque pouvoir qui a un dispositif, avec les siens ; un volet est rangé sous le dispositif dont il dépend."""
    return [
        (pouvoir, [_ligne(un, tout.volets(un)) for un in siens])
        for pouvoir, siens in tout.par_pouvoir()
        if siens
    ]


def _ligne(dispositif: Dispositif, volets: list[Dispositif]) -> Ligne:
    types = {type_ for un in (dispositif, *volets) for type_ in un.types.all()}
    return Ligne(dispositif, volets, sorted(types, key=lambda type_: (type_.ordre, type_.libelle)))


def dessine(groupes: list[tuple[Pouvoir, list[Ligne]]]) -> Schema:
    cases, traits, y = [], [], 0
    for pouvoir, siennes in groupes:
        rangees = list(_rangees(siennes, y))
        bas = rangees[-1][0].y + rangees[-1][0].hauteur
        tete = _case(0, str(pouvoir), y, bas - y)
        for dispositif, paie in rangees:
            traits += [_trait(dispositif, de=tete), _trait(paie, de=dispositif)]
            cases += [dispositif, paie]
        cases.append(tete)
        y = max(bas, tete.y + tete.hauteur) + 2 * ECART
    return Schema(LARGEUR, max(y - 2 * ECART + 2, 0), cases, traits)


def _rangees(siennes: list[Ligne], y: int) -> Iterator[tuple[Case, Case]]:
    for ligne in siennes:
        textes = (ligne.dispositif.nom, ligne.paie)
        hauteur = max(_hauteur(rang, texte) for rang, texte in enumerate(textes, 1))
        yield _case(1, textes[0], y, hauteur), _case(2, textes[1], y, hauteur)
        y += hauteur + ECART


def _hauteur(colonne: int, texte: str) -> int:
    return len(wrap(texte, LETTRES[colonne])) * INTERLIGNE + 2 * MARGE


def _case(colonne: int, texte: str, y: int, hauteur: int) -> Case:
    """Le texte est centré en hauteur ; la case grandit s'il n'y tient pas."""
    x, largeur = COLONNES[colonne]
    hauteur = max(hauteur, _hauteur(colonne, texte))
    morceaux = wrap(texte, LETTRES[colonne])
    haut = y + (hauteur - (len(morceaux) - 1) * INTERLIGNE) // 2
    return Case(
        x, y, largeur, hauteur, [(x + 12, haut + rang * INTERLIGNE, un) for rang, un in enumerate(morceaux)]
    )


def _trait(vers: Case, *, de: Case) -> str:
    """Du bord droit d'une case au bord gauche de l'autre, à la hauteur de celle qui reçoit."""
    y = vers.y + vers.hauteur // 2
    return f"M{de.x + de.largeur} {y}H{vers.x}"
