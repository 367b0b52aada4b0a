"""Les mots que l'on tape pour dire des horaires, sans accent ni majuscule, et ce qu'ils veulent dire."""

from enum import StrEnum, auto

JOURS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MOIS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Genre(StrEnum):
    JOURS = auto()  # valeur : tuple de jours OSM, « PH » et « SH » compris
    MOIS = auto()  # valeur : de 1 à 12
    DATE = auto()  # valeur : (mois, jour)
    NOMBRE = auto()  # une heure ou un quantième, selon ce qui l'entoure
    HEURE = auto()  # valeur : minutes depuis minuit
    RANG = auto()  # valeur : de 1 à 5, -1 pour le dernier
    LIEN = auto()  # de … à …
    ET = auto()
    BARRE = auto()
    SEPARATEUR = auto()
    DEUX_POINTS = auto()
    ENTRE = auto()
    SAUF = auto()
    FERME = auto()
    LENDEMAIN = auto()
    JOURNEE = auto()
    NOTE = auto()  # valeur : ce que le public lira
    PLUS = auto()
    SINON = auto()
    VIDE = auto()


def _tous(genre: Genre, mots: dict) -> dict[str, tuple[Genre, object]]:
    """Chaque valeur avec tous ses mots, séparés par des virgules."""
    return {mot.strip(): (genre, valeur) for noms, valeur in mots.items() for mot in noms.split(",")}


_NOMS_DE_JOURS = {
    "lundi, lundis, lun, lu, l, mo": ("Mo",),
    "mardi, mardis, mar, ma, tu": ("Tu",),
    "mercredi, mercredis, mer, me": ("We",),
    "jeudi, jeudis, jeu, je, j, th": ("Th",),
    "vendredi, vendredis, ven, vend, ve, v, fr": ("Fr",),
    "samedi, samedis, sam, sa, s": ("Sa",),
    "dimanche, dimanches, dim, di, d, su": ("Su",),
    "week end, weekend, week ends, weekends, we": ("Sa", "Su"),
    "tous les jours, chaque jour, 7 jours sur 7, 7 j sur 7, 7 j / 7, 7 jours / 7, 7 / 7, quotidiennement": JOURS,
    "semaine": JOURS[:5],
    "jours feries, jour ferie, feries, ferie, jours de fete, ph": ("PH",),
    "vacances scolaires, vacances, conges scolaires, conge scolaire, vacance scolaire, sh": ("SH",),
}
_NOMS_DE_MOIS = {
    "janvier, janv, jan": 1,
    "fevrier, fevr, fev, feb": 2,
    "mars": 3,
    "avril, avr, apr": 4,
    "mai, may": 5,
    "juin, jun": 6,
    "juillet, juil, jul": 7,
    "aout, aug": 8,
    "septembre, sept, sep": 9,
    "octobre, oct": 10,
    "novembre, nov": 11,
    "decembre, dec": 12,
}
_RANGS = {
    "premier, premiere, premiers": 1,
    "deuxieme, second, seconde": 2,
    "troisieme": 3,
    "quatrieme": 4,
    "cinquieme": 5,
    "dernier, derniere, derniers": -1,
}
SANS_HEURES = "heures non précisées"
_NOTES = {
    "sur rendez vous, rendez vous, sur rdv, rdv, uniquement sur rendez vous, uniquement sur rdv": "sur rendez-vous",
    "sur inscription": "sur inscription",
    "sur reservation": "sur réservation",
    "sur demande": "sur demande",
    "heures non precisees": SANS_HEURES,
    "a verifier, unknown": "à vérifier",
}
_SIMPLES = {
    Genre.LIEN: "-, –, —, a, au, aux, jusqu a, jusqu au, jusque",
    Genre.ET: "et, puis, ainsi que, &, +, virgule",
    Genre.BARRE: "/",
    Genre.SEPARATEUR: ";",
    Genre.DEUX_POINTS: ":",
    Genre.ENTRE: "entre",
    Genre.SAUF: "sauf, excepte, hors, hormis, a l exception",
    Genre.FERME: "ferme, fermee, fermes, fermeture, off, closed, pas ouvert",
    Genre.LENDEMAIN: "lendemain, nuit",
    Genre.JOURNEE: "toute la journee, jour et nuit, 24 h / 24, 24 h sur 24, 24 heures sur 24, 24 / 24, non stop, 24 / 7",
    Genre.PLUS: "en plus, aussi, et aussi, egalement",
    Genre.SINON: "sinon",
    Genre.VIDE: "de, du, des, le, la, les, en, ouvert, ouverte, ouvre, ouverts, ouverture, horaire, horaires, heures,"
    "chaque, tous, toutes, pendant, durant, dans, mois, uniquement, seulement, toute l annee, open, annee, jours, chaque mois",
}

MOTS: dict[str, tuple[Genre, object]] = {
    **_tous(Genre.JOURS, _NOMS_DE_JOURS),
    **_tous(Genre.MOIS, _NOMS_DE_MOIS),
    **_tous(Genre.RANG, _RANGS),
    **_tous(Genre.NOTE, _NOTES),
    **_tous(Genre.DATE, {"noel": (12, 25), "nouvel an": (1, 1)}),
    **_tous(Genre.HEURE, {"midi": 12 * 60, "minuit": 0}),
    **{mot.strip(): (genre, "") for genre, mots in _SIMPLES.items() for mot in mots.split(",")},
    ",": (Genre.ET, ""),
}
LONGUEUR = max(len(mot.split()) for mot in MOTS)

_DEUX_JOURS = "peut vouloir dire mardi ou mercredi : écrire « ma » ou « me »"
_SAISON = "n'a pas les mêmes dates pour tout le monde : écrire par exemple « du 1er juin au 31 août »"
_OUVRABLES = "compte ou non le samedi : écrire « lundi à vendredi » ou « lundi à samedi »"
_MOMENT = "n'a pas les mêmes heures pour tout le monde : écrire par exemple « 9h-12h »"
_FIN = "ne dit qu'une des deux heures : écrire le début et la fin, par exemple « 10h-17h »"
DOUTEUX = {
    "m": _DEUX_JOURS,
    "ete": _SAISON, "hiver": _SAISON, "printemps": _SAISON, "automne": _SAISON,
    "jours ouvrables": _OUVRABLES, "jour ouvrable": _OUVRABLES, "jours ouvres": _OUVRABLES,
    "matin": _MOMENT, "matins": _MOMENT, "apres midi": _MOMENT, "soir": _MOMENT, "soirs": _MOMENT, "soiree": _MOMENT,
    "a partir": _FIN, "des": _FIN,
    "periode scolaire": "se dit à l'envers : écrire « sauf vacances scolaires »",
    "temps scolaire": "se dit à l'envers : écrire « sauf vacances scolaires »",
    "bientot": "n'est pas une date : laisser le champ vide, et l'écrire dans la note",
}  # fmt: skip
"""Mots compris mais qui ne disent pas assez : pourquoi, et quoi écrire."""

EXACTS = {"We": (Genre.JOURS, ("We",)), "Mar": (Genre.MOIS, 3)}
"""Mots OpenStreetMap qui en sont d'autres en français : lus ainsi parmi les suivants, avec leurs majuscules."""
OSM_SEULS = {"Mo", "Tu", "Th", "Fr", "Su", "PH", "SH"}
