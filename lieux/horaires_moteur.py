"""Les plages d'une journée : ce que disent les horaires d'un jour, heure légale belge, sans rien de temporaire.

Une plage appartient au jour où elle commence, même si elle passe minuit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours, State

from lieux.horaires_ecriture import (
    Calendrier,
    HorairesIllisibles,
    lire_partie,
    nettoyer,
    resoudre,
    sans_commentaires,
    verifier,
)
from lieux.horaires_feries import est_paques, nom_ferie

BRUXELLES = ZoneInfo("Europe/Brussels")
UN_JOUR = timedelta(days=1)
INCONNUS = "horaires inconnus"
FERIE = "jour férié : "


class Etat(StrEnum):
    OUVERT = "ouvert"
    FERME = "ferme"
    A_VERIFIER = "a_verifier"


class Plage(NamedTuple):
    """Temps ouvert ou à vérifier ; le reste est fermé. Instants en UTC, fin non comprise."""

    debut: datetime
    fin: datetime
    etat: Etat
    raison: str = ""


class Partie(NamedTuple):
    avec_feries: OpeningHours
    sans_feries: OpeningHours


@dataclass(frozen=True, eq=False)
class Regle:
    """Une expression prête à évaluer. Les parties (`A || B`) se complètent : B vaut là où A est fermé."""

    calendrier: Calendrier
    connues: tuple[Partie, ...] = ()
    toujours: tuple[Partie, ...] = ()  # comme si c'était toujours les vacances
    jamais: tuple[Partie, ...] = ()
    dit_feries: bool = False
    dit_vacances: bool = False
    raison: str = ""  # quand il n'y a pas de parties


@lru_cache(maxsize=512)
def make_regle(expression: str, calendrier: Calendrier) -> Regle:
    """Ne lève jamais : une expression vide ou illisible donne des journées à vérifier."""
    texte = nettoyer(expression)
    if not texte:
        return Regle(calendrier, raison=INCONNUS)
    try:
        verifier(texte)
        connues = _lire(texte, calendrier.periodes)
        nu = sans_commentaires(texte)
        dit_vacances = "SH" in nu
        toujours, jamais = (_lire(texte, None), _lire(texte, ())) if dit_vacances else (connues, connues)
    except HorairesIllisibles:
        return Regle(calendrier)
    sans_fin = str(connues[0].sans_feries.normalize()) == "24/7"
    return Regle(calendrier, connues, toujours, jamais, "PH" in nu or sans_fin, dit_vacances)


def _lire(texte: str, vacances: Sequence | None) -> tuple[Partie, ...]:
    parties = resoudre(texte, vacances)
    return tuple(Partie(lire_partie(partie), lire_partie(partie, pays=None)) for partie in parties)


@lru_cache(maxsize=1024)
def plages_du_jour(regle: Regle, jour: date, ordinaire: bool = False) -> tuple[Plage, ...]:
    """Plages qui commencent ce jour-là ; `ordinaire` : comme si le jour n'était pas férié.

    Un férié dont l'expression ne dit rien est à vérifier tout le jour, sauf si le lieu est fermé de toute façon.
    """
    plages = _plages_qui_commencent(regle, jour, ordinaire)
    ferie = nom_ferie(jour)
    if ordinaire or not ferie or regle.dit_feries or not any(p.etat == Etat.OUVERT for p in plages):
        return plages
    return (Plage(instant_utc(jour), instant_utc(jour + UN_JOUR), Etat.A_VERIFIER, f"{FERIE}{ferie}"),)


def raison_de_fermer(regle: Regle, jour: date) -> str:
    """Férié ou vacances qui ferment un jour où le lieu aurait ouvert, sinon vide."""
    if plages_du_jour(regle, jour):
        return ""
    if plages_du_jour(regle, jour, ordinaire=True):
        return nom_ferie(jour)
    if vacances_changent(regle, jour) and _journee(regle.jamais, jour, ordinaire=False):
        return regle.calendrier.nom(jour)
    return ""


def vacances_changent(regle: Regle, jour: date) -> bool:
    """Les horaires de ce jour ne sont pas les mêmes selon qu'il y a école ou non."""
    if not regle.dit_vacances:
        return False
    return _journee(regle.toujours, jour, False) != _journee(regle.jamais, jour, False)


