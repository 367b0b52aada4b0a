"""La phrase : des règles, chacune faite de dates, de jours, d'heures et d'un état, dans l'ordre que l'on veut."""

from collections.abc import Callable

from .curseur import Curseur
from .dates import est_periode, lit_periode
from .heures import est_heure, lit_heures
from .jours import est_jours, heures_apres_le_choix, lit_jours
from .mots import JOURS, Genre
from .regles import Regle

_COUPURES = (Genre.SEPARATEUR, Genre.PLUS, Genre.SINON)
_LIENS = {Genre.SEPARATEUR: ";", Genre.PLUS: ",", Genre.SINON: "||", Genre.ET: ";", Genre.BARRE: ";"}


def lit_regles(c: Curseur) -> list[Regle]:
    """Lève SaisieIncomprise à l'endroit où la phrase ne se suit plus."""
    regles: list[Regle] = []
    portee: Regle | None = None
    while True:
        lien, coupe = _lit_lien(c)
        if c.jeton() is None:
            break
        lecture = _LectureDeRegle(
            c, lien, None if coupe else portee, regles[-1] if regles and not coupe else None
        )
        regle, ajouts = lecture.lit()
        portee = regle if lecture.porte else lecture.portee
        if not coupe and not lecture.ferme_d_abord:
            _partage_le_temps(regles, regle)
        regles += [regle, *ajouts]
    return regles


def _partage_le_temps(regles: list[Regle], regle: Regle) -> None:
    """« en août et les jours fériés : fermé » : ce qui n'a pas encore d'heures prend celles de la suite."""
    for precedente in reversed(regles):
        if precedente.a_un_temps or not regle.a_un_temps:
            return
        precedente.prend_le_temps_de(regle)


def _lit_lien(c: Curseur) -> tuple[str, bool]:
    """Ce qui sépare deux règles : le séparateur OSM, et s'il met fin à ce que portait « en juillet : »."""
    lien, coupe = ";", False
    while c.voit(*_LIENS):
        jeton = c.prend()
        coupe |= jeton.genre in _COUPURES
        lien = _LIENS[jeton.genre] if lien == ";" else lien
    return lien, coupe


