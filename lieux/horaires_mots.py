"""Les horaires en mots : l'heure et la date dans la langue de la page, et une expression OpenStreetMap en phrases françaises."""

import re
from datetime import date, time
from functools import lru_cache

from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext

from .langues import en_francais, langue

JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MOIS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
FINE = "\u202f"  # espace fine insécable, entre le nombre et « h »

JOURS_OSM = dict(zip(("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"), JOURS, strict=True))
ABREGES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MOIS_OSM = dict(zip(ABREGES, MOIS, strict=True))
_RANGS = {"1": "1er", "2": "2e", "3": "3e", "4": "4e", "5": "5e", "-1": "dernier"}

_J, _M = f"(?:{'|'.join(JOURS_OSM)})", f"(?:{'|'.join(_MOIS_OSM)})"
_QUAND = rf"{_M}(?: \d\d?)?(?:-(?:{_M}(?: \d\d?)?|\d\d?))?"
_JOUR = rf"(?:{_J}(?:-{_J})?(?:\[-?\d(?:,-?\d)*\])?|PH|SH)"
_REGLE = re.compile(
    rf"(?:(?P<dates>{_QUAND}(?:,{_QUAND})*):?(?: |$))?"
    rf"(?:(?P<avant>SH) (?!off|closed|open|unknown)(?={_J}))?"
    rf"(?:(?P<jours>{_JOUR}(?:,{_JOUR})*)(?: (?P<apres>SH))?(?: |$))?"
    r"(?:(?P<heures>24/7|\d\d:\d\d-\d\d:\d\d(?:,\d\d:\d\d-\d\d:\d\d)*)(?: |$))?"
    r"(?:(?P<etat>off|closed|open|unknown)(?: |$))?"
    r'(?:"(?P<commentaire>[^"]*)")?'
)


class _TropComplique(Exception):
    """L'expression dépasse nos phrases : mieux vaut la montrer telle quelle que se tromper."""


def en_heure(heures: int, minutes: int = 0) -> str:
    """« 17 h », « 17 h 30 » ; dans les autres langues, « 17:30 »."""
    if not en_francais():
        return f"{heures}:{minutes:02d}"
    return f"{heures}{FINE}h" + (f" {minutes:02d}" if minutes else "")


def en_heure_de_fin(fin: time) -> str:
    return gettext("minuit") if fin == time.min else en_heure(fin.hour, fin.minute)


def nom_du_jour(jour: date) -> str:
    """« lundi », « Montag »."""
    return JOURS[jour.weekday()] if en_francais() else str(WEEKDAYS[jour.weekday()])


def nom_du_mois(mois: int) -> str:
    """« mars », « März », de 1 à 12."""
    return MOIS[mois - 1] if en_francais() else str(MONTHS[mois])


def en_date(jour: date, annee: bool = False) -> str:
    """« 1er mars », « 3 mars 2027 », « 3. März »."""
    quantieme = {"fr": _quantieme(jour.day), "de": f"{jour.day}."}.get(langue(), str(jour.day))
    return f"{quantieme} {nom_du_mois(jour.month)}" + (f" {jour.year}" if annee else "")


def en_mois(jour: date) -> str:
    """« mars 2027 »."""
    return f"{nom_du_mois(jour.month)} {jour.year}"


def en_liste(mots: list[str]) -> str:
    """« lundi », « lundi et mardi », « lundi, mardi et jeudi »."""
    return " et ".join(filter(None, (", ".join(mots[:-1]), *mots[-1:])))


def en_plage(debut: time, fin: time) -> str:
    return f"{en_heure(debut.hour, debut.minute)} – {en_heure_de_fin(fin)}"


@lru_cache(maxsize=4096)
def en_mots(expression: str) -> str:
    """« lundi à vendredi de 10 h à 17 h ; fermé les jours fériés » ; l'expression elle-même si elle est trop riche."""
    texte = " ".join(expression.split())
    try:
        return "".join(_phrase(separateur, regle) for separateur, regle in _regles(texte))
    except _TropComplique:
        return expression


def _regles(texte: str) -> list[tuple[str, str]]:
    """Couples (séparateur, règle) : `;` remplace, `, ` ajoute, `||` vaut à défaut. Vide : aucun."""
    morceaux = re.split(r'( ?; ?| ?\|\| ?|(?<=[\d"f]), (?!\d))(?=(?:[^"]*"[^"]*")*[^"]*$)', texte)
    return list(zip(["", *morceaux[1::2]], morceaux[::2], strict=True)) if texte else []


def _phrase(separateur: str, regle: str) -> str:
    lien = {"": "", ";": " ; ", "||": " ; sinon, ", ",": " ; en plus, "}[separateur.strip()]
    lue = _REGLE.fullmatch(regle)
    if not lue or not regle:
        raise _TropComplique
    return lien + _regle_en_mots(**lue.groupdict())


