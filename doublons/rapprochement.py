"""Deux fiches disent-elles le même lieu ? « Même », « différent » ou « incertain », et pourquoi. Rien ici ne lit la base.

Un nom semblable ne suffit jamais : il faut qu'autre chose le confirme (adresse, téléphone, site, position, opérateur) et que
rien ne le contredise. Ce qui est inconnu ne confirme ni ne contredit.
"""

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import combinations
from math import asin, cos, radians, sin, sqrt

from rapidfuzz.fuzz import ratio

from .normes import (
    GENERIQUES,
    Voie,
    bce_normal,
    nom_normal,
    numeros,
    site_normal,
    telephone_normal,
    voie_normale,
)

FOULE = 40
"""Une clé que plus de lieux partagent ne distingue rien : « maison », le téléphone d'une centrale."""
PROCHES_KM, LOIN_KM = 0.15, 2.0
NOM_SEMBLABLE, VOIE_SEMBLABLE = 80, 80


class Verdict(StrEnum):
    MEME = "meme"
    INCERTAIN = "incertain"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Avis:
    verdict: Verdict
    raisons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Signes:
    """Ce qui fait reconnaître un lieu. `position` : degrés WGS 84 (latitude, longitude), seulement si elle est à l'adresse ou à la rue."""

    nom: str
    rue: str = ""
    numero: str = ""
    code_postal: str = ""
    commune: int | None = None
    telephone: str = ""
    site: str = ""
    operateur: int | None = None
    bce: str = ""
    position: tuple[float, float] | None = None

    @cached_property
    def mots(self) -> tuple[str, ...]:
        return nom_normal(self.nom)

    @cached_property
    def voie(self) -> Voie | None:
        return voie_normale(self.rue)

    @cached_property
    def numeros(self) -> tuple[int, int] | None:
        return numeros(self.numero, self.rue)

    @cached_property
    def ligne(self) -> str:
        return telephone_normal(self.telephone)

    @cached_property
    def page(self) -> str:
        return site_normal(self.site)

    @cached_property
    def entreprise(self) -> str:
        return bce_normal(self.bce)

    @cached_property
    def cles(self) -> frozenset[tuple]:
        """Deux fiches qui n'en partagent aucune ne sont pas comparées. Le début et la fin d'un mot laissent passer une faute."""
        zones = [zone for zone in (self.commune, self.code_postal) if zone]
        bouts = {bout for mot in self.mots for bout in (f"{mot[:4]}-", f"-{mot[-4:]}")}
        cles = {(zone, bout) for zone in zones for bout in bouts} | {("nom", "".join(self.mots))}
        cles |= {(zone, self.voie.sorte, self.voie.nom) for zone in zones if self.voie}
        cles |= {("ligne", self.ligne)} if self.ligne else set()
        return frozenset(cles | ({("page", self.page)} if self.page else set()))


def compare(un: Signes, autre: Signes) -> Avis:
    """Verdict et raisons, les mêmes dans un sens et dans l'autre."""
    nom = _nom(un, autre)
    zone, adresse = _zone(un, autre), _adresse(un, autre)
    telephone, site = _egaux(un.ligne, autre.ligne), _egaux(un.page, autre.page)
    operateur = _egaux(un.entreprise, autre.entreprise) or _egaux(un.operateur, autre.operateur)
    km = distance_km(un.position, autre.position)
    sur_place = adresse is True or (km is not None and km <= PROCHES_KM and zone is not False)
    joint = telephone is True or site is True
    ailleurs = zone is False or adresse is False or (km is not None and km > LOIN_KM)
    raisons = [
        nom,
        *([_RAISONS["adresse"]] if adresse is True else []),
        *([_RAISONS["position"]] if adresse is not True and sur_place else []),
        *([_RAISONS["telephone"]] if telephone is True else []),
        *([_RAISONS["site"]] if site is True else []),
        *([_RAISONS["operateur"]] if operateur is True else []),
        *([_RAISONS["ailleurs"]] if ailleurs else []),
    ]
    confirme = sur_place or joint or (nom == MEME_NOM and operateur is True)
    if nom in (MEME_NOM, NOM_VOISIN) and not ailleurs and confirme:
        verdict = Verdict.MEME
    elif _doute(nom, zone, sur_place=sur_place, joint=joint):
        verdict = Verdict.INCERTAIN
    else:
        return Avis(Verdict.DIFFERENT)
    return Avis(verdict, tuple(filter(None, raisons)))


MEME_NOM, NOM_VOISIN, NOM_CONTENU = "même nom", "noms presque pareils", "un nom contient l'autre"
_RAISONS = {
    "adresse": "même adresse", "position": "même endroit sur la carte", "telephone": "même téléphone", "site": "même site",
    "operateur": "même opérateur", "ailleurs": "mais pas à la même adresse",
}  # fmt: skip


