"""Quels lieux sont ouverts dans un intervalle : les expressions d'horaires sont évaluées, pas les lieux un à un."""

from datetime import datetime, timedelta

import numpy as np
from django.utils import timezone

from . import frises
from .calendriers import Calendriers
from .conditions import Condition
from .horaires import Etat, plage_nommee
from .models import Lieu
from .repertoire import Repertoire

UN_INSTANT = timedelta(microseconds=1)  # la fin d'un intervalle n'y est pas comprise : 10 h pile doit l'être
UN_JOUR = timedelta(days=1)
INTERVALLES_GARDES = 8
OUVERT, A_VERIFIER = frises.ETATS.index(Etat.OUVERT), frises.ETATS.index(Etat.A_VERIFIER)


def intervalle(moment: str | datetime, maintenant: datetime) -> tuple[datetime, datetime]:
    """Début et fin (non comprise) du moment demandé, en heure locale. Les horaires n'ont pas de secondes : les nôtres non plus."""
    minute = maintenant.replace(second=0, microsecond=0)
    if moment in ("soir", "weekend"):
        debut, fin = plage_nommee(moment, minute)
    else:
        debut = minute if moment == "maintenant" else moment
        fin = debut + UN_INSTANT
    return timezone.localtime(debut), timezone.localtime(fin)


def condition(repertoire: Repertoire, debut: datetime, fin: datetime, calendriers: Calendriers) -> Condition:
    """Lieux ouverts à un moment de l'intervalle ; ceux dont l'existence ou les heures sont à vérifier sont inconnus."""
    gardees = repertoire.ouvertures
    if (debut, fin) not in gardees:
        if len(gardees) >= INTERVALLES_GARDES:
            gardees.clear()
        gardees[debut, fin] = _evalue(repertoire, debut, fin, calendriers)
    return gardees[debut, fin]


def _evalue(repertoire: Repertoire, debut: datetime, fin: datetime, calendriers: Calendriers) -> Condition:
    etats = _par_expression(repertoire, debut, fin, calendriers)[repertoire.expressions]
    for position, infos in repertoire.infos.items():
        utiles = [
            i for i in infos if i.debut <= fin.date() and i.fin >= debut.date() - UN_JOUR
        ]  # hier soir aussi
        if utiles:
            horaires = repertoire.horaires[repertoire.expressions[position]]
            etats[position] = frises.etat_pendant(*horaires, debut, fin, calendriers, utiles)
    ouvrables = ~repertoire.parmi("etats", list(Lieu.ETATS_FERMES))
    incertains = repertoire.parmi(
        "etats", [Lieu.Etat.INCONNU]
    )  # leurs heures ne valent que s'ils existent encore
    ouverts = (etats == OUVERT) & ouvrables
    a_verifier = (etats == A_VERIFIER) & ouvrables
    return Condition(ouverts & ~incertains, a_verifier | ouverts & incertains)


def _par_expression(
    repertoire: Repertoire, debut: datetime, fin: datetime, calendriers: Calendriers
) -> np.ndarray:
    """État de chaque expression : lu dans les frises de la semaine, ou calculé pour un autre moment."""
    semaine = frises.frises_de_la_semaine(repertoire.horaires, timezone.localdate(), calendriers)
    if semaine.couvre(debut, fin):
        return semaine.etats_pendant(debut, fin)
    etats = [frises.etat_pendant(*horaires, debut, fin, calendriers) for horaires in repertoire.horaires]
    return np.array(etats, dtype=np.int8)
