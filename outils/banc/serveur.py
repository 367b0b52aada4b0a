"""Le vrai serveur, par le script qui le lance en production, et ses connexions partagées entre ses processus."""

import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from .bases import DOSSIER, RACINE, Annuaire
from .client import Connexion

ATTENTE = 300  # secondes
PROCESSUS = 2  # ceux que lance outils/servir.sh
ESSAIS = 60


class BancEnPanne(Exception):
    """Le message dit quoi, et où lire le reste."""


@contextmanager
def serveur(annuaire: Annuaire) -> Iterator[int]:
    """Port du site servi par `outils/servir.sh` sur cet annuaire."""
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        port = prise.getsockname()[1]
    journal = DOSSIER / "serveur.log"
    with journal.open("w") as sortie:
        processus = subprocess.Popen(
            ["outils/servir.sh"],
            cwd=RACINE,
            env=annuaire.environnement | {"PORT": str(port)},
            stdout=sortie,
            stderr=sortie,
            start_new_session=True,
        )
        try:
            _attend(processus, port, journal)
            yield port
        finally:
            processus.send_signal(signal.SIGTERM)
            processus.wait(timeout=30)


def _attend(processus: subprocess.Popen, port: int, journal: Path) -> None:
    """Rend la main quand /sante/ répond 200 ; une autre réponse est une panne."""
    fin, statut = time.monotonic() + ATTENTE, None
    while time.monotonic() < fin and processus.poll() is None and statut is None:
        try:
            with Connexion(port) as connexion:
                statut = connexion.demande("/sante/").statut
        except OSError:
            time.sleep(0.1)
    if statut != 200:
        raise BancEnPanne(f"Le serveur n'a pas démarré : lire {journal}.")


def connexions_par_processus(port: int, nombre: int) -> dict[int, list[Connexion]]:
    """`nombre` connexions gardées ouvertes, autant vers chaque processus du serveur : le hasard qui les distribue
    d'ordinaire ne change pas la mesure."""
    trouvees: dict[int, list[Connexion]] = {}
    chacun = max(1, nombre // PROCESSUS)
    for _ in range(ESSAIS):
        connexion = Connexion(port)
        trouvees.setdefault(int(connexion.demande("/banc/processus/").corps), []).append(connexion)
        if len(trouvees) >= PROCESSUS and min(map(len, trouvees.values())) >= chacun:
            break
    for connexions in trouvees.values():
        while len(connexions) > chacun:
            connexions.pop().ferme()
    return trouvees


def memoire(pid: int) -> tuple[float, float] | None:
    """Mémoire résidente d'un processus, et la part qui n'est qu'à lui (sans les fichiers partagés), en Mo ; None hors de Linux."""
    try:
        texte = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return None
    lues = [re.search(rf"{nom}:\s+(\d+) kB", texte) for nom in ("VmRSS", "RssAnon")]
    return tuple(int(lue[1]) / 1024 for lue in lues) if all(lues) else None


def temps_de_calcul(pids: Iterable[int]) -> float | None:
    """Millisecondes de processeur que ces processus ont consommées : elles ne dépendent pas de ce que la machine fait
    d'autre. None hors de Linux."""
    try:
        return sum(
            int(fil.read_text().split()[0]) / 1e6
            for pid in pids
            for fil in Path(f"/proc/{pid}/task").glob("*/schedstat")
        )
    except OSError:
        return None
