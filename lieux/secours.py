"""Ce que l'on propose à côté d'une liste, et surtout quand elle est vide : jamais d'impasse."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext

from . import facettes, recherche
from .filters import LieuFilter
from .models import Commune
from .options import Option
from .parametres import chaine
from .phrases import libelle
from .presentation import Vignette, vignettes
from .selection import plus_proches

PROCHES = 3
RELACHES, MOTS = 4, 3
"""Au plus quatre façons de relâcher une recherche vide, et trois mots essayés : au-delà, on ne choisit plus."""


@dataclass(frozen=True, slots=True)
class Relache:
    """Un choix à abandonner : ce que l'on en dit, la chaîne de paramètres qui reste, les lieux qu'elle donne."""

    libelle: str
    reste: str
    nombre: int


def relaches(filtre: LieuFilter) -> list[Relache]:
    """Choix dont l'abandon, seul, donne des lieux, puis mots de la recherche pris un à un ; le plus utile d'abord."""
    choix = [
        Relache(gettext("Sans %(choix)s") % {"choix": libelle(filtre, nom)}, _sans(filtre, nom), nombre)
        for nom, nombre in facettes.sans_un_choix(filtre).items()
        if nombre and nom in filtre.choix and len(filtre.conditions) > 1
    ]
    trouves = sorted([*choix, *_mot_a_mot(filtre)], key=lambda relache: -relache.nombre)
    return [relache for relache in trouves if relache.nombre][:RELACHES]


def _sans(filtre: LieuFilter, nom: str) -> str:
    """Un point de départ emporte son rayon et son tri."""
    emportes = {nom, "rayon", "tri"} if nom == "pres" else {nom}
    return chaine(filtre.choix, lambda autre, _: autre not in emportes)


def _mot_a_mot(filtre: LieuFilter) -> list[Relache]:
    """Ce que donnerait chaque mot cherché, seul, les autres choix gardés."""
    mots = list(dict.fromkeys(recherche.mots_utiles(str(filtre.valeurs.get("q", "")))))[:MOTS]
    if len(mots) < 2:
        return []
    autres = filtre.retenus(sans="q")
    return [
        Relache(
            gettext("« %(mot)s » seulement") % {"mot": mot},
            chaine(filtre.choix | {"q": mot}),
            int((autres & filtre.avec_mots(mot)).sum()),
        )
        for mot in mots
    ]


@dataclass(frozen=True, slots=True)
class Secours:
    """Ce que l'on montre à côté d'une liste : les lieux fermés que la recherche nomme, et, si elle est vide, les plus proches."""

    fermes: list[Option]
    relaches: list[Relache]
    proches: list[Vignette]
    autour_de: str


def secours(filtre: LieuFilter) -> Secours:
    fermes = recherche.fermes_nommes(str(filtre.valeurs.get("q", "")), filtre.options)
    if filtre.nombre:
        return Secours(fermes, [], [], "")
    autour_de, latitude, longitude = _point_de_depart(filtre)
    if latitude is None:
        return Secours(fermes, relaches(filtre), [], "")
    autres = plus_proches(filtre.repertoire, latitude, longitude, PROCHES, filtre.permis)[:]
    return Secours(fermes, relaches(filtre), vignettes(autres), autour_de)


def _point_de_depart(filtre: LieuFilter) -> tuple[str, float | None, float | None]:
    if "pres" in filtre.valeurs:
        return (gettext("votre point de départ"), *filtre.valeurs["pres"])
    communes = Commune.objects.filter(
        Q(slug__in=[commune.slug for commune in filtre.communes_choisies])
        | Q(localites__code_postal__in=filtre.valeurs.get("cp", []))
    )
    commune = communes.first()
    return (commune.nom_local, commune.latitude, commune.longitude) if commune else ("", None, None)
