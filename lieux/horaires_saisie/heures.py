"""Les heures d'un jour : « 9-12, 13-17 », « de 9h à 12h30 », « entre midi et 14h », « 20h à 2h »."""

from typing import NamedTuple

from .curseur import Curseur
from .dates import est_periode
from .mots import Genre

MINUIT = 24 * 60  # minutes
SOIR, AUBE = 18 * 60, 6 * 60  # « 20-2 » est une nuit ; « 17-10 » est peut-être une faute
_HEURE = (Genre.HEURE, Genre.NOMBRE)


class Plage(NamedTuple):
    """Minutes depuis minuit ; une fin avant le début est celle du lendemain."""

    debut: int
    fin: int

    def __str__(self) -> str:
        return "-".join(f"{minutes // 60:02d}:{minutes % 60:02d}" for minutes in self)


JOURNEE = Plage(0, MINUIT)


def est_heure(c: Curseur, plus: int = 0) -> bool:
    if c.voit(Genre.JOURNEE, plus=plus):
        return True
    plus += c.voit(Genre.ENTRE, plus=plus)
    return c.voit(*_HEURE, plus=plus) and not est_periode(c, plus)


def lit_heures(c: Curseur) -> list[Plage]:
    plages: list[Plage] = []
    while True:
        premier = c.jeton()
        plage = _lit_plage(c)
        if any(_se_chevauchent(plage, autre) for autre in plages):
            raise c.refuse(
                "recouvre des heures déjà dites : corriger l'une ou l'autre.", premier, c.jeton(-1)
            )
        plages.append(plage)
        plus = int(c.voit(Genre.ET, Genre.BARRE))
        if not est_heure(c, plus):
            return sorted(plages)
        c.place += plus


def _se_chevauchent(une: Plage, autre: Plage) -> bool:
    (debut, fin), (debut_autre, fin_autre) = (
        (p.debut, p.fin if p.fin > p.debut else p.fin + MINUIT) for p in (une, autre)
    )
    return debut < fin_autre and debut_autre < fin


def _lit_plage(c: Curseur) -> Plage:
    if c.saute(Genre.JOURNEE):
        return JOURNEE
    entre = c.saute(Genre.ENTRE)
    premier = c.jeton()
    debut = _lit_heure(c)
    if not c.voit(*((Genre.LIEN, Genre.ET) if entre else (Genre.LIEN,))) or not c.voit(*_HEURE, plus=1):
        raise c.refuse(
            "est seule : donner l'heure de début et l'heure de fin, par exemple « 10h-17h ».", premier
        )
    c.prend()
    dernier = c.jeton()
    fin = _lit_heure(c) or MINUIT
    nuit = c.saute(Genre.LENDEMAIN)
    debut %= MINUIT
    if debut == fin or ((debut, fin) == (0, MINUIT) and nuit):
        raise c.refuse("commence et finit à la même heure : corriger l'une ou l'autre.", premier, dernier)
    if fin < debut and not nuit and not (debut >= SOIR and fin <= AUBE):
        lu = f"{_en_h(debut)} à {_en_h(fin)}"
        raise c.refuse(
            f"va à l'envers : est-ce une nuit ? Écrire alors « {lu} le lendemain » ; sinon, corriger les heures.",
            premier, dernier,
        )  # fmt: skip
    return Plage(debut, fin)


def _lit_heure(c: Curseur) -> int:
    jeton = c.prend()
    if jeton.genre == Genre.HEURE:
        return jeton.valeur
    if jeton.valeur > 24:
        raise c.refuse("n'est pas une heure : écrire de 0h à 24h.", jeton)
    return jeton.valeur * 60


def _en_h(minutes: int) -> str:
    return f"{minutes // 60}h" + (f"{minutes % 60:02d}" if minutes % 60 else "")
