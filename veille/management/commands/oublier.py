"""Dit ce qui a passé son temps et, avec --ecrire, l'oublie."""

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from veille.oubli import Oubli, oublis


class Command(BaseCommand):
    help = "Efface ce que la page « Vie privée » promet de ne pas garder plus longtemps."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--ecrire", action="store_true", help="Efface pour de bon.")

    @transaction.atomic
    def handle(self, *, ecrire: bool, verbosity: int, **options: object) -> None:
        perimes = [(oubli, nombre) for oubli in oublis() if (nombre := oubli.lignes.count())]
        if verbosity:
            self._dit(perimes, ecrire)
        if ecrire:
            for oubli, _ in perimes:
                oubli.oublie(oubli.lignes)

    def _dit(self, perimes: list[tuple[Oubli, int]], ecrire: bool) -> None:
        for oubli, nombre in perimes:
            self.stdout.write(f"{oubli.quoi} : {nombre}")
        if not perimes:
            self.stdout.write("Rien n'a passé son temps.")
        elif not ecrire:
            self.stdout.write("Rien n'est effacé : relancer avec --ecrire.")
