"""Noter, d'un geste, que des fiches ont été vérifiées aujourd'hui ; et le défaire."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from historique import traces
from lieux.models import Lieu, Verification

METHODES = (
    Verification.Methode.TELEPHONE,
    Verification.Methode.VISITE,
    Verification.Methode.COURRIEL,
    Verification.Methode.SOURCE,
)
"""Celles qu'une personne de la rédaction note d'un clic ; « par le lieu lui-même » vient du lieu."""


@dataclass(frozen=True, slots=True)
class Notees:
    """Clés des vérifications notées, et nombre de fiches où la même l'était déjà ce jour-là."""

    pks: list[int]
    deja: int


@transaction.atomic
def note(
    *, lieux: Iterable[int], methode: Verification.Methode, auteur: AbstractBaseUser, jour: date
) -> Notees:
    """Note la vérification de ces lieux (clés primaires), en une écriture. La même notée deux fois n'est pas une erreur."""
    # Les lieux sont retenus jusqu'à la fin : deux clics simultanés ne notent pas deux fois.
    presents = set(
        Lieu.objects.order_by("pk").select_for_update().filter(pk__in=lieux).values_list("pk", flat=True)
    )
    deja = set(
        Verification.objects.filter(lieu__in=presents, methode=methode, verifie_le=jour).values_list(
            "lieu", flat=True
        )
    )
    nouvelles = Verification.objects.bulk_create(
        Verification(lieu_id=pk, methode=methode, verifie_le=jour, verifie_par=auteur)
        for pk in sorted(presents - deja)
    )
    traces.note(nouvelles, cree=True)
    return Notees([verification.pk for verification in nouvelles], len(deja))


def annule(*, pks: Iterable[int], auteur: AbstractBaseUser) -> int:
    """Efface ces vérifications, si elles sont de cette personne. Rend leur nombre."""
    nombre, _ = Verification.objects.filter(pk__in=pks, verifie_par=auteur).delete()
    return nombre
