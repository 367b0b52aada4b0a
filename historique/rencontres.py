"""Deux personnes sur une fiche : ce que la seconde envoie est rapproché de ce qu'elle avait lu et de ce qui a été enregistré.

Ce que l'autre seule a changé est repris ; ce que l'on a seul changé est gardé ; ce que les deux ont changé se choisit.
"""

from dataclasses import dataclass, field

from django.db import models
from django.forms import BaseForm
from django.http import QueryDict
from django.utils.text import capfirst

from .differences import de_ligne, ecarts
from .envois import Rangee, Tableau, difference, ecrit_dans, en_clair, lu_dans
from .etats import Etat, Valeurs, lignes_de
from .mots import Noms, en_mots
from .traces import Trace

CONFLIT, REPRIS, RETIRE, GARDE = "conflit", "repris", "retire", "garde"


@dataclass(frozen=True)
class Point:
    """Un champ ou une ligne de la rencontre, en mots. `cle` : le nom des boutons radio d'un conflit."""

    cle: str
    sorte: str
    libelle: str
    lu: str = ""
    sien: str = ""
    mien: str = ""


@dataclass
class Rencontre:
    """Ce que montre la page revenue sans rien enregistrer."""

    auteurs: list[Trace] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)
    effacee: bool = False
    sans_choix: bool = False

    @property
    def qui(self) -> str:
        noms = dict.fromkeys(trace.auteur or "une commande" for trace in self.auteurs)
        return " et ".join(noms) or "quelqu'un d'autre"

    @property
    def quand(self):
        return self.auteurs[-1].history_date if self.auteurs else None

    def sorte(self, voulue: str) -> list[Point]:
        return [point for point in self.points if point.sorte == voulue]

    @property
    def conflits(self) -> list[Point]:
        return self.sorte(CONFLIT)

    @property
    def repris(self) -> list[Point]:
        return self.sorte(REPRIS)

    @property
    def retires(self) -> list[Point]:
        return self.sorte(RETIRE)

    @property
    def gardes(self) -> list[Point]:
        return self.sorte(GARDE)


