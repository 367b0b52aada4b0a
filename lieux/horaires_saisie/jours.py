"""Les jours : « lu-ve », « lundi, mercredi et jours fériés », « 1er et 3e jeudi du mois », « tous les jours »."""

from .curseur import Curseur
from .dates import est_periode, lit_periode
from .heures import est_heure
from .mots import JOURS, Genre


def est_jours(c: Curseur, plus: int = 0) -> bool:
    if c.voit(Genre.JOURS, plus=plus):
        return True
    while c.voit(Genre.RANG, plus=plus) and not est_periode(c, plus):
        plus += 1
        plus += c.voit(Genre.ET, plus=plus)
        if c.voit(Genre.JOURS, plus=plus):
            return True
    return False


def lit_jours(c: Curseur, *, jusqu_aux_heures: bool = False) -> list[str]:
    """Jours OSM. `jusqu_aux_heures` : s'arrête avant ceux que suivent des heures (« fermé dimanche, lundi 10-12 »)."""
    choix: list[str] = []
    while True:
        choix += [jour for jour in _lit_choix(c) if jour not in choix]
        plus = int(c.voit(Genre.ET, Genre.BARRE))
        if not est_jours(c, plus) or (jusqu_aux_heures and heures_apres_le_choix(c, plus)):
            return choix
        if choix == ["SH"] and _precise_les_vacances(c, plus):
            return choix
        c.place += plus


def _precise_les_vacances(c: Curseur, plus: int) -> bool:
    """« vacances scolaires lu-ve », « vacances scolaires, lundi 10-12 » : ces jours-là pendant les vacances seulement."""
    if not plus:
        return True
    jours = c.jeton(1).valeur
    return c.texte[c.jeton().debut] == "," and "PH" not in str(jours) and heures_apres_le_choix(c, 1)


def heures_apres_le_choix(c: Curseur, plus: int) -> bool:
    """Les jours ou les dates qui commencent là sont-ils suivis d'heures, ou d'une note ? Ne bouge pas."""
    place = c.place
    c.place += plus
    while est_jours(c) or est_periode(c):
        if est_periode(c):
            lit_periode(c)
        else:
            _lit_choix(c)
        c.saute(Genre.DEUX_POINTS, Genre.LIEN)
        plus = int(c.voit(Genre.ET, Genre.BARRE))
        c.place += plus if est_jours(c, plus) or est_periode(c, plus) else 0
    reponse = est_heure(c) or c.voit(Genre.NOTE)
    c.place = place
    return reponse


def _lit_choix(c: Curseur) -> list[str]:
    if c.voit(Genre.RANG):
        return _lit_rangs(c)
    premier = c.prend()
    if not (c.voit(Genre.LIEN) and c.voit(Genre.JOURS, plus=1)):
        return list(premier.valeur)
    c.prend()
    dernier = c.prend()
    if {*premier.valeur, *dernier.valeur} & {"PH", "SH"}:
        raise c.refuse("n'est pas une suite de jours : écrire les jours un à un.", premier, dernier)
    debut, fin = JOURS.index(premier.valeur[0]), JOURS.index(dernier.valeur[-1])
    return [JOURS[n % 7] for n in range(debut, (fin if fin >= debut else fin + 7) + 1)]


def _lit_rangs(c: Curseur) -> list[str]:
    rangs: list[int] = []
    premier = c.jeton()
    while c.voit(Genre.RANG):
        rangs.append(c.prend().valeur)
        c.saute(Genre.ET)
    jours = c.prend()
    if not set(jours.valeur) <= set(JOURS) or not all(-1 <= rang <= 5 and rang for rang in rangs):
        raise c.refuse("n'existe pas : un jour revient au plus cinq fois par mois.", premier, jours)
    return [f"{jour}[{','.join(map(str, rangs))}]" for jour in jours.valeur]
