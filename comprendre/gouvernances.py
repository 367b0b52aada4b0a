"""Quatre façons de décider, chacune avec un lieu du guide qui la montre."""

from dataclasses import dataclass

from lieux.models import Lieu


@dataclass(frozen=True, slots=True)
class Facon:
    """`slug` et `nom` sont ceux du lieu : son nom est un lien tant que le public voit sa fiche."""

    titre: str
    slug: str
    nom: str
    phrase: str
    source: str


FACONS = (
    Facon(
        "Tout le monde décide",
        "le-pianocktail",
        "Le Pianocktail",
        "Personne n'y est salarié. Une assemblée ouverte se réunit chaque mois, et c'est elle qui tranche.",
        "https://lepianocktailabruxelles.wordpress.com/le-pianocktail/",
    ),
    Facon(
        "Un service de soins porte le lieu",
        "circuit",
        "Circuit",
        "Le centre de santé mentale Antonin Artaud en est responsable, mais la porte reste ouverte à tout le quartier.",
        "Document de départ « Les lieux de liens en Belgique francophone », 2025, non revérifié",
    ),
    Facon(
        "Décider à plusieurs",
        "espace-51",
        "L'Espace 51",
        "Les personnes qui viennent, les bénévoles et l'équipe se retrouvent en assemblée, puis en petits groupes de travail.",
        "Document de départ « Les lieux de liens en Belgique francophone », 2025, non revérifié",
    ),
    Facon(
        "Partir de ce que veulent les membres",
        "club-norwest",
        "Le Club Norwest",
        "Des personnes usagères, des proches et des institutions l'ont voulu ensemble. Une personne bénévole et une professionnelle y accueillent à deux.",
        "https://smes.be/spip.php?article138",
    ),
)
ASSEMBLAGES = "assemblages"


def lieux_cites() -> dict[str, Lieu]:
    """Ceux que cette page nomme et que le public peut ouvrir, par identifiant."""
    slugs = [*(facon.slug for facon in FACONS), ASSEMBLAGES]
    return {lieu.slug: lieu for lieu in Lieu.objects.visibles().filter(slug__in=slugs)}
