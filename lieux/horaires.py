"""Ouvert, fermé ou à vérifier : la réponse honnête à un instant, pour la semaine et pour les jours d'exception.

Un lieu, des horaires permanents (syntaxe OpenStreetMap), le calendrier scolaire de sa communauté et des
informations temporaires. Calculé à la demande, jamais enregistré.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile

from django.utils.translation import gettext, gettext_noop

from lieux.horaires_ecriture import CALENDRIER_VIDE, Calendrier, HorairesIllisibles, Periode, verifier
from lieux.horaires_feries import FIXES, MOBILES, nom_ferie
from lieux.horaires_moteur import (
    BRUXELLES,
    FERIE,
    INCONNUS,
    UN_JOUR,
    Etat,
    Plage,
    Regle,
    instant_utc,
    make_regle,
    plages_du_jour,
    raison_de_fermer,
    vacances_changent,
)
from lieux.horaires_mots import en_date, en_heure, en_heure_de_fin, en_plage, nom_du_jour

__all__ = [
    "CALENDRIER_VIDE", "Calendrier", "Etat", "HorairesIllisibles", "Info", "Jour", "Periode", "Situation",
    "exceptions", "ouvert_pendant", "plage_nommee", "semaine", "situation", "verifier",
]  # fmt: skip

HORIZON = 400  # jours où l'on cherche la prochaine ouverture
SANS_FIN = timedelta(days=7)  # ouvert aussi longtemps : jour et nuit


@dataclass(frozen=True, slots=True)
class Info:
    """Information temporaire, bornes comprises. `nature` : « fermeture », « horaires » ou « message »."""

    nature: str
    debut: date
    fin: date
    texte: str
    horaires: str = ""

    def concerne(self, jour: date) -> bool:
        return self.debut <= jour <= self.fin


@dataclass(frozen=True, slots=True)
class Situation:
    """État à un `instant` ; `jusqu_a` et `ouvre` sont à l'heure belge, None s'il n'y en a pas de certain."""

    etat: Etat
    jusqu_a: datetime | None = None
    ouvre: datetime | None = None
    raison: str = ""
    instant: datetime | None = None
    temporaire: bool = False

    @property
    def phrase(self) -> str:
        return {
            Etat.OUVERT: self._phrase_ouvert,
            Etat.FERME: self._phrase_ferme,
            Etat.A_VERIFIER: self._phrase_a_verifier,
        }[self.etat]()

    def _phrase_ouvert(self) -> str:
        if not self.jusqu_a or not self.instant:
            return gettext("Ouvert jour et nuit") + self._entre_parentheses
        dernier_jour = (self.jusqu_a - timedelta(seconds=1)).date()
        loin = self.jusqu_a - self.instant > UN_JOUR
        quand = f"{nom_du_jour(dernier_jour)} " if loin else ""
        moment = f"{quand}{en_heure_de_fin(self.jusqu_a.time())}"
        return gettext("Ouvert jusqu'à %(moment)s") % {"moment": moment} + self._entre_parentheses

    def _phrase_ferme(self) -> str:
        debut = self._debut_ferme
        if not self.ouvre or not self.instant:
            return debut
        jour = self.ouvre.date()
        jours = (jour - self.instant.date()).days
        mots = {"debut": debut, "heure": en_heure(self.ouvre.hour, self.ouvre.minute)}
        if jours >= 7:
            mots["date"] = en_date(jour, annee=jour.year != self.instant.year)
            return gettext("%(debut)s, ouvre le %(date)s à %(heure)s") % mots
        if jours > 1:
            return gettext("%(debut)s, ouvre %(jour)s à %(heure)s") % (mots | {"jour": nom_du_jour(jour)})
        if jours == 1:
            return gettext("%(debut)s, ouvre demain à %(heure)s") % mots
        return gettext("%(debut)s, ouvre à %(heure)s") % mots

    @property
    def _debut_ferme(self) -> str:
        if not self.raison:
            return gettext("Fermé")
        raison = {"raison": raison_dite(self.raison)}
        if self.temporaire:
            return gettext("Fermé temporairement : %(raison)s") % raison
        return gettext("Fermé aujourd'hui : %(raison)s") % raison

    def _phrase_a_verifier(self) -> str:
        if self.raison == INCONNUS:
            return gettext("Horaires inconnus")
        return gettext("Horaires à vérifier") + self._entre_parentheses

    @property
    def _entre_parentheses(self) -> str:
        return f" ({raison_dite(self.raison)})" if self.raison else ""


