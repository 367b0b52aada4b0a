"""Lance toute la suite : sur SQLite, sur PostgreSQL, puis dans un navigateur. Les arguments vont à pytest."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from jetable import base_postgresql, environnement_neuf
from modele import modeles

RACINE = Path(__file__).resolve().parent.parent
AUCUN_TEST = 5  # code de sortie de pytest quand rien n'est choisi


@dataclass
class Partie:
    """Une partie de la suite : ce qui a tourné, ou pourquoi rien n'a tourné."""

    nom: str
    reussis: int = 0
    manques: int = 0
    une_fois: int = 0
    laissee: str = ""
    code: int = 0

    def __str__(self) -> str:
        if self.laissee:
            return f"{self.nom} : LAISSÉ DE CÔTÉ ({self.laissee})"
        return (
            f"{self.nom} : {self.reussis} réussis"
            + (f", {self.manques} en échec ou sautés" if self.manques else "")
            + (f", {self.une_fois} sans base passés une seule fois, sur SQLite" if self.une_fois else "")
        )

    def echoue(self, *, choix: bool) -> bool:
        """Une partie vide n'est permise que si l'on a choisi ses tests ; une partie laissée de côté, jamais en CI."""
        if self.laissee:
            return bool(os.environ.get("CI"))
        return self.code not in ((0, AUCUN_TEST) if choix else (0,)) or not (choix or self.reussis)


def main() -> int:
    for arret in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(arret, lambda numero, _: sys.exit(128 + numero))
    choix, debut = sys.argv[1:], time.monotonic()
    with (
        tempfile.TemporaryDirectory(prefix="lieux-") as temporaire,
        base_postgresql() as (url, sans_postgresql),
        modeles(dossier := Path(temporaire), url) as a_recopier,
    ):
        parties = [
            lance("SQLite", dossier, ["-n", "2", "-m", "not navigateur and not audit", *choix], a_recopier),
            lance(
                "PostgreSQL",
                dossier,
                ["-n", "2", "-m", "not navigateur and not audit", *choix],
                a_recopier,
                url=url,
                laissee=sans_postgresql,
            ),
            lance(
                "navigateur",
                dossier,
                ["-n", "2", "--dist", "loadscope", "-m", "navigateur and not audit", *choix],
                a_recopier,
                url=url,
                laissee=sans_postgresql or sans_chromium(),
            ),
        ]
    print(f"\n{' · '.join(map(str, parties))}   ({time.monotonic() - debut:.0f} s)")
    for partie in parties:
        if partie.laissee:
            print(f"ATTENTION : {partie.nom} n'a pas été vérifié : {partie.laissee}.", file=sys.stderr)
    vide = not any(partie.reussis for partie in parties)
    return int(vide or any(partie.echoue(choix=bool(choix)) for partie in parties))


def lance(
    nom: str,
    dossier: Path,
    arguments: list[str],
    a_recopier: dict[str, str],
    *,
    url: str = "",
    laissee: str = "",
) -> Partie:
    """Une partie de la suite dans un état neuf : sa base, copie d'un modèle, sa clé, ses fichiers statiques."""
    partie = Partie(nom, laissee=laissee)
    if laissee:
        return partie
    print(f"\n=== {nom} ===", flush=True)
    var, rapport = dossier / nom, dossier / f"{nom}.xml"
    var.mkdir()
    base = {"BASE_MODELE": a_recopier[nom]} | ({"DATABASE_URL": url} if url else {})
    environnement = environnement_neuf(VAR_DIR=str(var), SECRET_KEY=f"cle-des-tests-{nom}", **base)
    deja_passes = dossier / f"{nom}.deja-passes"
    if nom == "PostgreSQL":
        arguments = [f"--deja-passes={deja_passes}", *arguments]
    commandes = [[sys.executable, "-m", "pytest", f"--junitxml={rapport}", *arguments]]
    if nom == "navigateur":
        commandes.insert(
            0, [sys.executable, "manage.py", "collectstatic", "--no-input", "-v0", "--skip-checks"]
        )
    for commande in commandes:
        partie.code = partie.code or execute(commande, environnement)
    if rapport.exists():
        partie.reussis, partie.manques = compte(rapport)
    if deja_passes.exists():
        partie.une_fois = int(deja_passes.read_text())
    return partie


def execute(commande: list[str], environnement: dict[str, str]) -> int:
    """Code de sortie. Une interruption laisse à la commande le temps de ranger derrière elle."""
    processus = subprocess.Popen(commande, cwd=RACINE, env=environnement)
    try:
        return processus.wait()
    except BaseException:
        processus.send_signal(signal.SIGINT)
        try:
            processus.wait(timeout=20)
        except subprocess.TimeoutExpired:
            processus.kill()
        raise


def compte(rapport: Path) -> tuple[int, int]:
    """Tests réussis, et tests en échec, en erreur ou sautés."""
    suites = list(ElementTree.parse(rapport).getroot().iter("testsuite"))
    manques = sum(int(suite.get(etat, 0)) for suite in suites for etat in ("failures", "errors", "skipped"))
    return sum(int(suite.get("tests", 0)) for suite in suites) - manques, manques


def sans_chromium() -> str:
    return (
        ""
        if shutil.which(os.environ.get("CHROMIUM", "chromium"))
        else "Chromium est absent et n'a pas pu être installé"
    )


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("\nTests interrompus.")