class _LectureDeRegle:
    """`portee` : règle dont les dates valent pour celle-ci ; `porte` : les dates de celle-ci valent pour les suivantes."""

    def __init__(self, c: Curseur, lien: str, portee: Regle | None, precedente: Regle | None) -> None:
        self.c, self.regle, self.portee, self.porte = c, Regle(lien), portee, False
        self.ajouts: list[Regle] = []
        self.debut = c.place
        self.ferme_d_abord = bool(precedente and precedente.ferme) and self._suit_une_fermeture()
        self.regle.ferme = self.ferme_d_abord

    def _suit_une_fermeture(self) -> bool:
        """« fermé en août et les jours fériés » : la suite est fermée aussi, si elle ne dit pas ses heures."""
        if self.c.voit(Genre.FERME) or not (est_jours(self.c) or est_periode(self.c)):
            return False
        return not heures_apres_le_choix(self.c, 0)

    def lit(self) -> tuple[Regle, list[Regle]]:
        while (jeton := self.c.jeton()) and not self.c.voit(*_COUPURES):
            lecteur = self._lecteur()
            if lecteur is None:
                raise self.c.refuse("n'est pas à sa place : je ne comprends pas la suite.", jeton)
            if not lecteur():
                break
        if not self.regle.a_un_moment and not self.regle.a_un_temps:
            raise self.c.refuse("ne dit ni jour ni heure.", self.c.jeton(-1))
        if self._ferme_sans_dire_quand():
            raise self.c.refuse("ne dit pas quand : l'écrire avec le jour ou la date.", self.c.jeton(-1))
        if self.portee and not self.regle.dates and not self.regle.scolaire:
            self.regle.dates, self.regle.scolaire = list(self.portee.dates), self.portee.scolaire
        return self.regle, self.ajouts

    def _ferme_sans_dire_quand(self) -> bool:
        """« lundi 9-12 fermé » : rien ne dit ce qui est fermé. « Fermé » seul, ou « fermé sauf mercredi », se comprend."""
        seule = self.debut == 0 and self.c.jeton() is None
        regle = self.regle
        return regle.ferme and not regle.heures and not regle.a_un_moment and not self.ajouts and not seule

    def _lecteur(self) -> Callable[[], bool] | None:
        """Lecture de ce qui vient ; elle répond faux si cela appartient à la règle suivante."""
        if est_heure(self.c):
            return self._heures
        if est_periode(self.c):
            return self._periode
        if est_jours(self.c):
            return self._jours
        return {
            Genre.ET: self._et, Genre.BARRE: self._et, Genre.LIEN: self._lien, Genre.FERME: self._ferme,
            Genre.SAUF: self._sauf, Genre.NOTE: self._note, Genre.DEUX_POINTS: self._deux_points,
        }.get(self.c.jeton().genre)  # fmt: skip

    def _heures(self) -> bool:
        if self.regle.heures:
            return False
        self.regle.heures = lit_heures(self.c)
        return True

    def _periode(self) -> bool:
        if self.regle.dates or (self.regle.a_un_temps and self._commence_une_regle()):
            return False
        self.regle.dates.append(lit_periode(self.c))
        while True:
            plus = int(self.c.voit(Genre.ET, Genre.BARRE))
            if not est_periode(self.c, plus) or (self.ferme_d_abord and heures_apres_le_choix(self.c, plus)):
                return True
            self.c.place += plus
            self.regle.dates.append(lit_periode(self.c))

    def _commence_une_regle(self) -> bool:
        complete = bool(self.regle.heures or self.regle.note or self.regle.a_un_moment)
        return complete and heures_apres_le_choix(self.c, 0)

    def _jours(self) -> bool:
        if self.c.jeton().valeur == ("SH",) and self.regle.jours and not self._commence_une_regle():
            self.c.prend()
            self.regle.scolaire = True
            return True
        if self.regle.jours or (self.regle.a_un_temps and self._commence_une_regle()):
            return False
        self.regle.jours = lit_jours(self.c, jusqu_aux_heures=self.ferme_d_abord)
        avance = int(self.c.voit(Genre.DEUX_POINTS, Genre.ET))
        if self.regle.jours == ["SH"] and not self.regle.ferme and est_jours(self.c, avance):
            self.regle.jours, self.regle.scolaire = [], True
            self.c.saute(Genre.ET)
        return True

    def _et(self) -> bool:
        """Une règle qui n'a pas encore d'heures continue : « en juillet, lu-ve 10-14 »."""
        if self.c.voit(Genre.SAUF, plus=1) or (self.c.voit(Genre.NOTE, plus=1) and not self.regle.note):
            self.c.prend()
            return True
        if self.regle.a_un_temps or self.c.jeton(1) is None or self._ferme_autre_chose():
            return False
        if est_periode(self.c, 1) or (est_jours(self.c, 1) and self._est_a_part()):
            return False
        self.c.prend()
        return True

    def _ferme_autre_chose(self) -> bool:
        """« tous les jours, fermé le lundi »."""
        return self.c.voit(Genre.FERME, plus=1) and (est_jours(self.c, 2) or est_periode(self.c, 2))

    def _est_a_part(self) -> bool:
        """Après des dates, « et les jours fériés » s'ajoute ; « lu-ve » précise."""
        jours = self.c.jeton(1).valeur
        return bool(self.regle.jours) or (isinstance(jours, tuple) and not set(jours) <= set(JOURS))

    def _lien(self) -> bool:
        """« lundi à 10h-12h », « - lundi » : le trait ne relie rien."""
        jeton = self.c.prend()
        if self.c.jeton() is None or self.c.voit(Genre.LIEN):
            raise self.c.refuse("attend une suite : il manque un jour ou une heure.", jeton)
        return True

    def _ferme(self) -> bool:
        if self.regle.heures or self.regle.note or (self.regle.ferme and self.regle.a_un_moment):
            return False
        self.c.prend()
        self.ferme_d_abord |= not self.regle.a_un_moment
        self.regle.ferme = True
        return True

    def _note(self) -> bool:
        if self.regle.note:
            return False
        self.regle.note = self.c.prend().valeur
        return True

    def _deux_points(self) -> bool:
        self.c.prend()
        quand_seulement = not self.regle.jours and not self.regle.a_un_temps
        self.porte |= quand_seulement and bool(self.regle.dates or self.regle.scolaire)
        return True

    def _sauf(self) -> bool:
        """« sauf dimanche » retire un jour si les heures viennent après ; sinon c'est une règle de plus."""
        sauf = self.c.prend()
        if not (est_jours(self.c) or est_periode(self.c)):
            raise self.c.refuse("attend une suite : dire quels jours.", sauf)
        while est_jours(self.c) or est_periode(self.c):
            exception = Regle()
            if est_periode(self.c):
                exception.dates = [lit_periode(self.c)]
            else:
                exception.jours = lit_jours(self.c)
            self._range(exception)
            if self.c.voit(Genre.ET) and (est_jours(self.c, 1) or est_periode(self.c, 1)):
                if (self.regle.heures or self.regle.ferme) and heures_apres_le_choix(self.c, 1):
                    break
                self.c.prend()
        return True

    def _range(self, exception: Regle) -> None:
        regle = self.regle
        if exception.jours and not exception.dates:
            exception.dates = list(regle.dates) if set(exception.jours) <= set(JOURS) else []
        if regle.ferme:
            exception.heures = lit_heures(self.c) if est_heure(self.c) else []
            exception.scolaire = regle.pendant[1]
            self.ajouts.append(exception)
            return
        if regle.heures:
            exception.heures = lit_heures(self.c) if est_heure(self.c) else []
        elif exception.jours and set(regle.jours) <= set(JOURS):
            restes = [jour for jour in regle.jours or JOURS if jour not in exception.jours]
            exception.jours = [jour for jour in exception.jours if jour not in JOURS]
            regle.jours = restes
            if not exception.jours:
                return
        exception.ferme = not exception.heures
        self.ajouts.append(exception)
