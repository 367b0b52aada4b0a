"""Les mesures d'une page : à froid, tiède, 304, et le plafond des mêmes octets, en alternance dans le même serveur."""

import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import count
from statistics import median, quantiles

import brotli

from .client import Connexion, Reponse
from .pages import Page
from .serveur import BancEnPanne, connexions_par_processus, temps_de_calcul

LENTE = 2.0  # secondes : une page plus lente n'a pas de débit
DEMANDES_AU_MOINS = 2


@dataclass(frozen=True)
class Effort:
    """Connexions simultanées d'un débit ; durées, en secondes, d'une demande à la fois, d'un tour de débit, du débit à froid."""

    connexions: int = 4
    sequence: float = 1.2
    demandes_au_plus: int = 100
    tour: float = 0.1
    tours: int = 7
    debit_froid: float = 0.8


ESSAI = Effort(connexions=1, sequence=0, tour=0, tours=1, debit_froid=0)
"""Pour vérifier le banc lui-même : ses chiffres ne veulent rien dire."""

Demande = Callable[[Connexion], Reponse]


@dataclass(frozen=True)
class Serie:
    """Millisecondes, demandées une à une ; demandes par seconde sur toutes les connexions, None si la page est trop lente.
    `calcul` : millisecondes de processeur par demande dans le serveur, sans celles de PostgreSQL ; à froid seulement.
    `au_plafond` : débit sur celui du plafond, médiane des tours où les deux se suivent."""

    mediane: float
    p95: float
    debit: float | None = None
    calcul: float | None = None
    au_plafond: float | None = None


@dataclass(frozen=True)
class Mesure:
    """Octets reçus sans codage, en brotli, en gzip ; `tiede` et `validee` (304) manquent à une page que personne ne garde."""

    page: str
    octets: tuple[int, int, int]
    froid: Serie
    plafond: Serie
    tiede: Serie | None = None
    validee: Serie | None = None
    requetes_sql: int | None = None
    lourde: bool = False

    @property
    def froid_au_plafond(self) -> float:
        return self.froid.mediane / self.plafond.mediane


