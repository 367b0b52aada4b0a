"""Contrôle tout ce qui est enregistré : une règle ou un plafond a pu changer depuis."""

from collections.abc import Iterator

from django.core.management.base import BaseCommand, CommandError
from django.db.models import QuerySet
from django.urls import reverse

from federations.models import Federation
from financements.models import Agrement, Dispositif, Enveloppe, IndiceISADF, PlanCohesionSociale


def controles() -> Iterator[QuerySet]:
    yield Dispositif.objects.select_related("parent")
    yield Enveloppe.objects.select_related("programmation__dispositif")
    yield Agrement.objects.pour_controle()
    yield PlanCohesionSociale.objects.pour_controle()
    yield IndiceISADF.objects.select_related("commune")
    yield Federation.objects.prefetch_related("regroupe")


class Command(BaseCommand):
    help = "Liste chaque octroi, plan, enveloppe, indice ou fédération qui enfreint une règle, avec la source de la règle."

    def handle(self, **options: object) -> None:
        lus = ecarts = 0
        for objets in controles():
            for objet in objets:
                lus += 1
                ecarts += self._raconte(objet)
        if ecarts:
            pluriel = "s" if ecarts > 1 else ""
            raise CommandError(f"{ecarts} écart{pluriel} sur {lus} objets contrôlés.")
        self.stdout.write(f"Aucun écart : {lus} objets contrôlés.")

    def _raconte(self, objet) -> int:
        """Dit les écarts de cet objet, et où le corriger ; rend leur nombre."""
        ecarts = list(objet.ecarts())
        if ecarts:
            page = reverse(f"admin:{objet._meta.app_label}_{objet._meta.model_name}_change", args=[objet.pk])
            self.stdout.write(f"{objet} ({objet._meta.verbose_name}, {page})")
        for ecart in ecarts:
            self.stdout.write(f"  {ecart}")
        return len(ecarts)
