"""`make bench` : mesure le vrai serveur sur des annuaires synthétiques et imprime les tableaux (docs/performances.md)."""

import argparse
import sys
from pathlib import Path

from .banc import Resultat, mesure_annuaire
from .bases import annuaires
from .machine import machine
from .mesures import ESSAI, Effort
from .serveur import BancEnPanne
from .tableau import rapport

TAILLES = [1_000, 10_000, 100_000]
MOTEURS = ["sqlite", "postgresql"]


def main() -> None:
    choix = _arguments()
    resultats = []
    for moteur in choix.moteurs:
        resultats += _mesure_moteur(moteur, choix)
    if not resultats:
        sys.exit("Rien n'a été mesuré.")
    versions = list(dict.fromkeys(f"{resultat.moteur} {resultat.version}" for resultat in resultats))
    texte = rapport(resultats, machine(versions))
    print(f"\n{texte}")
    if choix.markdown:
        choix.markdown.write_text(texte)


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


def _mesure_moteur(moteur: str, choix: argparse.Namespace) -> list[Resultat]:
    effort = ESSAI if choix.essai else Effort()
    with annuaires(moteur) as (annuaire, sans_moteur):
        if annuaire is None:
            print(f"ATTENTION : {moteur} n'est pas mesuré : {sans_moteur}.", file=sys.stderr)
            return []
        return [mesure_annuaire(annuaire(taille, choix.neuf), effort) for taille in choix.tailles]


try:
    main()
except BancEnPanne as erreur:
    sys.exit(str(erreur))
except KeyboardInterrupt:
    sys.exit("\nMesure interrompue.")
