"""Importe la population des communes, par commune et par année."""

from imports.officiels_commande import CommandeOfficielle
from imports.officiels_listes import ListePopulation


class Command(CommandeOfficielle):
    help = "Importe la population des communes ; sans --ecrire, montre ce qui changerait et n'écrit rien."

    def liste(self, options: dict[str, object]) -> ListePopulation:
        return ListePopulation()
