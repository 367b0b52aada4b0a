"""Les quatre rôles de la rédaction : des groupes de Django, que la première migration crée."""

from enum import StrEnum

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser


class Role(StrEnum):
    """La valeur est le nom du groupe."""

    REDACTION = "rédaction"  # tout
    RELECTURE = "relecture"  # relit, corrige et publie
    CONTRIBUTION = "contribution"  # propose, dans son périmètre
    LECTURE = "lecture"  # consulte


def roles_de(utilisateur: AbstractBaseUser | AnonymousUser) -> frozenset[Role]:
    """Rôles d'un compte actif de la rédaction ; un super-utilisateur a celui de la rédaction. Une requête, gardée sur l'objet."""
    if not (utilisateur.is_active and getattr(utilisateur, "is_staff", False)):
        return frozenset()
    if utilisateur.is_superuser:
        return frozenset({Role.REDACTION})
    if not hasattr(utilisateur, "_roles"):
        noms = set(utilisateur.groups.values_list("name", flat=True))
        utilisateur._roles = frozenset(role for role in Role if role.value in noms)
    return utilisateur._roles
