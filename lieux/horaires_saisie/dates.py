"""Les périodes de l'année : « en août », « du 1er mai au 30 septembre », « 25/12 », « le 25 décembre et le 1er janvier »."""

from calendar import monthrange
from typing import NamedTuple

from .curseur import Curseur
from .mots import MOIS, Genre

ANNEE_BISSEXTILE = 2028
_QUANTIEME = (Genre.NOMBRE, Genre.RANG)


class Jour(NamedTuple):
    """`mois` None : celui de l'autre borne. `jour` None : le mois entier."""

    mois: int | None
    jour: int | None = None
    annee: int | None = None


def est_periode(c: Curseur, plus: int = 0) -> bool:
    if c.voit(Genre.MOIS, Genre.DATE, plus=plus):
        return True
    if not c.voit(*_QUANTIEME, plus=plus):
        return False
    if c.voit(Genre.MOIS, plus=plus + 1) and c.se_touchent(plus):
        return True
    if _est_en_chiffres(c, plus):
        return True
    vers = c.voit(Genre.LIEN, plus=plus + 1) and c.voit(*_QUANTIEME, plus=plus + 2)
    return vers and c.voit(Genre.MOIS, plus=plus + 3) and c.se_touchent(plus + 2)


def _est_en_chiffres(c: Curseur, plus: int) -> bool:
    """« 25/12 »."""
    jour, barre, mois = (c.jeton(plus + n) for n in range(3))
    if not (c.voit(Genre.BARRE, plus=plus + 1) and c.voit(Genre.NOMBRE, plus=plus + 2)):
        return False
    return jour.fin == barre.debut and barre.fin == mois.debut and 1 <= mois.valeur <= 12


def lit_periode(c: Curseur) -> str:
    """Une date, un mois, ou de l'un à l'autre, en OpenStreetMap."""
    premier = c.jeton()
    debut = _lit_jour(c)
    fin = None
    if c.voit(Genre.LIEN) and est_periode(c, plus=1):
        c.prend()
        fin = _lit_jour(c)
    dernier = c.jeton(-1)
    for jour in filter(None, (debut, fin)):
        if jour.jour and not 1 <= jour.jour <= monthrange(ANNEE_BISSEXTILE, jour.mois or fin.mois)[1]:
            raise c.refuse("n'existe pas dans le calendrier : corriger le jour ou le mois.", premier, dernier)
    return _ecrit(debut, fin)


def _lit_jour(c: Curseur) -> Jour:
    jeton = c.prend()
    if jeton.genre == Genre.DATE:
        return Jour(*jeton.valeur)
    if jeton.genre == Genre.MOIS:
        quantieme = _quantieme_osm(c)
        return Jour(jeton.valeur, quantieme, _lit_annee(c))
    if _est_en_chiffres(c, -1):
        c.prend()
        mois = c.prend().valeur
        return Jour(mois, jeton.valeur, c.prend() and c.prend().valeur if _annee_apres_barre(c) else None)
    if c.voit(Genre.MOIS):
        return Jour(c.prend().valeur, jeton.valeur, _lit_annee(c))
    return Jour(None, jeton.valeur)


def _quantieme_osm(c: Curseur) -> int | None:
    """« May 01 » ; mais dans « mai 10-17 », 10 est une heure."""
    if not (c.voit(Genre.NOMBRE) and c.se_touchent(-1) and c.jeton().valeur <= 31):
        return None
    if c.voit(Genre.LIEN, plus=1) and not c.voit(Genre.MOIS, plus=2):
        return None
    return c.prend().valeur


def _lit_annee(c: Curseur) -> int | None:
    return c.prend().valeur if c.voit(Genre.NOMBRE) and 2000 <= c.jeton().valeur < 2100 else None


def _annee_apres_barre(c: Curseur) -> bool:
    return c.voit(Genre.BARRE) and c.voit(Genre.NOMBRE, plus=1) and 2000 <= c.jeton(1).valeur < 2100


def _ecrit(debut: Jour, fin: Jour | None) -> str:
    if fin is None:
        return _borne(debut)
    debut = debut._replace(mois=debut.mois or fin.mois)
    if bool(debut.jour) != bool(fin.jour):
        debut = debut._replace(jour=debut.jour or 1)
        fin = fin._replace(jour=fin.jour or monthrange(ANNEE_BISSEXTILE, fin.mois)[1])
    if fin.annee and not debut.annee:
        a_cheval = (debut.mois, debut.jour or 0) > (fin.mois, fin.jour or 0)
        debut = debut._replace(annee=fin.annee - a_cheval)
    if debut.annee and not fin.annee:
        a_cheval = (debut.mois, debut.jour or 0) > (fin.mois, fin.jour or 0)
        fin = fin._replace(annee=debut.annee + a_cheval)
    return f"{_borne(debut)}-{_borne(fin)}"


def _borne(jour: Jour) -> str:
    annee = f"{jour.annee} " if jour.annee else ""
    return f"{annee}{MOIS[jour.mois - 1]}" + (f" {jour.jour:02d}" if jour.jour else "")
