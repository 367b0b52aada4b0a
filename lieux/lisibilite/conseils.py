"""Ce qu'une règle dit d'un passage."""

from dataclasses import dataclass
from enum import StrEnum


class Regle(StrEnum):
    LONGUEUR = "longueur"
    PASSIF = "passif"
    NEGATIONS = "negations"
    PARENTHESES = "parentheses"
    POINT_VIRGULE = "point_virgule"
    POURCENTAGE = "pourcentage"
    GRAND_NOMBRE = "grand_nombre"
    MAJUSCULES = "majuscules"
    ABREVIATION = "abreviation"
    MOT_RARE = "mot_rare"


@dataclass(frozen=True, slots=True)
class Conseil:
    """`passage` : les mots du texte dont il s'agit ; `phrase` : quoi faire, en une phrase."""

    regle: Regle
    passage: str
    phrase: str
