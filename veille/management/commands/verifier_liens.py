"""Visite les sites que citent les fiches et, avec --ecrire, enregistre ce qu'ils répondent."""

from collections import Counter

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from tqdm import tqdm

from veille import liens
from veille.models import VerificationLien
from veille.visites import Visiteur


class Command(BaseCommand):
    help = "Visite poliment les sites des fiches ; sans --ecrire, dit ce qu'ils répondent et n'écrit rien."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--ecrire", action="store_true", help="Enregistre ce que chaque site répond.")
        parser.add_argument(
            "--jours", type=int, default=7, help="Ne pas revoir un site vu depuis moins de jours (7)."
        )
        parser.add_argument(
            "--tout", action="store_true", help="Revoir tous les sites, même vus aujourd'hui."
        )
        parser.add_argument(
            "--pause", type=float, default=1.0, help="Secondes entre deux demandes au même site (1)."
        )
        parser.add_argument(
            "--delai", type=float, default=10.0, help="Secondes sans réponse avant de renoncer (10)."
        )
        parser.add_argument(
            "--reseau-local",
            action="store_true",
            help="Permet les adresses privées : pour un intranet ou un essai.",
        )

    def handle(self, *, ecrire: bool, jours: int, tout: bool, verbosity: int, **options: object) -> None:
        visiteur = _visiteur(**options)
        adresses = liens.a_visiter(0 if tout else jours, timezone.now())
        comptes = Counter()
        with tqdm(total=len(adresses), desc="Visites", unit=" site", disable=verbosity < 1) as barre:
            for lien in liens.visite(adresses, visiteur):
                if ecrire:
                    lien.save()
                comptes[lien.etat] += 1
                with tqdm.external_write_mode():
                    self._dit(lien)
                barre.update()
        if ecrire:
            liens.oublie_les_autres()
        self._conclut(comptes, ecrire)

    def _dit(self, lien: VerificationLien) -> None:
        if lien.phrase:
            self.stdout.write(f"{lien.adresse} : {lien.phrase}")

    def _conclut(self, comptes: Counter, ecrire: bool) -> None:
        if not comptes:
            self.stdout.write("Aucun site à visiter : tous l'ont été récemment.")
            return
        detail = ", ".join(
            f"{comptes[etat]} {etat.label.partition(',')[0].lower()}"
            for etat in VerificationLien.Etat
            if comptes[etat]
        )
        self.stdout.write(f"{comptes.total()} site{'s' if comptes.total() > 1 else ''} : {detail}.")
        if not ecrire:
            self.stdout.write("Rien n'est écrit : relancer avec --ecrire pour enregistrer.")


def _visiteur(*, pause: float, delai: float, reseau_local: bool, **_autres: object) -> Visiteur:
    if pause < 0 or delai <= 0:
        raise CommandError(
            "--pause et --delai : donner un nombre de secondes ; le délai ne peut pas être nul."
        )
    return Visiteur(reseau_local=reseau_local, pause=pause, delai=delai)
