"""Ce que le site promet : des rapports au plafond à 10 000 lieux, une croissance bornée de 10 000 à 100 000."""

from collections.abc import Callable
from dataclasses import dataclass

from .banc import Resultat
from .nombres import nombre

MOYEN, GRAND = 10_000, 100_000

Lit = Callable[[Resultat], float | None]
"""Le chiffre d'un résultat ; None s'il n'a pas été mesuré."""


@dataclass(frozen=True)
class Cible:
    """`a_moyen` et `a_grand` : bornes comprises. `croissance` : `a_grand` borne le rapport des millisecondes aux deux tailles."""

    chiffre: str
    lit: Lit
    a_moyen: float
    a_grand: float
    unite: str = ""
    au_moins: bool = False
    croissance: bool = False
    lit_ms: Lit | None = None

    def ligne(self, moyen: Resultat | None, grand: Resultat | None) -> list[str]:
        """Chiffre et promesse à 10 000, puis à 100 000."""
        fois = " × 10 000" if self.croissance else self.unite
        return [
            self._juge(self.lit(moyen) if moyen else None, self.a_moyen, self.unite) + self._en_ms(moyen),
            self._promesse(self.a_moyen, self.unite),
            self._juge(self._grand(moyen, grand), self.a_grand, fois) + self._en_ms(grand),
            self._promesse(self.a_grand, fois),
        ]

    def _grand(self, moyen: Resultat | None, grand: Resultat | None) -> float | None:
        if not self.croissance:
            return self.lit(grand) if grand else None
        avant, apres = (self.lit_ms(r) if r else None for r in (moyen, grand))
        return apres / avant if avant and apres else None

    def _juge(self, valeur: float | None, borne: float, unite: str) -> str:
        if valeur is None:
            return "—"
        tenue = valeur >= borne if self.au_moins else valeur <= borne
        return f"{'✓' if tenue else '✗'} {nombre(valeur)}{unite}"

    def _en_ms(self, resultat: Resultat | None) -> str:
        mesurees = self.lit_ms(resultat) if self.lit_ms and resultat else None
        return f" ({nombre(mesurees)} ms)" if mesurees else ""

    def _promesse(self, borne: float, unite: str) -> str:
        return f"{'≥' if self.au_moins else '≤'} {f'{borne:g}'.replace('.', ',')}{unite}"


def _pire(rapport: Callable, *noms: str, choisit: Callable = max) -> Lit:
    """La page la plus mauvaise de celles qui sont nommées, ou de toutes les pages qui ne sont pas des exports."""

    def lit(resultat: Resultat) -> float | None:
        mesures = resultat.mesures_de(*noms)
        valeurs = [valeur for mesure in mesures if (valeur := rapport(mesure)) is not None]
        return choisit(valeurs, default=None)

    return lit


def _froid(chiffre: str, noms: tuple[str, ...], a_moyen: float, a_grand: float) -> Cible:
    return Cible(
        f"{chiffre} à froid, médiane",
        _pire(lambda mesure: mesure.froid_au_plafond, *noms),
        a_moyen,
        a_grand,
        " × plafond",
        croissance=True,
        lit_ms=_pire(lambda mesure: mesure.froid.mediane, *noms),
    )


def _debit_au_plafond(sorte: str) -> Callable:
    def rapport(mesure) -> float | None:
        serie = getattr(mesure, sorte)
        return serie.au_plafond if serie else None

    return rapport


def _points(resultat: Resultat) -> float | None:
    page = "points, tout" if resultat.taille == MOYEN else "points, zone"
    return _pire(lambda mesure: mesure.octets[1] / 1000, page)(resultat)


RECHERCHES = ("recherche accentuée", "recherche sans accent", "recherche fautive")
CIBLES = [
    Cible("page tiède, débit", _pire(_debit_au_plafond("tiede"), choisit=min), 0.8, 0.8, " × plafond", au_moins=True),
    Cible("304, débit", _pire(_debit_au_plafond("validee"), choisit=min), 1, 1, " × plafond", au_moins=True),
    _froid("liste, filtrée ou non,", ("liste", "liste filtrée", "facettes cochées"), 12, 1.5),
    _froid("recherche, faute comprise,", RECHERCHES, 15, 2.5),
    _froid("autour d'un point", ("autour d'un point",), 12, 2),
    _froid("ouvert maintenant", ("ouvert maintenant",), 30, 6),
    _froid("fiche", ("fiche",), 6, 1.2),
    Cible(
        "points comprimés : tous à 10 000, une zone à 100 000",
        _points,
        100,
        60,
        " ko",
    ),
    Cible("mémoire d'un processus, au-dessus du repos", lambda r: r.memoire_pages, 40, 150, " Mo"),
]  # fmt: skip
