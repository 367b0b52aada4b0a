"""Importe la liste officielle des plans de cohésion sociale d'une période."""

from datetime import date

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from imports.officiels_commande import CommandeOfficielle
from imports.officiels_listes import ListePcs, programmation_de
from lieux.actes import acte


class Command(CommandeOfficielle):
    help = "Importe les plans de cohésion sociale ; sans --ecrire, montre ce qui changerait et n'écrit rien."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--debut", type=date.fromisoformat, help="Premier jour de la période ; sinon, celle en cours."
        )
        parser.add_argument(
            "--complete-au",
            type=date.fromisoformat,
            help="Jour de la liste, si elle nomme tous les plans : les autres communes n'en ont alors pas.",
        )

    def liste(self, options: dict[str, object]) -> ListePcs:
        periode = programmation_de(options["debut"], timezone.localdate())
        if periode is None:
            raise CommandError(
                "Aucune période du plan de cohésion sociale à cette date : la noter d'abord dans la rédaction."
            )
        return ListePcs(periode)

    def apres(self, liste: ListePcs, options: dict[str, object]) -> None:
        if options["complete_au"]:
            liste.programmation.plans_complets_au = options["complete_au"]
            with acte(raison="Liste complète des plans"):
                liste.programmation.save()