def _doute(nom: str, zone: bool | None, *, sur_place: bool, joint: bool) -> bool:
    """Assez de ressemblance pour demander : un déménagement, un changement de nom, deux services sous un toit."""
    if nom == MEME_NOM:
        return zone is not False or joint
    if nom == NOM_VOISIN:
        return zone is True or joint
    if nom == NOM_CONTENU:
        return zone is not False and (sur_place or joint)
    return sur_place and joint


def _nom(un: Signes, autre: Signes) -> str:
    """La raison que donne le nom ; vide s'il n'en donne pas. Deux numéros différents font deux noms : « MJ 51 », « MJ 52 »."""
    if "".join(un.mots) == "".join(autre.mots):
        return MEME_NOM
    ici, la = set(un.mots), set(autre.mots)
    if {m for m in ici if m.isdigit()} != {m for m in la if m.isdigit()}:
        return ""
    reste_ici = "".join(m for m in un.mots if m not in la)
    reste_la = "".join(m for m in autre.mots if m not in ici)
    if not (reste_ici and reste_la):
        propres = [m for m in ici & la if m not in GENERIQUES and len(m) > 3]
        return NOM_CONTENU if propres else ""
    return NOM_VOISIN if ratio(reste_ici, reste_la) >= NOM_SEMBLABLE else ""


def _zone(un: Signes, autre: Signes) -> bool | None:
    """Vrai : même commune ou même code postal. Faux : les deux connus et autres. None : on ne sait pas."""
    communes, codes = _egaux(un.commune, autre.commune), _egaux(un.code_postal, autre.code_postal)
    return True if communes or codes else communes if communes is not None else codes


def _adresse(un: Signes, autre: Signes) -> bool | None:
    """Même rue et même numéro, dans la même commune. Deux noms de rue en deux langues ne se comparent pas."""
    if not (un.voie and autre.voie) or _zone(un, autre) is not True:
        return None
    if not _meme_voie(un.voie, autre.voie):
        return None if un.voie.neerlandaise != autre.voie.neerlandaise else False
    if not (un.numeros and autre.numeros):
        return None
    return un.numeros[0] <= autre.numeros[1] and autre.numeros[0] <= un.numeros[1]


def _meme_voie(une: Voie, autre: Voie) -> bool:
    if une.sorte and autre.sorte and une.sorte != autre.sorte:
        return False
    noms = [voie.nom.removesuffix("se") if voie.neerlandaise else voie.nom for voie in (une, autre)]
    return ratio(*noms) >= VOIE_SEMBLABLE


def _egaux(un: object, autre: object) -> bool | None:
    return un == autre if un and autre else None


def distance_km(un: tuple[float, float] | None, autre: tuple[float, float] | None) -> float | None:
    """À vol d'oiseau ; None si l'une des positions est inconnue."""
    if not (un and autre):
        return None
    (lat1, lon1), (lat2, lon2) = (tuple(map(radians, point)) for point in (un, autre))
    hav = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * asin(min(1, sqrt(hav)))


def a_comparer(tous: dict[int, Signes]) -> list[tuple[int, int]]:
    """Paires (plus petite clé d'abord) qui partagent une clé de reconnaissance. À peu près linéaire : les foules n'en font pas."""
    blocs: dict[tuple, list[int]] = defaultdict(list)
    for pk, signes in tous.items():
        for cle in signes.cles:
            blocs[cle].append(pk)
    vues: set[tuple[int, int]] = set()
    for bloc in blocs.values():
        if 1 < len(bloc) <= FOULE:
            vues.update(combinations(sorted(bloc), 2))
    return sorted(vues)


def doublons(tous: dict[int, Signes]) -> dict[tuple[int, int], Avis]:
    """Les paires qui ne sont pas différentes, les plus sûres d'abord."""
    avis = {(a, b): compare(tous[a], tous[b]) for a, b in a_comparer(tous)}
    trouves = [paire for paire, un in avis.items() if un.verdict is not Verdict.DIFFERENT]
    trouves.sort(key=lambda paire: (avis[paire].verdict is not Verdict.MEME, -len(avis[paire].raisons)))
    return {paire: avis[paire] for paire in trouves}


def ressemblants(nouveau: Signes, tous: dict[int, Signes]) -> dict[int, Avis]:
    """Les lieux que `nouveau` pourrait répéter, les plus sûrs d'abord."""
    avis = {pk: compare(nouveau, signes) for pk, signes in tous.items()}
    trouves = [pk for pk, un in avis.items() if un.verdict is not Verdict.DIFFERENT]
    return {pk: avis[pk] for pk in sorted(trouves, key=lambda pk: avis[pk].verdict is not Verdict.MEME)}
