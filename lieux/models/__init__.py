from .lieux import Accueil, AncienneAdresse, Lieu, PremiereVisite
from .operateurs import Operateur
from .suivi import InfoTemporaire, Verification
from .territoires import Communaute, Commune, Localite, Population, VacancesScolaires
from .version import VersionDonnees
from .vocabulaires import Accessibilite, Activite, Langue, ModeAcces, Public, TypeLieu

__all__ = [
    "Accessibilite",
    "Accueil",
    "Activite",
    "AncienneAdresse",
    "Communaute",
    "Commune",
    "InfoTemporaire",
    "Langue",
    "Lieu",
    "Localite",
    "ModeAcces",
    "Operateur",
    "Population",
    "PremiereVisite",
    "Public",
    "TypeLieu",
    "VacancesScolaires",
    "Verification",
    "VersionDonnees",
]