def _regle_en_mots(
    *, dates: str | None, avant: str | None, jours: str | None, apres: str | None,
    heures: str | None, etat: str | None, commentaire: str | None,
) -> str:  # fmt: skip
    pendant = ["pendant les vacances scolaires"] if avant or apres else []
    if pendant and re.search("PH|SH", jours or ""):
        raise _TropComplique
    note = commentaire or ""
    if etat in ("off", "closed"):
        if heures and heures != "24/7":
            raise _TropComplique
        quand = [*_fermetures(jours), *pendant, *_dates_en_mots(dates)]
        return " ".join(["fermé", en_liste(quand[:1]), *quand[1:]]).strip() + (f" ({note})" if note else "")
    temps = _heures_en_mots(heures, etat, note)
    noms = [_choix_en_mots(choix) for choix in _choix(jours)] or (
        ["tous les jours"] if heures not in (None, "24/7") else []
    )
    contexte = [*_dates_en_mots(dates), *pendant]
    if not noms:
        temps = temps.removeprefix(": ")
    return ", ".join([*contexte, " ".join(filter(None, (en_liste(noms), temps)))])


def _heures_en_mots(heures: str | None, etat: str | None, note: str) -> str:
    if not heures and not etat and note:
        return f": {note}"
    mots = "jour et nuit" if heures == "24/7" else "toute la journée"
    if heures and heures != "24/7":
        mots = " et ".join(_plage_en_mots(plage) for plage in heures.split(","))
    if etat == "unknown":
        mots = f"{mots} : à vérifier" if heures else "à vérifier"
    return mots + (f" ({note})" if note else "")


def _plage_en_mots(plage: str) -> str:
    debut, fin = ([int(nombre) for nombre in heure.split(":")] for heure in plage.split("-"))
    if max(debut[1], fin[1]) > 59 or debut[0] > 23 or fin[0] > 48:
        raise _TropComplique
    if (debut, fin) == ([0, 0], [24, 0]):
        return "toute la journée"
    return f"de {en_heure(*debut)} à {en_heure_de_fin(time(fin[0] % 24, fin[1]))}"


def _choix(jours: str | None) -> list[str]:
    return re.findall(_JOUR, jours or "")


def _choix_en_mots(choix: str) -> str:
    """« lundi à vendredi », « samedi et dimanche », « le 1er jeudi du mois », « jours fériés »."""
    if choix in ("PH", "SH"):
        return {"PH": "jours fériés", "SH": "vacances scolaires"}[choix]
    bornes, _, rangs = choix.rstrip("]").partition("[")
    debut, _, fin = bornes.partition("-")
    if rangs:
        if fin or not set(rangs.split(",")) <= _RANGS.keys():
            raise _TropComplique
        return f"le {en_liste([_RANGS[rang] for rang in rangs.split(',')])} {JOURS_OSM[debut]} du mois"
    if (debut, fin) == ("Mo", "Su"):
        return "tous les jours"
    lien = " et " if (debut, fin) == ("Sa", "Su") else " à "
    return JOURS_OSM[debut] + (lien + JOURS_OSM[fin] if fin else "")


def _fermetures(jours: str | None) -> list[str]:
    """« le lundi et du samedi au dimanche » : les mêmes jours, avec leurs articles, en un seul morceau."""
    mots = [_fermeture(choix) for choix in _choix(jours)]
    return [en_liste(mots)] if mots else []


def _fermeture(choix: str) -> str:
    if choix in ("PH", "SH"):
        return {"PH": "les jours fériés", "SH": "pendant les vacances scolaires"}[choix]
    debut, _, fin = choix.partition("-")
    if "[" in choix or choix == "Mo-Su":
        return _choix_en_mots(choix)
    return f"du {JOURS_OSM[debut]} au {JOURS_OSM[fin]}" if fin else f"le {JOURS_OSM[debut]}"


def _dates_en_mots(dates: str | None) -> list[str]:
    """« d'octobre à avril », « en juillet », « le 25 décembre », « du 24 décembre au 2 janvier »."""
    return [en_liste([_date_en_mots(morceau) for morceau in dates.split(",")])] if dates else []


def _date_en_mots(morceau: str) -> str:
    debut, _, fin = morceau.partition("-")
    mois_debut, _, jour_debut = debut.partition(" ")
    mois_fin, _, jour_fin = (fin if not fin.isdigit() else f"{mois_debut} {fin}").partition(" ")
    if fin and bool(jour_debut) != bool(jour_fin):
        raise _TropComplique
    du = f"{_quantieme(int(jour_debut))} {_MOIS_OSM[mois_debut]}" if jour_debut else _MOIS_OSM[mois_debut]
    if not fin:
        return f"le {du}" if jour_debut else f"en {du}"
    if jour_debut:
        return f"du {du} au {_quantieme(int(jour_fin))} {_MOIS_OSM[mois_fin]}"
    return f"{'d' + chr(39) if du[0] in 'ao' else 'de '}{du} à {_MOIS_OSM[mois_fin]}"


def _quantieme(jour: int) -> str:
    return "1er" if jour == 1 else str(jour)
