"""Garde les chiffres du secteur d'aujourd'hui, qu'on pourra citer par leur date."""

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from financements import chiffres


class Command(BaseCommand):
    help = "Compte les chiffres du secteur ; sans --ecrire, les montre et n'en garde rien."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--ecrire", action="store_true", help="Garde le relevé, qui ne changera plus.")

    def handle(self, *, ecrire: bool, **options: object) -> None:
        jour = timezone.localdate()
        for groupe in chiffres.compte(jour)["groupes"]:
            self.stdout.write(groupe["titre"])
            for chiffre in groupe["chiffres"]:
                self.stdout.write(f"  {chiffre['libelle']} : {chiffre['nombre']}")
        if not ecrire:
            self.stdout.write("Rien n'est gardé : relancer avec --ecrire pour garder ce relevé.")
            return
        try:
            garde = chiffres.releve(jour)
        except chiffres.DejaReleve as erreur:
            raise CommandError(
                f"Les chiffres du {jour:%d/%m/%Y} sont déjà relevés : un relevé ne change plus."
            ) from erreur
        self.stdout.write(f"Gardé : {garde.get_absolute_url()}")