RAISONS = (gettext_noop("vacances scolaires pas encore connues"), *FIXES.values(), *MOBILES.values())
"""Ce que le moteur dit lui-même ; une raison écrite par la rédaction reste comme elle est."""


def raison_dite(raison: str) -> str:
    """La raison d'une fermeture ou d'un doute, dans la langue de la page si elle vient du moteur."""
    if raison.startswith(FERIE):
        return gettext("jour férié : %(nom)s") % {"nom": gettext(raison.removeprefix(FERIE))}
    return gettext(raison) if raison in RAISONS else raison


@dataclass
class Jour:
    """Une journée telle qu'affichée ; une plage qui finit à 0 h finit à minuit."""

    jour: date
    nom: str
    plages: tuple[tuple[time, time], ...]
    etat: Etat
    mention: str
    aujourd_hui: bool

    @property
    def texte(self) -> str:
        if self.etat == Etat.OUVERT:
            plages = (
                en_plage(*plage) if plage != (time.min, time.min) else gettext("jour et nuit")
                for plage in self.plages
            )
            return gettext(" et ").join(plages)
        return gettext("fermé") if self.etat == Etat.FERME else gettext("à vérifier")


@dataclass(frozen=True)
class _Plan:
    """Les horaires d'un lieu, informations temporaires comprises."""

    regle: Regle
    infos: Sequence[Info]

    def info(self, jour: date) -> Info | None:
        """Celle qui change les heures du jour : une fermeture d'abord."""
        concernees = [info for info in self.infos if info.nature != "message" and info.concerne(jour)]
        return min(concernees, key=lambda info: info.nature != "fermeture", default=None)

    def ferme(self, jour: date) -> Info | None:
        info = self.info(jour)
        return info if info and info.nature == "fermeture" else None

    def plages(self, jour: date) -> tuple[Plage, ...]:
        info = self.info(jour) if self.infos else None
        if not info:
            return plages_du_jour(self.regle, jour)
        if info.nature == "fermeture":
            return ()
        regle = make_regle(info.horaires, self.regle.calendrier)
        precise = info.debut == info.fin and not regle.dit_feries  # donnée pour ce jour-là, férié ou non
        return plages_du_jour(regle, jour, ordinaire=precise)

    def frise(self, premier: date, jours: int) -> Iterator[Plage]:
        """Plages dans l'ordre et sans recouvrement, depuis la veille (qui peut passer minuit)."""
        occupe = datetime.min.replace(tzinfo=UTC)
        for n in range(-1, jours):
            jour = premier + n * UN_JOUR
            limite = instant_utc(jour + UN_JOUR) if self.infos and self.ferme(jour + UN_JOUR) else None
            for plage in self.plages(jour):
                debut, fin = max(plage.debut, occupe), min(plage.fin, limite or plage.fin)
                if debut < fin:
                    yield Plage(debut, fin, plage.etat, plage.raison)
                    occupe = fin


def situation(
    expression: str, instant: datetime, calendrier: Calendrier = CALENDRIER_VIDE, infos: Sequence[Info] = ()
) -> Situation:
    """État à cet instant (avec fuseau). Ne lève jamais : ce qu'on ne sait pas lire est à vérifier."""
    plan = _Plan(make_regle(expression, calendrier), infos)
    local = instant.astimezone(BRUXELLES)
    jour = local.date()
    frise = (plage for plage in plan.frise(jour, HORIZON) if plage.fin > instant)
    plage = next(frise, None)
    if plage and plage.debut <= instant:
        if plage.etat == Etat.A_VERIFIER:
            return Situation(Etat.A_VERIFIER, raison=plage.raison, instant=local)
        return Situation(Etat.OUVERT, _fin(plage, frise, instant), raison=plage.raison, instant=local)
    ouverture = plage if plage and plage.etat == Etat.OUVERT else None
    ouverture = ouverture or next((p for p in frise if p.etat == Etat.OUVERT), None)
    fermeture = plan.ferme(jour)
    return Situation(
        Etat.FERME,
        ouvre=ouverture.debut.astimezone(BRUXELLES) if ouverture else None,
        raison=fermeture.texte if fermeture else _raison_du_jour(plan, jour),
        instant=local,
        temporaire=bool(fermeture),
    )


def _fin(plage: Plage, suite: Iterator[Plage], instant: datetime) -> datetime | None:
    """Fin de l'ouverture en cours, plages qui se touchent comprises ; None au-delà d'une semaine."""
    fin = plage.fin
    for suivante in suite:
        if suivante.debut != fin or suivante.etat != Etat.OUVERT or fin - instant > SANS_FIN:
            break
        fin = suivante.fin
    return None if fin - instant > SANS_FIN else fin.astimezone(BRUXELLES)


