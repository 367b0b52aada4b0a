"""Horaires en syntaxe OpenStreetMap, aussi variés que ceux d'un vrai annuaire : quelques milliers d'expressions."""

from random import Random

EXPRESSIONS = 3000
SEMAINES = (
    "Mo-Fr", "Mo-Fr", "Mo-Fr", "Tu-Sa", "Mo-Sa", "Tu-Fr", "Mo-Th", "We-Su", "Mo,We,Fr", "Tu,Th", "We,Sa", "Mo,Th",
    "Tu-Th", "Mo,Tu,Th,Fr", "We", "Fr", "Sa", "Su", "We-Fr",
)  # fmt: skip
AJOUTS = (
    "; We {soir}", "; Fr {soir}", "; Sa {matin}", "; Su {apres_midi}", "; We {apres_midi}", "; Fr {matin}",
    "; Th[1] {soir}", "; Sa[-1] {apres_midi}", "; Tu[2] {soir}", '; Mo {matin} "sur rendez-vous"',
    "; Jul-Aug Mo-Fr {matin}", "; Sa,Su,PH {apres_midi}", "; Fr,Sa {nuit}",
)  # fmt: skip
MENSUELS = ("Th[1] {soir}", "Sa[-1] {apres_midi}", "Su[1,3] {apres_midi}", "We[2] {soir}")


def expressions(hasard: Random) -> list[str]:
    """Sans doublon, de la plus courante à la plus rare."""
    trouvees: dict[str, None] = {"Mo-Fr 09:00-17:00": None, "Mo-Fr 09:00-12:00,13:00-16:00": None}
    while len(trouvees) < EXPRESSIONS:
        trouvees[_expression(hasard)] = None
    return list(trouvees)


def poids() -> list[float]:
    """Peu d'horaires sont communs à beaucoup de lieux, beaucoup ne servent qu'à un."""
    return [1 / (rang + 20) for rang in range(EXPRESSIONS)]


def _expression(hasard: Random) -> str:
    if hasard.random() < 0.04:
        return hasard.choice(MENSUELS).format(**_plages(hasard))
    texte = f"{hasard.choice(SEMAINES)} {_journee(hasard)}"
    for _ in range(hasard.choices((0, 1, 2), weights=(4, 5, 2))[0]):
        texte += hasard.choice(AJOUTS).format(**_plages(hasard))
    conges = hasard.random()
    if conges < 0.08:
        texte += "; SH off"
    elif conges < 0.12:
        texte += "; SH Mo-Fr {matin}".format(**_plages(hasard))
    return texte + ("; PH off" if hasard.random() < 0.5 else "")


def _journee(hasard: Random) -> str:
    plages = _plages(hasard)
    entiere = f"{_heure(hasard, 8, 10)}-{_heure(hasard, 16, 18)}"
    coupee = "{matin},{apres_midi}".format(**plages)
    choix = (entiere, coupee, plages["apres_midi"], plages["matin"], plages["soir"])
    return hasard.choices(choix, weights=(4, 4, 3, 2, 1))[0]


def _plages(hasard: Random) -> dict[str, str]:
    return {
        "matin": f"{_heure(hasard, 8, 10)}-{_heure(hasard, 11, 12)}",
        "apres_midi": f"{_heure(hasard, 13, 14)}-{_heure(hasard, 16, 18)}",
        "soir": f"{_heure(hasard, 17, 19)}-{_heure(hasard, 20, 23)}",
        "nuit": f"{_heure(hasard, 19, 21)}-0{hasard.randint(0, 2)}:{hasard.choice(('00', '30'))}",
    }


def _heure(hasard: Random, premiere: int, derniere: int) -> str:
    minutes = hasard.choices(("00", "30", "15", "45"), weights=(5, 4, 1, 1))[0]
    return f"{hasard.randint(premiere, derniere):02d}:{minutes}"
