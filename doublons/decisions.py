"""Retenir ce que quelqu'un a décidé de deux fiches, et dire ce qui reste à décider."""

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.utils import timezone

from comptes.roles import Role, roles_de
from lieux.models import Lieu

from .models import DecisionDoublon, Paire
from .rapprochement import Avis
from .signes import paires_ressemblantes


def peut_decider(compte: AbstractBaseUser | AnonymousUser) -> bool:
    """Comparer et fusionner touchent à des fiches que tout le monde lit : rédaction et relecture."""
    return bool(roles_de(compte) & {Role.REDACTION, Role.RELECTURE})


def a_decider() -> dict[Paire, Avis]:
    """Paires ressemblantes dont personne n'a décidé, les plus sûres d'abord."""
    decidees = DecisionDoublon.objects.paires()
    return {paire: avis for paire, avis in paires_ressemblantes().items() if paire not in decidees}


def fusion_de(lieu: Lieu) -> DecisionDoublon | None:
    """La fusion qui a absorbé ce lieu, s'il est toujours retiré."""
    if lieu.publication != Lieu.Publication.RETIRE:
        return None
    return DecisionDoublon.objects.absorbes().filter(absorbe=lieu).select_related("premier", "second").first()


def retient(
    un: int, autre: int, *, decision: DecisionDoublon.Decision, par: AbstractBaseUser | None, mot: str = "", absorbe: int | None = None
) -> None:  # fmt: skip
    """Note la décision ; elle remplace celle qu'on aurait déjà prise de cette paire."""
    premier, second = sorted((un, autre))
    DecisionDoublon.objects.update_or_create(
        premier_id=premier,
        second_id=second,
        defaults={"decision": decision, "par": par, "mot": mot, "absorbe_id": absorbe, "le": timezone.now()},
    )


def retient_differents(lieu: int, autres: Iterable[int], *, par: AbstractBaseUser | None) -> None:
    """À la création : la personne a vu ces lieux, et dit que le sien en est un autre."""
    for autre in autres:
        retient(
            lieu, autre, decision=DecisionDoublon.Decision.DIFFERENTS, par=par, mot="Dit à la création de la fiche."
        )  # fmt: skip
