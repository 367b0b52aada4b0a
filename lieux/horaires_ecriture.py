"""L'écriture OpenStreetMap des horaires : ce que nous refusons, et les vacances scolaires mises en dates.

`opening-hours-py` lit la syntaxe, mais ignore `SH`, prend une règle faite d'un seul commentaire pour une
ouverture, et comprend tout autre chose que le rédacteur devant certaines virgules : on s'en charge avant lui.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import groupby

from opening_hours import OpeningHours, ParserError

LONGUEUR_MAX = 500  # caractères
PAYS = "BE"
MOIS_OSM = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
EXEMPLE = "Exemple : « Mo-Fr 10:00-17:00; PH off »."

_JOUR = r"(?:Mo|Tu|We|Th|Fr|Sa|Su)"
_CHOIX = rf"(?:{_JOUR}(?:-{_JOUR})?(?:\[[-\d,]+\])?|PH|SH)"
_LISTE = rf"{_CHOIX}(?:,{_CHOIX})*"
_COMMENTAIRE = re.compile(r'"[^"]*"')
_REGLE_SH = re.compile(
    rf'(?P<large>[^"]*?):?\s*(?<![A-Za-z,])(?P<jours>{_LISTE}(?: {_LISTE})?)(?P<reste>(?:[ "].*)?)'
)
_SEPARATEUR = re.compile(r"(\s*;\s*|,\s+(?!\d\d?:\d\d))")
_HEURE_OU_ETAT = re.compile(r"\d\d?:\d\d|24/7|\b(?:open|off|closed|unknown)\b")

REFUS = (
    (r"\b(?:sunrise|sunset|dawn|dusk)\b", "Donner une heure plutôt que le lever ou le coucher du soleil"),
    (r"\d\d:\d\d\+", "Donner une heure de fin"),
    (r"\d\d:\d\d/\d+", "Donner les heures de début et de fin, sans répétition"),
    (r"\s,", "Enlever l'espace avant la virgule"),
    (
        r'\S+(?<!:\d\d)(?<!")(?<!off)(?<!open)(?<!closed)(?<!unknown),\s+\S+',
        "Enlever l'espace après la virgule",
    ),
    (rf"\bPH {_JOUR}|{_JOUR} PH\b", "Écrire une virgule entre les jours fériés et les jours de la semaine"),
)
CONSEILS = (
    (r"(?i)\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lu|ma|me|je|ve|di)\b",
     "Écrire les jours Mo, Tu, We, Th, Fr, Sa, Su"),
    (r"\d+\s*[hH]\s*\d*", "Écrire les heures sous la forme 09:00-17:30"),
    ("[\u2013\u2014]", "Mettre un trait d'union ordinaire (-)"),
    (r"(?i)\bferm[ée]e?\b", "Écrire « off » pour fermé"),
)  # fmt: skip


class HorairesIllisibles(ValueError):
    """`phrase` cite le passage en cause et dit quoi faire."""

    def __init__(self, phrase: str) -> None:
        super().__init__(phrase)
        self.phrase = phrase


@dataclass(frozen=True, slots=True)
class Periode:
    """Vacances scolaires, bornes comprises."""

    debut: date
    fin: date
    nom: str


@dataclass(frozen=True)
class Calendrier:
    """Vacances scolaires connues d'une communauté."""

    periodes: tuple[Periode, ...]

    @cached_property
    def _empreinte(self) -> int:
        return hash(self.periodes)

    def __hash__(self) -> int:
        return self._empreinte

    @cached_property
    def bornes(self) -> tuple[date, date]:
        """Premier et dernier jour connus ; à l'envers si le calendrier est vide."""
        debuts = (periode.debut for periode in self.periodes)
        fins = (periode.fin for periode in self.periodes)
        return min(debuts, default=date.max), max(fins, default=date.min)

    def couvre(self, jour: date) -> bool:
        """Faux hors des périodes connues : on n'y sait pas si l'école est ouverte."""
        premier, dernier = self.bornes
        return premier <= jour <= dernier

    def nom(self, jour: date) -> str:
        """Nom des vacances de ce jour, vide s'il y a école."""
        return next((p.nom for p in self.periodes if p.debut <= jour <= p.fin), "")


CALENDRIER_VIDE = Calendrier(())


def nettoyer(expression: str) -> str:
    """Espaces simples, et rien que la bibliothèque ne puisse encoder."""
    return " ".join(expression.encode("utf-8", "replace").decode().split())


def sans_commentaires(expression: str) -> str:
    return _COMMENTAIRE.sub('""', expression)


def resoudre(expression: str, vacances: Iterable[Periode] | None) -> list[str]:
    """Parties séparées par `||`, sans `SH` : remplacé par ces vacances, ou par tous les jours si None."""
    commentaires = _COMMENTAIRE.findall(expression)
    numeros = iter(range(len(commentaires)))
    masquee = _COMMENTAIRE.sub(lambda _: f'"{next(numeros)}"', expression)
    parties = [_resoudre_partie(partie, vacances) for partie in re.split(r"\s*\|\|\s*", masquee)]
    return [re.sub(r'"(\d+)"', lambda m: commentaires[int(m[1])], partie) for partie in parties]


