"""Une règle : quand, à quelles heures, et dans quel état. Et l'ordre où les écrire, qui n'est pas celui où on les dit."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from .heures import JOURNEE, Plage
from .mots import JOURS, SANS_HEURES

TOUJOURS = "24/7"


@dataclass(slots=True)
class Regle:
    """`separateur` : `;` remplace ce qui précède, `,` s'y ajoute, `||` vaut à défaut."""

    separateur: str = ";"
    dates: list[str] = field(default_factory=list)
    scolaire: bool = False
    jours: list[str] = field(default_factory=list)
    heures: list[Plage] = field(default_factory=list)
    ferme: bool = False
    note: str = ""

    @property
    def a_un_temps(self) -> bool:
        return bool(self.heures or self.ferme or self.note)

    @property
    def a_un_moment(self) -> bool:
        return bool(self.dates or self.jours or self.scolaire)

    @property
    def hebdomadaire(self) -> bool:
        return not self.dates and not self.scolaire and set(self.jours) <= set(JOURS)

    def prend_le_temps_de(self, autre: "Regle") -> None:
        self.heures, self.ferme, self.note = list(autre.heures), autre.ferme, autre.note

    @property
    def pendant(self) -> tuple[list[str], bool]:
        """Les périodes de l'année où elle vaut."""
        return self.dates, self.scolaire or self.jours == ["SH"]

    def __str__(self) -> str:
        if self.heures == [JOURNEE] and not self.ferme and self.hebdomadaire and len(self.jours) in (0, 7):
            return TOUJOURS
        tous = JOURS if self.heures and not self.ferme and not self.scolaire else ()
        quand = [",".join(self.dates), "SH" if self.scolaire else "", _jours(self.jours or tous)]
        note = self.note if self.a_un_temps else SANS_HEURES
        heures = ",".join(map(str, self.heures))
        return " ".join(filter(None, [*quand, heures, "off" if self.ferme else "", note and f'"{note}"']))


def _jours(jours: Collection[str]) -> str:
    """Trois jours de suite ou plus en une plage : « Mo-Fr », « Sa,Su »."""
    suites: list[list[str]] = []
    for jour in (jour for jour in JOURS if jour in jours):
        if suites and JOURS.index(jour) == JOURS.index(suites[-1][-1]) + 1:
            suites[-1].append(jour)
        else:
            suites.append([jour])
    ecrits = [f"{suite[0]}-{suite[-1]}" if len(suite) > 2 else ",".join(suite) for suite in suites]
    return ",".join(ecrits + [jour for jour in jours if jour not in JOURS])


def en_osm(regles: list[Regle]) -> str:
    regles = _reunit(regles)
    if all(regle.separateur == ";" for regle in regles):
        regles = [regle for _, regle in sorted(enumerate(regles), key=lambda place: _ordre(*place, regles))]
    if len(regles) > 1:  # « fermé sauf… » : ce qui n'est pas dit ouvert est déjà fermé
        regles = [regle for regle in regles if regle.a_un_moment or regle.heures or not regle.ferme]
    liens = {";": "; ", ",": ", ", "||": " || "}
    return "".join((liens[regle.separateur] if n else "") + str(regle) for n, regle in enumerate(regles))


def _reunit(regles: list[Regle]) -> list[Regle]:
    """« lundi 9-12, lundi 13-17 » : le même jour dit deux fois a les deux heures."""
    reunies: list[Regle] = []
    for regle in regles:
        cle = replace(regle, heures=[])
        jumelle = next((r for r in reunies if r.heures and replace(r, heures=[]) == cle), None)
        if jumelle and regle.heures and not regle.ferme:
            jumelle.heures = sorted({*jumelle.heures, *regle.heures})
        else:
            reunies.append(regle)
    return reunies


def _ordre(place: int, regle: Regle, regles: list[Regle]) -> tuple[int, int]:
    """Du général au particulier, puisque la dernière règle l'emporte : la semaine, les périodes, les fermetures, un seul jour."""
    if regle.hebdomadaire and not (regle.ferme and not regle.jours):
        return 0, -len(regle.jours or JOURS)
    if regle.ferme:
        return 2, 0
    if regle.dates and all("-" not in date and " " in date for date in regle.dates):
        return 3, 0
    return (2 if any(_rouvre(regle, avant) for avant in regles[:place]) else 1), 0


def _rouvre(regle: Regle, avant: Regle) -> bool:
    """« fermé en août sauf le mercredi » : l'exception s'écrit après la fermeture."""
    return avant.ferme and avant.pendant == regle.pendant and set(avant.jours) <= {"SH"}
