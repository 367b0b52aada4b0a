"""Imprime ce que la rédaction doit faire et, avec --envoyer, l'écrit aux personnes concernées."""

import logging
from smtplib import SMTPException

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from veille import rappels

journal = logging.getLogger(__name__)


class Command(BaseCommand):
    help = (
        "Dit ce qui est dû ; avec --envoyer, l'écrit à la rédaction et à la relecture, une fois par période."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--envoyer", action="store_true", help="Envoie les courriels et en garde la trace."
        )

    def handle(self, *, envoyer: bool, **options: object) -> None:
        jour = timezone.localdate()
        dues = rappels.rubriques(jour)
        for rubrique in dues:
            self.stdout.write("\n".join(rubrique.lignes()))
        if not dues:
            self.stdout.write("Rien n'est dû : tout est à jour.")
        elif not envoyer:
            self.stdout.write(
                "Rien n'est envoyé : relancer avec --envoyer pour écrire aux personnes concernées."
            )
        else:
            self._envoie(dues, jour)

    def _envoie(self, dues, jour) -> None:
        comptes = rappels.destinataires()
        if not comptes:
            raise CommandError(
                "Personne à qui écrire : donner un courriel aux comptes de rédaction ou de relecture."
            )
        manques = []
        for compte in comptes:
            try:
                nombre = rappels.envoie(compte, dues, jour)
            except (OSError, SMTPException) as erreur:
                journal.warning("rappel à %s : %s", compte.username, erreur)
                manques.append(compte.username)
                continue
            suite = f"{nombre} rappel{'s' if nombre > 1 else ''}" if nombre else "rien de nouveau"
            self.stdout.write(f"{compte.username} : {suite}.")
        if manques:
            noms = ", ".join(manques)
            raise CommandError(
                f"Courriel non parti pour {noms} : vérifier EMAIL_URL, puis relancer la commande."
            )