def _resoudre_partie(partie: str, vacances: Iterable[Periode] | None) -> str:
    """Règles séparées par `;` (remplace) ou `, ` (ajoute) ; celle qui n'a plus aucun jour disparaît."""
    morceaux = ["; ", *_SEPARATEUR.split(partie)]
    resultat = ""
    for separateur, regle in zip(morceaux[::2], morceaux[1::2], strict=True):
        for resolue in _resoudre_regle(regle, vacances):
            resultat += (separateur if resultat else "") + resolue
    return resultat or ("off" if partie else "")


def _resoudre_regle(regle: str, vacances: Iterable[Periode] | None) -> Iterator[str]:
    if regle.endswith('"') and not _HEURE_OU_ETAT.search(regle):
        regle = re.sub(r'("\d+")$', r"unknown \1", regle)  # « sur rendez-vous » n'est pas une ouverture
    if "SH" not in regle:
        yield regle
        return
    lue = _REGLE_SH.fullmatch(regle)
    if not lue or not re.search(r"^[^ ]+$|^SH | SH$", lue["jours"]):
        cite = re.sub(r'"\d+"', '"…"', regle)
        raise HorairesIllisibles(f"Écrire autrement la règle des vacances scolaires : « {cite} ». {EXEMPLE}")
    large, jours, reste = lue["large"], lue["jours"], lue["reste"]
    dates = _dates(large, vacances)
    autres = re.sub(r"\bSH\b", "", jours).replace(",,", ",").strip(" ,")
    ensemble = (
        " " in jours
    )  # « SH Mo-Fr » : ces jours-là, pendant les vacances ; « Mo-Fr,SH » : les uns et les autres
    if autres and not ensemble:
        yield _joindre(large, autres, reste)
    if dates is not None:
        yield _joindre(dates, autres if ensemble else "", reste)


def _joindre(*morceaux: str) -> str:
    return " ".join(morceau.strip() for morceau in morceaux if morceau.strip()) or "24/7"


def _dates(large: str, vacances: Iterable[Periode] | None) -> str | None:
    """Jours de vacances où s'applique le sélecteur large (`Jul-Aug`, `2026`…), None s'il n'y en a pas."""
    if vacances is None:
        return large
    moteur = lire_partie(_joindre(large, "00:00-24:00"))
    jours = sorted(
        {
            jour
            for p in vacances
            for jour in (p.debut + timedelta(n) for n in range((p.fin - p.debut).days + 1))
            if moteur.is_open(datetime.combine(jour, time(12)))
        }
    )
    suites = groupby(enumerate(jours), key=lambda couple: couple[1].toordinal() - couple[0])
    bornes = ([jour for _, jour in suite] for _, suite in suites)
    return ",".join(f"{_date_osm(suite[0])}-{_date_osm(suite[-1])}" for suite in bornes) or None


def _date_osm(jour: date) -> str:
    return f"{jour.year} {MOIS_OSM[jour.month - 1]} {jour.day}"


def lire_partie(partie: str, pays: str | None = PAYS) -> OpeningHours:
    """Heures sans fuseau : celles de l'horloge, comme sur la porte."""
    try:
        return OpeningHours(partie, country=pays)
    except ParserError as erreur:
        raise HorairesIllisibles(_expliquer(partie, str(erreur))) from None


def verifier(expression: str) -> None:
    """Lève HorairesIllisibles ; une expression vide est permise et veut dire « inconnus »."""
    texte = nettoyer(expression)
    if not texte:
        return
    if len(texte) > LONGUEUR_MAX:
        raise HorairesIllisibles(f"Raccourcir les horaires à {LONGUEUR_MAX} caractères : « {texte[:40]}… ».")
    nu = sans_commentaires(texte)
    if texte.count('"') % 2:
        _, guillemet, suite = texte.rpartition('"')
        raise HorairesIllisibles(f"Fermer le guillemet : « {guillemet}{suite} ». {EXEMPLE}")
    for motif, conseil in REFUS:
        if trouve := re.search(motif, nu):
            raise HorairesIllisibles(f"{conseil} : « {trouve[0].strip()} ». {EXEMPLE}")
    for vacances in (None, ()):
        for partie in resoudre(texte, vacances):
            lire_partie(partie)


def _expliquer(partie: str, erreur: str) -> str:
    """Phrase française tirée de la position (« --> 1:7 ») que donne la bibliothèque."""
    nu = sans_commentaires(partie)
    for motif, conseil in CONSEILS:
        if trouve := re.search(motif, nu):
            return f"{conseil} : « {trouve[0].strip()} ». {EXEMPLE}"
    position = re.search(r"--> \d+:(\d+)", erreur)
    colonne = int(position[1]) - 1 if position else 0
    if colonne >= len(partie):
        return f"Il manque quelque chose à la fin : « {partie[-20:]} ». {EXEMPLE}"
    return f"Corriger à partir de « {partie[colonne : colonne + 20].strip()} ». {EXEMPLE}"
