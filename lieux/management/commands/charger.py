"""Charge `fixtures/*.jsonl`, ou les fichiers nommés, dans la base."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from lieux.chargement import Bilan, ChargementRefuse, charge


class Command(BaseCommand):
    help = "Charge les données des fichiers .jsonl ; sans --ecrire, montre ce qui changerait et n'écrit rien."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("fichiers", nargs="*", type=Path, help="Par défaut : fixtures/*.jsonl.")
        parser.add_argument("--ecrire", action="store_true", help="Enregistre ce qui est créé ou changé.")

    def handle(self, *, fichiers: list[Path], ecrire: bool, verbosity: int, **options: object) -> None:
        def raconte(bilan: Bilan) -> None:
            self.stdout.write(str(bilan))
            details = bilan.changes + (bilan.crees if verbosity > 1 else [])
            for detail in details:
                self.stdout.write(f"  {detail}")

        try:
            charge(
                fichiers or sorted((settings.BASE_DIR / "fixtures").glob("*.jsonl")),
                ecrire=ecrire,
                raconte=raconte,
            )
        except ChargementRefuse as erreur:
            raise CommandError(f"{erreur} Rien n'a été enregistré.") from erreur
        self.stdout.write(
            "Enregistré." if ecrire else "Rien n'est écrit : relancer avec --ecrire pour enregistrer."
        )
