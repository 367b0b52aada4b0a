from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from connexion import journal, second_facteur
from connexion.models import Acces


class Command(BaseCommand):
    help = "Oublie le téléphone et les codes de secours d'une personne qui ne peut plus entrer."

    def add_arguments(self, parser) -> None:
        parser.add_argument("compte", help="nom d'utilisateur")

    def handle(self, *args, compte: str, **options) -> None:
        utilisateur = get_user_model().objects.filter(username=compte).first()
        if utilisateur is None:
            raise CommandError(f"Aucun compte ne s'appelle « {compte} » : vérifier le nom d'utilisateur.")
        with transaction.atomic():
            if not second_facteur.oublie(utilisateur):
                self.stdout.write(f"« {compte} » n'avait pas de second facteur : rien à faire.")
                return
            journal.note(Acces.Nature.REINITIALISATION, compte, None)
        self.stdout.write(
            f"Second facteur de « {compte} » oublié : un nouveau lui sera demandé à la prochaine connexion."
        )
