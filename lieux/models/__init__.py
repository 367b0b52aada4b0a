from .lieux import Accueil, AncienneAdresse, Lieu, PremiereVisite
from .operateurs import Operateur
from .suivi import InfoTemporaire, Verification
from .territoires import Communaute, Commune, Localite, VacancesScolaires
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
    "PremiereVisite",
    "Public",
    "TypeLieu",
    "VacancesScolaires",
    "Verification",
    "VersionDonnees",
]