class _Morceau(NamedTuple):
    """Partie d'une journée civile, à l'heure de l'horloge (sans fuseau)."""

    debut: datetime
    fin: datetime
    etat: Etat
    raison: str


def _plages_qui_commencent(regle: Regle, jour: date, ordinaire: bool) -> tuple[Plage, ...]:
    veille, morceaux, suite = (_morceaux(regle, jour + n * UN_JOUR, ordinaire) for n in (-1, 0, 1))
    if _passe_minuit(veille, morceaux):
        morceaux = morceaux[1:]
    if _passe_minuit(morceaux, suite):
        morceaux = (*morceaux[:-1], morceaux[-1]._replace(fin=suite[0].fin))
    return tuple(Plage(_utc(m.debut, 0), _utc(m.fin, 1), m.etat, m.raison) for m in morceaux)


def _passe_minuit(veille: tuple[_Morceau, ...], jour: tuple[_Morceau, ...]) -> bool:
    """La première plage du jour prolonge la soirée de la veille : elle finit avant midi."""
    if not veille or not jour:
        return False
    soir, matin = veille[-1], jour[0]
    soiree = soir.debut.time() != time.min and soir.fin == matin.debut and soir.etat == matin.etat
    return soiree and matin.fin.time() <= time(12) and matin.fin - matin.debut < UN_JOUR


@lru_cache(maxsize=512)
def _morceaux(regle: Regle, jour: date, ordinaire: bool) -> tuple[_Morceau, ...]:
    if not regle.connues:
        return _a_verifier(jour, regle.raison)
    if not regle.dit_vacances or regle.calendrier.couvre(jour):
        return _journee(regle.connues, jour, ordinaire)
    vacances, ecole = (_journee(parties, jour, ordinaire) for parties in (regle.toujours, regle.jamais))
    return ecole if vacances == ecole else _a_verifier(jour, "vacances scolaires pas encore connues")


def _a_verifier(jour: date, raison: str) -> tuple[_Morceau, ...]:
    debut = datetime.combine(jour, time.min)
    return (_Morceau(debut, debut + UN_JOUR, Etat.A_VERIFIER, raison),)


def _journee(parties: tuple[Partie, ...], jour: date, ordinaire: bool) -> tuple[_Morceau, ...]:
    """Une journée à la fois : sur plusieurs jours, la bibliothèque se trompe avec `||`."""
    sans_feries = ordinaire or est_paques(jour)
    debut = datetime.combine(jour, time.min)
    morceaux: list[_Morceau] = []
    for partie in parties:
        moteur = partie.sans_feries if sans_feries else partie.avec_feries
        for de, a, etat, raison in moteur.intervals(debut, debut + UN_JOUR):
            if etat != State.CLOSED:
                etat_lu = Etat.OUVERT if etat == State.OPEN else Etat.A_VERIFIER
                morceaux += _retrancher(_Morceau(de, a, etat_lu, raison), morceaux)
    return tuple(sorted(morceaux))


def _retrancher(morceau: _Morceau, occupes: list[_Morceau]) -> list[_Morceau]:
    """Ce qui reste du morceau hors du temps déjà occupé."""
    restes = [morceau]
    for o in occupes:
        restes = [
            reste._replace(debut=debut, fin=fin)
            for reste in restes
            for debut, fin in ((reste.debut, min(reste.fin, o.debut)), (max(reste.debut, o.fin), reste.fin))
            if debut < fin
        ]
    return restes


def instant_utc(jour: date) -> datetime:
    """Minuit, au début du jour."""
    return _utc(datetime.combine(jour, time.min), 0)


def _utc(horloge: datetime, passage: int) -> datetime:
    """Heure de l'horloge en UTC. En octobre 2 h 30 passe deux fois : `passage` 0 ou 1.

    En mars 2 h 30 n'existe pas : c'est alors le changement d'heure, à 1 h UTC (directive 2000/84/CE).
    """
    utc = horloge.replace(tzinfo=BRUXELLES, fold=passage).astimezone(UTC)
    if utc.astimezone(BRUXELLES).replace(tzinfo=None, fold=0) != horloge:
        return datetime.combine(horloge.date(), time(1), UTC)
    return utc
