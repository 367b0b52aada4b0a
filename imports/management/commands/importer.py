"""Compare un fichier de lieux à la base et, avec --ecrire, l'y enregistre."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from tqdm import tqdm

from imports import depot
from imports.application import BaseChangee, applique
from imports.comparaison import Regles, Resultat, compare
from imports.fichiers import FichierRefuse, verifie_taille
from imports.identites import reconnait
from imports.lecture import Tableau, lit
from imports.models import LigneImport
from imports.rapport import phrase_du_compte, phrases
from imports.references import References

REFUS_MONTRES = 50


class Command(BaseCommand):
    help = "Importe les lieux d'un fichier CSV ou XLSX ; sans --ecrire, montre ce qui changerait et n'écrit rien."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("fichier", type=Path, help="Mêmes colonnes que l'export.")
        parser.add_argument("--ecrire", action="store_true", help="Enregistre ce qui est créé ou changé.")
        parser.add_argument(
            "--lignes-correctes",
            action="store_true",
            help="Laisse de côté les lignes refusées au lieu de tout arrêter.",
        )

    def handle(
        self, *, fichier: Path, ecrire: bool, lignes_correctes: bool, verbosity: int, **options: object
    ) -> None:
        tableau = _lit(fichier)
        self.stdout.write(
            f"{tableau.fichier} : {tableau.lu_comme}, {len(tableau.lignes)} ligne{'s' if len(tableau.lignes) > 1 else ''}."
        )
        for remarque in tableau.remarques:
            self.stdout.write(f"  {remarque}")
        version = depot.version_actuelle()
        resultats = list(self._compare(tableau, verbosity))
        comptes = Counter(resultat.statut for resultat in resultats)
        self.stdout.write(phrase_du_compte(comptes))
        if comptes[LigneImport.Statut.REFUSE]:
            if not lignes_correctes:
                raise CommandError("\n".join([*_refus(tableau, resultats), "Rien n'a été enregistré."]))
            self.stdout.writelines(_refus(tableau, resultats))
        if not any(resultat.statut in LigneImport.ECRITS for resultat in resultats):
            self.stdout.write("La base dit déjà tout cela : il n'y a rien à enregistrer.")
        elif ecrire:
            self._ecrit(tableau, resultats, version, lignes_correctes, verbosity)
            self.stdout.write("Enregistré.")
        else:
            self.stdout.write("Rien n'est écrit : relancer avec --ecrire pour enregistrer.")

    def _compare(self, tableau: Tableau, verbosity: int) -> Iterator[Resultat]:
        references = References()
        identites = reconnait(tableau.lignes, references)
        with _barre("Comparaison", len(tableau.lignes), verbosity) as barre:
            for resultat in compare(tableau.lignes, identites, Regles(references), avance=barre.update):
                with tqdm.external_write_mode():
                    for phrase in phrases(resultat) if verbosity > 0 else ():
                        self.stdout.write(f"  ligne {resultat.ligne.numero}, {resultat.nom} : {phrase}")
                yield resultat

    @transaction.atomic
    def _ecrit(self, tableau, resultats, version, lignes_correctes, verbosity) -> None:
        importation = depot.depose_compare(tableau, resultats, version=version)
        nombre = sum(resultat.statut in LigneImport.ECRITS for resultat in resultats)
        with _barre("Écriture", nombre, verbosity) as barre:
            try:
                applique(importation, auteur=None, partiel=lignes_correctes, avance=barre.update)
            except BaseChangee as erreur:
                raise CommandError(
                    "Quelqu'un a changé le guide pendant la comparaison. Rien n'a été enregistré : relancer la commande."
                ) from erreur


def _lit(fichier: Path) -> Tableau:
    """Pèse le fichier avant de le lire : un fichier énorme n'entre jamais en mémoire."""
    try:
        verifie_taille(fichier.stat().st_size)
        return lit(fichier.name, fichier.read_bytes())
    except OSError as erreur:
        raise CommandError(f"{fichier.name} : fichier absent ou illisible.") from erreur
    except FichierRefuse as erreur:
        raise CommandError(f"{fichier.name} : {erreur} Rien n'a été enregistré.") from erreur


def _barre(quoi: str, total: int, verbosity: int) -> tqdm:
    return tqdm(total=total, desc=quoi, unit=" ligne", disable=verbosity < 1)


def _refus(tableau: Tableau, resultats: list[Resultat]) -> list[str]:
    """Chaque refus : fichier, ligne, colonne, valeur, raison."""
    refus = [
        f"{tableau.fichier}, ligne {resultat.ligne.numero}, {faute}"
        for resultat in resultats
        for faute in resultat.fautes
    ]
    reste = [f"… et {len(refus) - REFUS_MONTRES} autres refus."] if len(refus) > REFUS_MONTRES else []
    return refus[:REFUS_MONTRES] + reste
