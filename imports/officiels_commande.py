"""Ce que partagent les commandes qui importent une liste officielle : montrer d'abord, écrire tout ou rien."""

from collections.abc import Iterator
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from .fichiers import FichierRefuse, verifie_taille
from .lecture import Tableau, lit
from .officiels import Comparaison, Liste, compare, ecris

REFUS_MONTRES = 50


class CommandeOfficielle(BaseCommand):
    """`liste` dit quoi lire ; `apres` écrit ce qui suit l'import, ou rien de l'import n'est gardé."""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("fichier", type=Path, help="CSV ou XLSX ; colonnes : docs/imports-officiels.md.")
        parser.add_argument(
            "--ecrire", "--appliquer", action="store_true", help="Enregistre ce qui est créé ou changé."
        )

    def liste(self, options: dict[str, object]) -> Liste:
        raise NotImplementedError

    def apres(self, liste: Liste, options: dict[str, object]) -> None:
        """Rien, sauf si une liste en dit plus que ses lignes."""

    def handle(self, *, fichier: Path, ecrire: bool, **options: object) -> None:
        liste = self.liste(options)
        tableau = _lit(fichier, liste)
        nombre = len(tableau.lignes)
        self.stdout.write(
            f"{tableau.fichier} : {tableau.lu_comme}, {nombre} ligne{'s' if nombre > 1 else ''}."
        )
        for remarque in tableau.remarques:
            self.stdout.write(f"  {remarque}")
        comparaison = compare(tableau, liste)
        if comparaison.fautes:
            raise CommandError("\n".join([*_refus(tableau, comparaison), "Rien n'a été enregistré."]))
        self._raconte(comparaison)
        if not ecrire:
            self.stdout.write("Rien n'est écrit : relancer avec --ecrire pour enregistrer.")
            return
        with transaction.atomic():
            ecris(comparaison, tableau.fichier)
            self.apres(liste, options)
        self.stdout.write("Enregistré.")

    def _raconte(self, comparaison: Comparaison) -> None:
        for fiche in comparaison.fiches:
            if fiche.statut != "inchange":
                quoi = "à créer" if fiche.cree else " ; ".join(fiche.changements)
                self.stdout.write(f"  ligne {fiche.ligne.numero}, {fiche.commune} : {quoi}")
        compte = comparaison.compte
        self.stdout.write(
            f"{compte['cree']} à créer, {compte['change']} à changer, {compte['inchange']} sans changement."
        )


def _lit(fichier: Path, liste: Liste) -> Tableau:
    try:
        verifie_taille(fichier.stat().st_size)
        return lit(fichier.name, fichier.read_bytes(), liste.titres)
    except OSError as erreur:
        raise CommandError(f"{fichier.name} : fichier absent ou illisible.") from erreur
    except FichierRefuse as erreur:
        raise CommandError(f"{fichier.name} : {erreur} Rien n'a été enregistré.") from erreur


def _refus(tableau: Tableau, comparaison: Comparaison) -> Iterator[str]:
    for ligne, faute in comparaison.fautes[:REFUS_MONTRES]:
        yield f"{tableau.fichier}, ligne {ligne.numero}, {faute}"
    if reste := comparaison.fautes[REFUS_MONTRES:]:
        yield f"… et {len(reste)} autres refus."
