"""Ce qu'un compte peut voir et changer. Une contribution ne sort pas de son périmètre : listes, adresses, choix, exports, actions.

Toute lecture de la rédaction passe par `filtre` ; rédaction, relecture et lecture voient tout.
"""

from typing import TypeVar

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from federations.models import Adhesion
from lieux.models import (
    Accueil,
    AncienneAdresse,
    Commune,
    InfoTemporaire,
    Lieu,
    Localite,
    Operateur,
    PremiereVisite,
    Verification,
)
from propositions.models import Proposition

from .models import Perimetre
from .roles import Role, roles_de

Compte = AbstractBaseUser | AnonymousUser
M = TypeVar("M", bound=Model)
NON_BORNES = {Role.REDACTION, Role.RELECTURE, Role.LECTURE}
LIGNES = (Accueil, PremiereVisite, InfoTemporaire, Verification, AncienneAdresse)
"""Ce qui tient à un lieu par son champ `lieu`, et suit son périmètre."""
COMMUNS = (Commune, Localite)
"""Données de référence publiques : de quoi écrire une adresse."""
FILTRES = (Lieu, Operateur, *LIGNES)


def est_borne(compte: Compte) -> bool:
    """Ce compte ne voit-il que son périmètre ?"""
    roles = roles_de(compte)
    return Role.CONTRIBUTION in roles and not roles & NON_BORNES


def _operateurs_confies(compte: Compte) -> QuerySet[Operateur]:
    perimetre = Perimetre.objects.filter(compte=compte)
    affilies = Adhesion.objects.valides_au(timezone.localdate()).filter(
        federation__in=perimetre.values("federations")
    )
    return Operateur.objects.filter(
        Q(pk__in=perimetre.values("operateurs")) | Q(pk__in=affilies.values("operateur"))
    )


def _lieux_confies(compte: Compte) -> QuerySet[Lieu]:
    perimetre = Perimetre.objects.filter(compte=compte)
    return Lieu.objects.filter(
        Q(pk__in=perimetre.values("lieux"))
        | Q(commune__in=perimetre.values("communes"))
        | Q(operateur__in=_operateurs_confies(compte).values("pk"))
    )


def filtre(objets: QuerySet[M], compte: Compte) -> QuerySet[M]:
    """Ceux de ces objets que ce compte peut voir. D'un modèle inconnu d'ici, une contribution ne voit rien."""
    modele = objets.model
    if not est_borne(compte) or modele in COMMUNS:
        return objets
    if modele is Lieu:
        return objets.filter(pk__in=_lieux_confies(compte).values("pk"))
    if modele in LIGNES:
        return objets.filter(lieu__in=_lieux_confies(compte).values("pk"))
    if modele is Proposition:
        return objets.filter(auteur=compte, lieu__in=_lieux_confies(compte).values("pk"))
    if modele is Operateur:
        des_lieux = _lieux_confies(compte).filter(operateur__isnull=False).values("operateur")
        return objets.filter(Q(pk__in=_operateurs_confies(compte).values("pk")) | Q(pk__in=des_lieux))
    return objets.none()


def voit(objet: Model, compte: Compte) -> bool:
    return not est_borne(compte) or filtre(type(objet)._base_manager.filter(pk=objet.pk), compte).exists()


def change(objet: Model, compte: Compte) -> bool:
    """Dans son périmètre, une contribution écrit ce que le public ne lit pas encore."""
    if not est_borne(compte):
        return True
    lieu = objet if isinstance(objet, Lieu) else getattr(objet, "lieu", None)
    return lieu is not None and modifiables(compte).filter(pk=lieu.pk).exists()


def modifiables(compte: Compte) -> QuerySet[Lieu]:
    """Lieux que ce compte écrit directement : une contribution ne touche ni à ce qui est publié, ni à ce qui est retiré."""
    lieux = Lieu.objects.all()
    if not est_borne(compte):
        return lieux
    return filtre(lieux, compte).filter(
        publication__in=[Lieu.Publication.BROUILLON, Lieu.Publication.A_RELIRE]
    )


def accueille(lieu: Lieu, compte: Compte) -> bool:
    """Ce lieu, tel qu'il va être enregistré, reste-t-il dans le périmètre ?"""
    if not est_borne(compte):
        return True
    confies = {"perimetres__compte": compte}
    return (
        Lieu.objects.filter(pk=lieu.pk, **confies).exists()
        or Commune.objects.filter(pk=lieu.commune_id, **confies).exists()
        or _operateurs_confies(compte).filter(pk=lieu.operateur_id).exists()
    )
