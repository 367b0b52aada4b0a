"""Une expression OpenStreetMap telle qu'on la lit sur une porte, avec les jours et les mois de la langue de la page.

Les phrases de `horaires_mots.en_mots` sont françaises ; ailleurs, « Mon-Fri 10:00-17:00; public holidays closed ».
"""

import re

from django.utils.dates import MONTHS_3, WEEKDAYS_ABBR
from django.utils.text import capfirst
from django.utils.translation import gettext

from .horaires_mots import ABREGES, JOURS_OSM

MOTS = re.compile(r'"[^"]*"|[A-Za-z]{2,}|24/7|\[([-\d,]+)\]|,(?=\S)')


def en_abrege(expression: str) -> str:
    """Les commentaires de la rédaction restent comme elle les a écrits."""
    return MOTS.sub(_dit, " ".join(expression.split())).replace(" || ", "; ")


def _dit(mot: re.Match[str]) -> str:
    if mot[1] == "-1":
        return gettext(" (le dernier du mois)")
    if mot[1]:
        return gettext(" (n° %(rangs)s du mois)") % {"rangs": mot[1]}
    if mot[0] in JOURS_OSM:
        return capfirst(str(WEEKDAYS_ABBR[list(JOURS_OSM).index(mot[0])]))
    if mot[0] in ABREGES:
        return capfirst(str(MONTHS_3[ABREGES.index(mot[0]) + 1]))
    dits = {
        ",": ", ",
        "PH": gettext("jours fériés"),
        "SH": gettext("vacances scolaires"),
        "off": gettext("fermé"),
        "closed": gettext("fermé"),
        "open": gettext("ouvert"),
        "unknown": gettext("à vérifier"),
        "24/7": gettext("jour et nuit"),
    }
    return dits.get(mot[0], mot[0])