@dataclass
class Rapprochement:
    """Travaille sur `donnees`, copie de ce qui a été envoyé, qu'il complète de ce que l'autre a enregistré.

    `origine` : ce qui avait été lu la première fois, que les conflits restés sans choix rappellent.
    """

    modele: type[models.Model]
    formulaire: BaseForm
    tableaux: list[Tableau]
    donnees: QueryDict
    origine: Etat | None = None

    def choisit(self, vu: Etat, conflits: list[str]) -> list[str]:
        """Applique les choix faits entre ce qui a été envoyé et `vu`. Rend les conflits restés sans choix."""
        sans_choix = []
        for cle in conflits:
            choix = self.donnees.get(f"_choix_{cle}")
            if choix == "sien":
                self._prend(cle, vu)
            elif choix != "mien":
                sans_choix.append(cle)
        return sans_choix

    def _prend(self, cle: str, vu: Etat) -> None:
        nom, _, ligne = cle.partition(":")
        if not ligne:
            if nom in self.formulaire.fields and vu.propres:
                ecrit_dans(self.donnees, self.formulaire.fields[nom], nom, vu.propres.get(nom))
            return
        for tableau in self.tableaux:
            siennes = vu.lignes.get(tableau.modele, {})
            if tableau.prefixe == nom and ligne.isdecimal() and int(ligne) in siennes:
                tableau.rangees = [
                    tableau.rangee_de(r.cle, siennes[r.cle]) if r.cle == int(ligne) else r
                    for r in tableau.rangees
                ]
                tableau.ecrit(self.donnees)

    def rapproche(self, lu: Etat | None, actuel: Etat, restes: list[str]) -> list[Point]:
        """Points de la rencontre ; `restes` : conflits d'avant, encore à choisir. `lu` None : on ne sait plus ce qui était lu."""
        noms = Noms(
            (modele, valeurs)
            for etat in (lu, actuel, self.origine)
            if etat
            for modele, valeurs in [
                (self.modele, etat.propres or {}),
                *((ligne, une) for ligne, unes in etat.lignes.items() for une in unes.values()),
            ]
        )
        points = self._champs(lu.propres if lu else None, actuel.propres, restes, noms)
        for tableau in self.tableaux:
            if tableau.modele in actuel.lignes:
                siennes = actuel.lignes[tableau.modele]
                lues = lu.lignes.get(tableau.modele, {}) if lu else None
                points += self._lignes(tableau, lues, siennes, restes, noms)
                tableau.ecrit(self.donnees)
        return points

    def _champs(self, lu: Valeurs | None, actuel: Valeurs, restes: list[str], noms: Noms) -> list[Point]:
        points = []
        for nom, champ in self.formulaire.fields.items():
            if nom not in actuel:
                continue
            envoye, sien = lu_dans(self.donnees, champ, nom), actuel[nom]
            change_par_moi = lu is None or difference(champ, lu.get(nom), envoye)
            change_par_l_autre = lu is None or lu.get(nom) != sien
            if not difference(champ, sien, envoye) or not (change_par_moi or change_par_l_autre):
                continue
            if not change_par_moi:
                sorte = REPRIS
            else:
                sorte = CONFLIT if change_par_l_autre or nom in restes else GARDE
            rappel = self.origine.propres if self.origine else lu
            points.append(self._point(nom, champ, sorte, rappel, sien, envoye, noms))
            if sorte == REPRIS:
                ecrit_dans(self.donnees, champ, nom, sien)
        return points

    def _point(self, nom: str, champ, sorte: str, lu: Valeurs | None, sien, envoye, noms: Noms) -> Point:
        suivi = self.modele._meta.get_field(nom)
        return Point(
            nom,
            sorte,
            capfirst(str(champ.label or suivi.verbose_name)),
            "(on ne le sait plus)" if lu is None else _en_mots(suivi, lu.get(nom), noms),
            _en_mots(suivi, sien, noms),
            en_clair(champ, suivi, envoye, noms),
        )

    def _lignes(
        self,
        tableau: Tableau,
        lues: dict[int, Valeurs] | None,
        siennes: dict[int, Valeurs],
        restes,
        noms: Noms,
    ) -> list[Point]:
        points, gardees = [], []
        for rangee in tableau.rangees:
            if rangee.cle is None:
                gardees.append(rangee)
                continue
            lue = lues.get(rangee.cle) if lues is not None else None
            rangee, point = self._ligne(tableau, rangee, lue, siennes.get(rangee.cle), restes, noms)
            gardees += [rangee] if rangee else []
            points += [point] if point else []
        envoyees = {rangee.cle for rangee in tableau.rangees}
        for cle in sorted(siennes.keys() - envoyees - (lues or {}).keys()):
            points.append(self._ajoutee(tableau, gardees, cle, siennes[cle], noms))
        tableau.rangees = gardees
        return points

    def _ligne(
        self, tableau: Tableau, rangee: Rangee, lue, sienne, restes, noms
    ) -> tuple[Rangee | None, Point | None]:
        """La rangée à garder dans le formulaire (None : plus aucune) et ce qu'il faut en dire (None : rien)."""
        change_par_moi = lue is None or tableau.differe(rangee, lue)
        if sienne is None:
            if not change_par_moi or rangee.supprimee:
                return None, self._dit(tableau, rangee, REPRIS, lue, None, noms)
            rangee.cle = None  # elle revient comme une ligne neuve : rien de ce qui est tapé ne se perd
            return rangee, self._dit(tableau, rangee, RETIRE, lue, None, noms)
        if sienne == lue and f"{tableau.prefixe}:{rangee.cle}" not in restes:
            return rangee, None
        if not change_par_moi:
            return tableau.rangee_de(rangee.cle, sienne), self._dit(
                tableau, rangee, REPRIS, lue, sienne, noms
            )
        if not tableau.differe(rangee, sienne):
            return rangee, None
        return rangee, self._dit(tableau, rangee, CONFLIT, lue, sienne, noms)

    def _ajoutee(
        self, tableau: Tableau, gardees: list[Rangee], cle: int, sienne: Valeurs, noms: Noms
    ) -> Point:
        """Une ligne que l'autre a ajoutée. Là où il n'y en a qu'une, la mienne et la sienne sont la même : il faut choisir."""
        mienne = next(
            (r for r in gardees if tableau.unique and r.cle is None and tableau.differe(r, _vierge(tableau))),
            None,
        )
        if mienne:
            mienne.cle = cle
            return self._dit(tableau, mienne, CONFLIT, None, sienne, noms)
        if tableau.unique:
            gardees.clear()
        ajoutee = tableau.rangee_de(cle, sienne)
        gardees.append(ajoutee)
        return self._dit(tableau, ajoutee, REPRIS, None, sienne, noms)

    def _dit(self, tableau: Tableau, rangee: Rangee, sorte: str, lue, sienne, noms: Noms) -> Point:
        parent = lignes_de(self.modele)[tableau.modele]
        vue = de_ligne(tableau.modele, parent, rangee.cle or 0, None, sienne or lue or {}, noms)
        miens = ", ".join(filter(None, (self._mien(tableau, rangee, nom, noms) for nom in tableau.champs)))
        return Point(
            f"{tableau.prefixe}:{rangee.cle}",
            sorte,
            vue.sujet if vue else capfirst(tableau.modele._meta.verbose_name),
            _ligne_en_mots(tableau.modele, parent, lue, noms) or "n'existait pas",
            _ligne_en_mots(tableau.modele, parent, sienne, noms) or "ligne retirée",
            "ligne à supprimer" if rangee.supprimee else miens,
        )

    def _mien(self, tableau: Tableau, rangee: Rangee, nom: str, noms: Noms) -> str:
        champ, suivi = tableau.champs[nom], tableau.modele._meta.get_field(nom)
        return en_clair(champ, suivi, tableau.envoye(rangee, nom), noms)


def _vierge(tableau: Tableau) -> Valeurs:
    return {nom: champ.initial for nom, champ in tableau.champs.items()}


def _en_mots(champ: models.Field, valeur, noms: Noms) -> str:
    if champ.many_to_many:
        return ", ".join(sorted(noms(champ.related_model, cle) for cle in valeur or []))
    return en_mots(champ, valeur, noms)


def _ligne_en_mots(modele: type[models.Model], parent: str, valeurs: Valeurs | None, noms: Noms) -> str:
    return ", ".join(ecart.apres for ecart in ecarts(modele, {}, valeurs or {}, noms, sauf={parent}))
