"""Le formulaire des filtres, prêt à dessiner : groupes de cases, valeurs cochées, paramètres à garder."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from . import facettes
from .filters import RAYON_PAR_DEFAUT_KM, LieuFilter
from .models import Lieu
from .parametres import couples, en_parametre
from .parametres_lus import CHAMPS, SANS_CONDITION

PREMIERS = ("ouvert", "public", "type", "activite", "tarif")
SUIVANTS = ("inconditionnel", "acces", "accessibilite", "langue", "gouvernance")
RAYONS_KM = (1, 2, 5, 10, 20, 50)
MOMENTS = [
    ("", _("N'importe quand")),
    ("maintenant", _("Maintenant")),
    ("soir", _("Ce soir")),
    ("weekend", _("Ce week-end")),
]
FIXES = {
    "tarif": Lieu.Tarif.choices,
    "gouvernance": Lieu.Gouvernance.choices,
    "inconditionnel": [("1", SANS_CONDITION)],
}
LEGENDES = {
    "ouvert": _("Quand"),
    "type": _("Quel genre de lieu"),
    "activite": _("Pour quoi faire"),
    "acces": _("Comment on y entre"),
}
CACHES = (
    "federation",
    "dispositif",
    "operateur",
    "pres",
    "zone",
    "cp",
    "verifie",
    "tri",
    "inconnus",
)


class Case(NamedTuple):
    """`nombre` : lieux que laisserait ce choix, les autres filtres gardés ; None s'il ne se compte pas."""

    valeur: str
    libelle: str
    cochee: bool
    nombre: int | None = None


@dataclass(frozen=True, slots=True)
class Groupe:
    """Cases d'un paramètre. `genre` : checkbox ou radio."""

    nom: str
    legende: str
    genre: str
    cases: list[Case]

    @property
    def ouvert(self) -> bool:
        """Vrai si une case utile est cochée."""
        return any(case.cochee and case.valeur for case in self.cases)


@dataclass(frozen=True, slots=True)
class Formulaire:
    """`rayons` : vide sans point de départ. `caches` : paramètres sans case, à garder tels quels, en couples (nom, valeur)."""

    premiers: list[Groupe]
    suivants: list[Groupe]
    communes: list[Case]
    rayons: list[Case]
    caches: list[tuple[str, str]]

    @property
    def suivants_ouverts(self) -> bool:
        return any(groupe.ouvert for groupe in self.suivants)


def formulaire(filtre: LieuFilter) -> Formulaire:
    choisies = {commune.slug for commune in filtre.communes_choisies[:1]}
    communes = filtre.options["commune"].values()
    nombres = facettes.nombres(filtre, "commune", [commune.slug for commune in communes])
    return Formulaire(
        premiers=[_groupe(filtre, nom) for nom in PREMIERS],
        suivants=[_groupe(filtre, nom) for nom in SUIVANTS],
        communes=[Case(c.slug, c.libelle, c.slug in choisies, nombres[c.slug]) for c in communes],
        rayons=_rayons(filtre),
        caches=_caches(filtre),
    )


def _rayons(filtre: LieuFilter) -> list[Case]:
    if "pres" not in filtre.valeurs:
        return []
    choisi = filtre.valeurs.get("rayon", RAYON_PAR_DEFAUT_KM)
    rayons = sorted({*RAYONS_KM, choisi})
    nombres = facettes.nombres_par_rayon(filtre, rayons)
    return [Case(str(km), f"{km} km", km == choisi, nombres[km]) for km in rayons]


def _groupe(filtre: LieuFilter, nom: str) -> Groupe:
    valeur = filtre.valeurs.get(nom, "" if nom == "ouvert" else [])
    if nom == "ouvert":
        moments = list(MOMENTS)
        if valeur and valeur not in dict(MOMENTS):
            moments.append(
                (
                    en_parametre(valeur),
                    gettext("Le %(date)s à %(heure)s")
                    % {"date": f"{valeur:%d/%m}", "heure": f"{valeur:%H:%M}"},
                )
            )
        nombres = facettes.nombres_par_moment(filtre, [v for v, _ in MOMENTS if v])
        cases = [Case(v, str(libelle), v == en_parametre(valeur), nombres.get(v)) for v, libelle in moments]
        return Groupe(nom, LEGENDES[nom], "radio", cases)
    choix = [(v, libelle) for v, libelle in _choix(filtre, nom, valeur) if v not in ("inconnue", "inconnu")]
    nombres = facettes.nombres(filtre, nom, [v for v, _ in choix])
    cases = [Case(v, str(libelle), v in valeur, nombres[v]) for v, libelle in choix]
    return Groupe(nom, LEGENDES.get(nom, CHAMPS[nom].label), "checkbox", cases)


def _choix(filtre: LieuFilter, nom: str, choisis: list[str]) -> Iterable[tuple[str, str]]:
    """Couples (valeur, libellé) ; un terme que la rédaction ne propose plus n'y est que s'il est coché."""
    if nom in FIXES:
        return FIXES[nom]
    options = filtre.options[nom].values()
    return [(o.slug, o.libelle) for o in options if o.proposee or o.slug in choisis]


def _caches(filtre: LieuFilter) -> list[tuple[str, str]]:
    """Le menu ne montre qu'une commune : les autres restent demandées, comme ce qui n'a pas de case."""
    autres_communes = [("commune", commune.slug) for commune in filtre.communes_choisies[1:]]
    sans_case = [(nom, en_parametre(une)) for nom, une in couples(filtre.choix) if nom in CACHES]
    return autres_communes + sans_case
