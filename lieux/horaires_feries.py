"""Les dix jours fériés légaux (arrêté royal du 18 avril 1974, article 1er)."""

from datetime import date
from functools import lru_cache

from django.utils.translation import gettext_noop as _

FIXES = {
    (1, 1): _("Jour de l'an"),
    (5, 1): _("Fête du Travail"),
    (7, 21): _("Fête nationale"),
    (8, 15): _("Assomption"),
    (11, 1): _("Toussaint"),
    (11, 11): _("Armistice"),
    (12, 25): _("Noël"),
}
MOBILES = {1: _("Lundi de Pâques"), 39: _("Ascension"), 50: _("Lundi de Pentecôte")}  # jours après Pâques


@lru_cache(maxsize=256)
def paques(annee: int) -> date:
    """Dimanche de Pâques grégorien (calcul de Meeus, Jones et Butcher)."""
    siecle, rang = divmod(annee, 100)
    cycle = annee % 19
    epacte = (19 * cycle + siecle - siecle // 4 - (siecle - (siecle + 8) // 25 + 1) // 3 + 15) % 30
    semaine = (32 + 2 * (siecle % 4) + 2 * (rang // 4) - epacte - rang % 4) % 7
    report = (cycle + 11 * epacte + 22 * semaine) // 451
    mois, jour = divmod(epacte + semaine - 7 * report + 114, 31)
    return date(annee, mois, jour + 1)


def nom_ferie(jour: date) -> str:
    """Nom français du jour férié légal, vide si le jour est ordinaire."""
    fixe = FIXES.get((jour.month, jour.day))
    return fixe or MOBILES.get((jour - paques(jour.year)).days, "")


def est_paques(jour: date) -> bool:
    """`opening-hours-py` compte ce dimanche parmi les fériés belges ; la loi, non."""
    return jour == paques(jour.year)
