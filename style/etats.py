"""Le survol et le focus que l'on force : les règles du site, récrites pour ce qu'entourent `.survole` et `.vise`."""

import re

from .jetons import lit

FEUILLES = {
    "site": ("base", "composants", "suggestions", "pages", "carte"),
    "redaction": (
        "redaction",
        "redaction-travail",
        "redaction-listes",
        "redaction-fiche",
        "redaction-saisie",
    ),
}
ATTEINT = ":is(a, button, input, select, textarea, summary)"
FORCES = {
    re.compile(r":focus-visible"): f":is(.vise {ATTEINT})",
    re.compile(r":focus-within"): ":is(.vise, .vise *)",
    re.compile(r":focus(?![-\w])"): f":is(.vise {ATTEINT})",
    re.compile(r":hover"): ":is(.survole, .survole *)",
}
REGLE = re.compile(r"([^{};]+){([^{}]*)}")
COUCHE = re.compile(r"@layer (\w+)\s*{")


def forces(quoi: str) -> str:
    return "\n".join(_forces(lit(f"{feuille}.css")) for feuille in FEUILLES[quoi])


def _forces(texte: str) -> str:
    """Les règles d'une feuille qui parlent d'un état, dans la couche où elles étaient."""
    regles = [
        f"{_force(selecteur.strip())} {{{declarations}}}"
        for selecteur, declarations in REGLE.findall(texte)
        if any(etat.search(selecteur) for etat in FORCES)
    ]
    couche = COUCHE.search(texte)
    corps = "\n".join(regles)
    return f"@layer {couche[1]} {{\n{corps}\n}}" if couche else corps


def _force(selecteur: str) -> str:
    for etat, remplacement in FORCES.items():
        selecteur = etat.sub(remplacement, selecteur)
    return selecteur
