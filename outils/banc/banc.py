"""Un annuaire mesuré de bout en bout : le serveur démarre, chaque page est mesurée, le serveur s'arrête."""

import time
from dataclasses import dataclass, replace
from statistics import median

from tqdm import tqdm

from . import pages as pages_du_banc
from .bases import Annuaire
from .mesures import Effort, Mesure, Mesureur
from .requetes import compte
from .serveur import connexions_par_processus, memoire, serveur

CORRECTIONS = 3


@dataclass(frozen=True)
class Resultat:
    """Mémoires en Mo, au-dessus d'un processus au repos : le pire des processus, tout compris, puis sans les fichiers
    partagés. `apres_correction` : ms de la première liste que sert un processus quand les données ont changé."""

    moteur: str
    version: str
    taille: int
    processus: int
    repos: float | None
    mesures: list[Mesure]
    apres_correction: float
    memoire_pages: float | None
    memoire_pages_propre: float | None
    memoire_exports: float | None
    memoire_exports_propre: float | None

    def mesures_de(self, *noms: str) -> list[Mesure]:
        """Celles qui sont nommées ; sans nom, celles de toutes les pages gardées qui ne sont pas des exports."""
        if noms:
            return [mesure for mesure in self.mesures if mesure.page in noms]
        return [mesure for mesure in self.mesures if not mesure.lourde]


def mesure_annuaire(annuaire: Annuaire, effort: Effort) -> Resultat:
    toutes = pages_du_banc.pages(annuaire.reperes)
    legeres = [page for page in toutes if not page.lourde]
    lourdes = [page for page in toutes if page.lourde]
    with serveur(annuaire) as port, tqdm(total=len(toutes) + 1, unit=" page") as barre:
        repos = _au_repos(port)
        mesureur = Mesureur(port, effort)

        def mesure(page: pages_du_banc.Page) -> Mesure:
            barre.set_postfix_str(f"{annuaire.moteur} {annuaire.taille} : {page.nom}")
            resultat = mesureur.mesure(page)
            barre.update()
            return resultat

        mesures = [mesure(page) for page in legeres]
        apres_correction = _apres_correction(annuaire, port)
        avec_pages = _au_dessus(repos)
        mesures += [mesure(page) for page in lourdes]
        avec_exports = _au_dessus(repos)
        barre.set_postfix_str("requêtes SQL")
        nombres = compte(annuaire, toutes)
        barre.update()
    return Resultat(
        annuaire.moteur,
        annuaire.version,
        annuaire.taille,
        len(repos),
        max((lue[0] for lue in repos.values() if lue), default=None),
        [replace(mesure, requetes_sql=nombre) for mesure, nombre in zip(mesures, nombres, strict=True)],
        apres_correction,
        *avec_pages,
        *avec_exports,
    )


def _au_repos(port: int) -> dict[int, tuple[float, float] | None]:
    """Mémoire des processus qui n'ont servi que /sante/."""
    par_processus = connexions_par_processus(port, 1)
    for connexions in par_processus.values():
        connexions[0].demande("/sante/")
    return {pid: memoire(pid) for pid in par_processus}


def _au_dessus(repos: dict[int, tuple[float, float] | None]) -> tuple[float | None, float | None]:
    lues = [(avant, memoire(pid)) for pid, avant in repos.items()]
    ecarts = [(apres[0] - avant[0], apres[1] - avant[1]) for avant, apres in lues if avant and apres]
    return max(ecarts, default=(None, None))


def _apres_correction(annuaire: Annuaire, port: int) -> float:
    durees = []
    for numero in range(CORRECTIONS):
        annuaire.change_version()
        for connexions in connexions_par_processus(port, 1).values():
            debut = time.perf_counter()
            connexions[0].demande(f"/lieux/?correction={numero}")
            durees.append((time.perf_counter() - debut) * 1000)
    return median(durees)
