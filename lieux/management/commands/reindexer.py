"""Récrit tout l'index de la recherche à partir des données."""

from django.core.management.base import BaseCommand
from tqdm import tqdm

from lieux import plein_texte
from lieux.models import Lieu


class Command(BaseCommand):
    help = "Récrit l'index de la recherche et dit ce qui y différait des données."

    def handle(self, *, verbosity: int, **options: object) -> None:
        plein_texte.installe()
        with tqdm(
            total=Lieu.objects.count(), unit=" lieux", file=self.stderr, disable=not verbosity
        ) as barre:
            bilan = plein_texte.reconstruit(avance=barre.update)
        self.stdout.write(str(bilan))
