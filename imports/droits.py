"""Qui importe, qui publie par import, à qui l'export dit une adresse confidentielle."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from comptes.roles import Role, roles_de

Compte = AbstractBaseUser | AnonymousUser


def peut_importer(compte: Compte) -> bool:
    return bool(roles_de(compte) & {Role.REDACTION, Role.RELECTURE})


def peut_publier(compte: Compte) -> bool:
    return bool(roles_de(compte) & {Role.REDACTION, Role.RELECTURE})


def peut_lire_les_confidentielles(compte: Compte) -> bool:
    """L'export des adresses confidentielles sort de la rédaction : il n'est qu'à elle."""
    return Role.REDACTION in roles_de(compte)
