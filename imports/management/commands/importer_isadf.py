"""Importe les indices ISADF de l'IWEPS, par commune et par année."""

from imports.officiels_commande import CommandeOfficielle
from imports.officiels_listes import ListeISADF


class Command(CommandeOfficielle):
    help = "Importe les indices ISADF de l'IWEPS ; sans --ecrire, montre ce qui changerait et n'écrit rien."

    def liste(self, options: dict[str, object]) -> ListeISADF:
        return ListeISADF()
