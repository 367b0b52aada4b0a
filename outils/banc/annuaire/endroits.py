"""Où sont les lieux : plus nombreux dans les villes, autour du centre de leur localité."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import cos, radians
from random import Random

from lieux.geographie import KM_PAR_DEGRE
from lieux.models import Commune, Lieu, Localite

MILLIERS_D_HABITANTS = {
    "21004": 195, "21015": 131, "21001": 125, "21012": 98, "21009": 88, "21016": 86, "21018": 59, "21007": 56,
    "21013": 49, "21005": 48, "21010": 53, "21006": 43, "21019": 42, "21002": 35, "21014": 27, "21017": 25, "21008": 25,
    "21003": 25, "21011": 22, "52011": 203, "62063": 196, "92094": 114, "53053": 96, "58001": 81, "57081": 68,
    "62096": 64, "57096": 59, "63079": 55, "25014": 40, "62051": 40, "25112": 35, "25121": 32, "58002": 33, "25110": 30, "51004": 30,
    "81001": 31, "25072": 29, "55040": 29, "61031": 21, "92003": 28, "92142": 27, "91034": 14,
}  # fmt: skip
"""Ordre de grandeur, par code INS ; les autres communes comptent pour AILLEURS."""
AILLEURS = 11
PRECISIONS = {"adresse": 45, "rue": 10, "localite": 30, "commune": 10, "": 5}
ETENDUE_KM = {"adresse": 1.1, "rue": 1.1, "localite": 0, "commune": 0}
"""Écart-type autour du centre ; « à la localité » et « à la commune » sont leur centre même."""


@dataclass(frozen=True)
class Endroit:
    commune: Commune
    localite: Localite | None
    precision: str
    latitude: float | None
    longitude: float | None

    @property
    def nom(self) -> str:
        return self.localite.nom if self.localite else self.commune.nom_fr


class Endroits:
    """Tirage des endroits parmi les communes et localités de la base."""

    def __init__(self, communes: Sequence[Commune], localites: Sequence[Localite]):
        self.communes = communes
        self.poids = list(accumulate(MILLIERS_D_HABITANTS.get(c.code_ins, AILLEURS) for c in communes))
        self.localites: dict[int, list[Localite]] = {}
        for localite in localites:
            if localite.latitude is not None:
                self.localites.setdefault(localite.commune_id, []).append(localite)

    def tire(self, hasard: Random) -> Endroit:
        commune = hasard.choices(self.communes, cum_weights=self.poids)[0]
        precision = hasard.choices(list(PRECISIONS), weights=list(PRECISIONS.values()))[0]
        connues = self.localites.get(commune.pk)
        localite = hasard.choice(connues) if connues and precision != Lieu.Precision.COMMUNE else None
        if not precision:
            return Endroit(commune, localite, "", None, None)
        centre, km = localite or commune, ETENDUE_KM[precision]
        latitude = centre.latitude + hasard.gauss(0, 1) * km / KM_PAR_DEGRE
        longitude = centre.longitude + hasard.gauss(0, 1) * km / (KM_PAR_DEGRE * cos(radians(latitude)))
        return Endroit(commune, localite, precision, round(latitude, 6), round(longitude, 6))
