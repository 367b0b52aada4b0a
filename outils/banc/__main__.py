"""`make bench` : mesure le vrai serveur sur des annuaires synthétiques et imprime les tableaux (docs/performances.md)."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import CalledProcessError

from .banc import Resultat, mesure_annuaire
from .bases import annuaires
from .machine import machine
from .mesures import ESSAI, Effort
from .serveur import BancEnPanne
from .tableau import rapport

TAILLES = [1_000, 10_000, 100_000]
MOTEURS = ["sqlite", "postgresql"]


def main() -> int:
    choix = _arguments()
    resultats, pannes = [], []
    for moteur in choix.moteurs:
        try:
            resultats += _mesure_moteur(moteur, choix)
        except (BancEnPanne, OSError, CalledProcessError) as erreur:
            pannes.append(f"PANNE, {moteur} : {erreur}")
    if resultats:
        versions = list(dict.fromkeys(f"{resultat.moteur} {resultat.version}" for resultat in resultats))
        texte = rapport(resultats, machine(versions))
        print(f"\n{texte}")
        if choix.markdown:
            choix.markdown.write_text(texte)
    for panne in pannes:
        print(panne, file=sys.stderr)
    return int(bool(pannes) or not resultats)


def _arguments() -> argparse.Namespace:
    analyseur = argparse.ArgumentParser(prog="make bench", description="Mesure le site.")
    analyseur.add_argument("--tailles", type=int, nargs="+", default=TAILLES, metavar="LIEUX")
    analyseur.add_argument("--moteurs", nargs="+", choices=MOTEURS, default=MOTEURS)
    analyseur.add_argument("--markdown", type=Path, metavar="FICHIER", help="y écrire aussi les tableaux")
    analyseur.add_argument("--neuf", action="store_true", help="refaire les annuaires gardés")
    analyseur.add_argument(
        "--essai", action="store_true", help="deux demandes par page : vérifie le banc, ne mesure rien"
    )
    return analyseur.parse_args()


def _mesure_moteur(moteur: str, choix: argparse.Namespace) -> Iterator[Resultat]:
    effort = ESSAI if choix.essai else Effort()
    with annuaires(moteur) as (annuaire, sans_moteur):
        if annuaire is None:
            print(f"ATTENTION : {moteur} n'est pas mesuré : {sans_moteur}.", file=sys.stderr)
            return
        for taille in choix.tailles:
            yield mesure_annuaire(annuaire(taille, choix.neuf), effort)


try:
    sys.exit(main())
except KeyboardInterrupt:
    sys.exit("\nMesure interrompue.")
