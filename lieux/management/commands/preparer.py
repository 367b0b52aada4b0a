"""Prépare tout ce que le serveur demande, en un seul processus : une seconde fois, il n'y a plus rien à faire."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from lieux import demarrage, traductions
from lieux.chargement import ChargementRefuse
from lieux.etat_base import BaseInutilisable


class Impossible(CommandError):
    """Django écrit le nom de la classe devant la phrase : « Impossible: … »."""


class Command(BaseCommand):
    help = "Prépare la base, les données, les fichiers statiques et le compte de rédaction. Sans effet la seconde fois."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", help="Port où le site sera servi : vérifié avant tout le reste.")

    def handle(self, *, port: str | None, **options: object) -> None:
        try:
            if port is not None:
                demarrage.verifie_port(port)
            self._prepare()
        except (BaseInutilisable, ChargementRefuse, demarrage.DemarrageImpossible) as erreur:
            raise Impossible(str(erreur)) from erreur
        if port is not None:
            self.stdout.write(
                f"Le site : http://127.0.0.1:{port}/   La rédaction : http://127.0.0.1:{port}/redaction/"
            )

    def _prepare(self) -> None:
        traductions.compile_tout()
        demarrage.prepare_base(self.stdout.write)
        demarrage.charge_si_vide(self.stdout.write)
        if not settings.DEBUG:
            demarrage.rassemble_statique(self.stdout.write)
        if compte := demarrage.cree_compte():
            nom, mot_de_passe = compte
            self.stdout.write(f"\nCompte de rédaction : {nom}   Mot de passe : {mot_de_passe}")
            self.stdout.write("Le noter : il n'est montré que cette fois.\n\n")
