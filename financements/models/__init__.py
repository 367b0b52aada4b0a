"""L'argent public derrière les lieux : dispositif permanent, programmations datées, octrois. Les règles sont des lignes."""

from .agrements import Agrement
from .base import BIENTOT, Certitude
from .dispositifs import Axe, Dispositif, Plafond
from .histoire import Jalon, TexteLegal
from .plans import IndiceISADF, PlanCohesionSociale
from .pouvoirs import Pouvoir
from .programmations import Enveloppe, Programmation
from .releves import Releve

__all__ = [
    "BIENTOT",
    "Agrement",
    "Axe",
    "Certitude",
    "Dispositif",
    "Enveloppe",
    "IndiceISADF",
    "Jalon",
    "Plafond",
    "PlanCohesionSociale",
    "Pouvoir",
    "Programmation",
    "Releve",
    "TexteLegal",
]