def _raison_du_jour(plan: _Plan, jour: date) -> str:
    return "" if plan.info(jour) else raison_de_fermer(plan.regle, jour)


def ouvert_pendant(
    expression: str,
    debut: datetime,
    fin: datetime,
    calendrier: Calendrier = CALENDRIER_VIDE,
    infos: Sequence[Info] = (),
) -> Etat:
    """OUVERT s'il l'est à un moment de l'intervalle (fin non comprise), A_VERIFIER si on ne sait pas, sinon FERME."""
    plan = _Plan(make_regle(expression, calendrier), infos)
    premier, dernier = (instant.astimezone(BRUXELLES).date() for instant in (debut, fin))
    frise = takewhile(lambda plage: plage.debut < fin, plan.frise(premier, (dernier - premier).days + 1))
    etats = {plage.etat for plage in frise if plage.fin > debut}
    return next((etat for etat in (Etat.OUVERT, Etat.A_VERIFIER) if etat in etats), Etat.FERME)


def frise(
    expression: str, premier: date, jours: int, calendrier: Calendrier = CALENDRIER_VIDE
) -> Iterator[Plage]:
    """Plages ouvertes ou à vérifier, dans l'ordre et sans recouvrement, de la veille de `premier` et des `jours` suivants."""
    return _Plan(make_regle(expression, calendrier), ()).frise(premier, jours)


def plage_nommee(mot: str, maintenant: datetime) -> tuple[datetime, datetime]:
    """« soir » : aujourd'hui de 18 h à minuit ; « weekend » : samedi et dimanche. Jamais avant maintenant."""
    local = maintenant.astimezone(BRUXELLES)
    jour = local.date()
    if mot == "soir":
        debut, fin = _minuit(jour, 18), _minuit(jour + UN_JOUR)
    elif mot == "weekend":
        samedi = jour + (5 - jour.weekday()) * UN_JOUR  # hier, si on est dimanche
        debut, fin = _minuit(samedi), _minuit(samedi + 2 * UN_JOUR)
    else:
        raise ValueError(f"Plage inconnue : « {mot} ». Écrire soir ou weekend.")
    return max(debut, local), fin


def _minuit(jour: date, heure: int = 0) -> datetime:
    return datetime.combine(jour, time(heure), BRUXELLES)


def semaine(
    expression: str, jour: date, calendrier: Calendrier = CALENDRIER_VIDE, infos: Sequence[Info] = ()
) -> list[Jour]:
    """Les sept jours, de lundi à dimanche, de la semaine de `jour` (qui est aujourd'hui)."""
    plan = _Plan(make_regle(expression, calendrier), infos)
    lundi = jour - jour.weekday() * UN_JOUR
    return [_jour(plan, lundi + n * UN_JOUR, jour) for n in range(7)]


def exceptions(
    expression: str,
    jour: date,
    calendrier: Calendrier = CALENDRIER_VIDE,
    infos: Sequence[Info] = (),
    jours: int = 60,
) -> list[Jour]:
    """Les jours à venir, dès demain, qu'un férié ou une information temporaire rend différents."""
    plan = _Plan(make_regle(expression, calendrier), infos)
    suivants = (jour + n * UN_JOUR for n in range(1, jours + 1))
    return [
        _jour(plan, j, jour)
        for j in suivants
        if (nom_ferie(j) or plan.info(j)) and plan.plages(j) != plages_du_jour(plan.regle, j, ordinaire=True)
    ]


def _jour(plan: _Plan, jour: date, aujourd_hui: date) -> Jour:
    plages = plan.plages(jour)
    ouvertes = [plage for plage in plages if plage.etat == Etat.OUVERT]
    etat = Etat.OUVERT if ouvertes else Etat.A_VERIFIER if plages else Etat.FERME
    heures = tuple((_horloge(plage.debut), _horloge(plage.fin)) for plage in ouvertes)
    return Jour(jour, nom_du_jour(jour), heures, etat, _mention(plan, jour), jour == aujourd_hui)


def _horloge(instant: datetime) -> time:
    return instant.astimezone(BRUXELLES).time().replace(fold=0)


def _mention(plan: _Plan, jour: date) -> str:
    textes = [info.texte for info in plan.infos if info.concerne(jour)]
    vacances = plan.regle.calendrier.nom(jour) if vacances_changent(plan.regle, jour) else ""
    return " ; ".join(filter(None, (raison_dite(nom_ferie(jour)), vacances, *textes)))