class Mesureur:
    """Les connexions sont neuves à chaque page : le serveur raccroche celles qui attendent trop longtemps."""

    def __init__(self, port: int, effort: Effort):
        self.port, self.effort = port, effort
        self.par_processus: dict[int, list[Connexion]] = {}
        self.connexions: list[Connexion] = []
        self.numeros = count(1)

    def mesure(self, page: Page) -> Mesure:
        """Lève BancEnPanne si la page ne répond pas 200, ou si le cache rend à froid ce qu'il a gardé."""
        with ExitStack() as pile:
            self.par_processus = connexions_par_processus(self.port, self.effort.connexions)
            self.connexions = [
                pile.enter_context(connexion)
                for siennes in self.par_processus.values()
                for connexion in siennes
            ]
            return self._mesure(page)

    def _mesure(self, page: Page) -> Mesure:
        if not page.lourde:
            self._verifie_froideur(page)
        froid = self._mesure_froid(page)
        br = self._une(page.adresses[0])
        gz = self._une(page.adresses[0], codage="gzip")
        octets = (len(brotli.decompress(br.corps)), len(br.corps), len(gz.corps))
        plafond = self._demande(f"/banc/plafond/{len(br.corps)}/{br.champ('Content-Encoding')}/")
        gardee = "no-store" not in br.champ("Cache-Control")
        sortes = [plafond] + ([self._demande(page.adresses[0]), self._validee(page)] if gardee else [])
        series = self._alternance(sortes)
        if froid.mediane <= LENTE * 1000:
            froid = replace(froid, debit=debit(self.connexions, self._froide(page), self.effort.debit_froid))
        return Mesure(page.nom, octets, froid, *series, lourde=page.lourde)

    def _mesure_froid(self, page: Page) -> Serie:
        """Le serveur ne fait alors rien d'autre : ce qu'il calcule est pour cette page."""
        avant, premier = temps_de_calcul(self.par_processus), next(self.numeros)
        serie = self._sequence([self._froide(page)], attendu=200)[0]
        apres, dernier = temps_de_calcul(self.par_processus), next(self.numeros)
        calcul = (apres - avant) / (dernier - premier - 1) if apres and avant else None
        return replace(serie, calcul=calcul)

    def _verifie_froideur(self, page: Page) -> None:
        demande = self._froide(page)
        etiquettes = [demande(self.connexions[0]).champ("ETag") for _ in range(2)]
        if etiquettes[0] and etiquettes[0] == etiquettes[1]:
            raise BancEnPanne(
                f"{page.nom} : un paramètre inconnu ne change plus la clé du cache, rien n'est froid."
            )

    def _une(self, adresse: str, codage: str = "br") -> Reponse:
        reponse = self.connexions[0].demande(adresse, codage=codage)
        if reponse.statut != 200:
            raise BancEnPanne(f"{adresse} répond {reponse.statut}.")
        return reponse

    def _demande(self, adresse: str) -> Demande:
        return lambda connexion: connexion.demande(adresse)

    def _froide(self, page: Page) -> Demande:
        return lambda connexion: connexion.demande(page.froide(next(self.numeros)))

    def _validee(self, page: Page) -> Demande:
        """Envoie l'étiquette de la dernière réponse : la tranche de cinq minutes peut changer pendant la mesure."""
        connue = {}

        def demande(connexion: Connexion) -> Reponse:
            reponse = connexion.demande(page.adresses[0], etiquette=connue.get("etiquette", ""))
            connue["etiquette"] = reponse.champ("ETag")
            return reponse

        return demande

    def _alternance(self, sortes: list[Demande]) -> list[Serie]:
        """Une série par sorte, le plafond d'abord : elles alternent, pour que la charge de la machine pèse sur toutes."""
        series = self._sequence(sortes, rodage=True)
        if max(serie.mediane for serie in series) > LENTE * 1000:
            return series
        for connexion in self.connexions:  # chaque processus a son cache : le remplir avant de mesurer
            for sorte in (*sortes, *sortes):
                sorte(connexion)
        tours = [
            [debit(self.connexions, sorte, self.effort.tour) for sorte in sortes]
            for _ in range(self.effort.tours)
        ]
        return [
            replace(
                serie,
                debit=median(tour[rang] for tour in tours),
                au_plafond=median(tour[rang] / tour[0] for tour in tours),
            )
            for rang, serie in enumerate(series)
        ]

    def _sequence(
        self, sortes: list[Demande], *, attendu: int | None = None, rodage: bool = False
    ) -> list[Serie]:
        """`attendu` : le seul statut permis ; `rodage` : un premier passage ne compte pas."""
        durees: list[list[float]] = [[] for _ in sortes]
        if rodage:
            for sorte in sortes:
                sorte(self.connexions[0])
        debut = time.perf_counter()
        while self._continue(len(durees[0]), time.perf_counter() - debut):
            for sorte, siennes in zip(sortes, durees, strict=True):
                depart = time.perf_counter()
                reponse = sorte(self.connexions[0])
                siennes.append((time.perf_counter() - depart) * 1000)
                if attendu and reponse.statut != attendu:
                    raise BancEnPanne(f"Une page froide répond {reponse.statut}.")
        return [Serie(median(siennes), _p95(siennes)) for siennes in durees]

    def _continue(self, faites: int, secondes: float) -> bool:
        """Deux demandes au moins, sauf d'une page si lente qu'une seule en dit assez."""
        if faites < DEMANDES_AU_MOINS:
            return faites == 0 or secondes < LENTE
        return secondes < self.effort.sequence and faites < self.effort.demandes_au_plus


def _p95(durees: list[float]) -> float:
    return quantiles(durees, n=20, method="inclusive")[-1] if len(durees) > 1 else durees[0]


def debit(connexions: list[Connexion], demande: Demande, duree: float) -> float:
    """Réponses par seconde, une demande à la fois sur chaque connexion, pendant `duree` secondes."""
    nombres: list[int] = []
    debut = time.perf_counter()

    def boucle(connexion: Connexion) -> None:
        demande(connexion)
        nombre = 1
        while time.perf_counter() < debut + duree:
            demande(connexion)
            nombre += 1
        nombres.append(nombre)

    fils = [threading.Thread(target=boucle, args=(connexion,)) for connexion in connexions]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join()
    return sum(nombres) / (time.perf_counter() - debut)
