"""Fusionner deux fiches d'un même lieu, en un acte : valeurs choisies, relations reprises sans doublon, adresse qui suit.

La fiche absorbée reste, retirée, avec son histoire ; son ancienne adresse mène à la fiche gardée.
"""

from collections.abc import Collection, Mapping

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import models, transaction

from historique.etats import Valeurs
from imports.verrous import verrouille
from lieux.actes import acte
from lieux.models import Accueil, AncienneAdresse, InfoTemporaire, Lieu, PremiereVisite, Verification
from observations.models import Observation
from propositions.models import Proposition
from signalements.models import Signalement

from .comparaison import GARDE, LES_DEUX, Comparaison, Point, reunit
from .decisions import retient
from .models import DecisionDoublon

LIGNES: dict[type[models.Model], tuple[str, ...]] = {
    Accueil: ("public_id",),
    PremiereVisite: (),
    InfoTemporaire: ("debut", "nature"),
    Verification: ("verifie_le", "methode"),
    AncienneAdresse: ("slug",),
    Signalement: ("pk",),
    Observation: ("slug",),
}
"""Ce qui passe à la fiche gardée, et ce qui y ferait double emploi."""
IGNORES = ("", None, "inconnu")
SUFFIXE = "-fusionne"


class FusionRefusee(Exception):
    """La phrase dit ce qui empêche, et quoi faire."""


@transaction.atomic
def fusionne(
    *, garde: int, absorbe: int, choix: Mapping[str, str], vue: str, par: AbstractBaseUser, mot: str = ""
) -> Lieu:
    """Rend la fiche gardée. `choix` : par point, « garde », « absorbe » ou « les_deux » ; `vue` : ce qu'on a lu avant de choisir."""
    lieux = Lieu.objects.select_for_update().order_by("pk").in_bulk([garde, absorbe])
    if len(lieux) != 2 or deja_absorbes(lieux):
        raise FusionRefusee("L'une de ces deux fiches est déjà fusionnée, ou n'existe plus.")
    deux = Comparaison.de(lieux[garde], lieux[absorbe])
    if deux.vue != vue:
        raise FusionRefusee(
            "Une des deux fiches a changé pendant que vous lisiez : les voici à jour. Rien n'est enregistré."
        )
    if Proposition.objects.en_attente().filter(lieu=absorbe).exists():
        raise FusionRefusee(
            f"Une proposition attend sur « {deux.absorbe.nom} » : l'accepter ou la refuser d'abord, puis fusionner."
        )
    with acte(raison=f"Fusion de « {deux.absorbe.nom} » dans « {deux.garde.nom} »"[:300]):
        pris = [point for point in deux.differents if choix.get(point.cle, GARDE) != GARDE]
        corriges = [champ for point in pris for champ in point.champs]
        if deux.absorbe.accueils.exists():
            corriges.append("publics")
        _retire(deux.absorbe, deux.garde)
        _prend(deux, pris, choix)
        for modele, identite in LIGNES.items():
            _reprend(modele, identite, deux.garde, deux.absorbe)
        _relie_ailleurs(deux.garde, deux.absorbe)
        verrouille(lieu=deux.garde, champs=corriges, auteur=par)
        retient(
            garde, absorbe, decision=DecisionDoublon.Decision.FUSION, par=par, mot=mot, absorbe=absorbe
        )  # fmt: skip
    return deux.garde


def deja_absorbes(lieux: Collection[int]) -> bool:
    return DecisionDoublon.objects.absorbes().filter(absorbe__in=list(lieux)).exists()


def _retire(absorbe: Lieu, garde: Lieu) -> None:
    """D'abord, pour que l'adresse soit libre ; la fiche gardée la reçoit."""
    ancien, rang = absorbe.slug, 1
    absorbe.slug = base = ancien[: 120 - len(SUFFIXE) - 4] + SUFFIXE
    while Lieu.objects.filter(slug=absorbe.slug).exists():
        rang += 1
        absorbe.slug = f"{base}-{rang}"
    absorbe.publication = Lieu.Publication.RETIRE
    absorbe.save()
    AncienneAdresse.objects.create(slug=ancien, lieu=garde)


def _prend(deux: Comparaison, pris: list[Point], choix: Mapping[str, str]) -> None:
    """Enregistre la fiche gardée avec les valeurs choisies. Lève FusionRefusee si elles ne vont pas ensemble."""
    a, b = (etat.propres for etat in deux.etats)
    valeurs: Valeurs = {}
    for point in pris:
        if choix[point.cle] == LES_DEUX:
            valeurs[point.cle] = reunit(point.cle, a, b)
        else:
            valeurs |= {champ: b[champ] for champ in point.champs}
    relations = {nom: v for nom, v in valeurs.items() if Lieu._meta.get_field(nom).many_to_many}
    for nom in valeurs.keys() - relations.keys():
        setattr(deux.garde, Lieu._meta.get_field(nom).attname, valeurs[nom])
    try:
        deux.garde.full_clean()
    except ValidationError as erreur:
        raise FusionRefusee(" ".join(_phrases(erreur))) from erreur
    deux.garde.save()
    for nom, cles in relations.items():
        getattr(deux.garde, nom).set(cles)


def _phrases(erreur: ValidationError) -> list[str]:
    """« Code postal : … », une par faute."""
    phrases = []
    for nom, messages in erreur.message_dict.items():
        champ = next((c for c in Lieu._meta.fields if c.name == nom), None)
        entete = f"{champ.verbose_name.capitalize()} : " if champ else ""
        phrases += [f"{entete}{message}" for message in messages]
    return phrases


def _reprend(modele: type[models.Model], identite: tuple[str, ...], garde: Lieu, absorbe: Lieu) -> None:
    """Chaque ligne passe à la fiche gardée ; celle qui y est déjà la complète, et reste où elle est."""

    def designe(ligne: models.Model) -> tuple:
        return tuple(getattr(ligne, nom) for nom in identite)

    siennes = {designe(ligne): ligne for ligne in modele._base_manager.filter(lieu=garde)}
    for ligne in modele._base_manager.filter(lieu=absorbe).order_by("pk"):
        if jumelle := siennes.get(designe(ligne)):
            _complete(jumelle, ligne)
        else:
            ligne.lieu = garde
            ligne.save()


def _complete(ligne: models.Model, autre: models.Model) -> None:
    """Ce que la ligne ignore et que l'autre sait."""
    for champ in ligne._meta.concrete_fields:
        if getattr(ligne, champ.attname) in IGNORES:
            setattr(ligne, champ.attname, getattr(autre, champ.attname))
    ligne.save()


def _relie_ailleurs(garde: Lieu, absorbe: Lieu) -> None:
    """Les relations que d'autres modèles portent (agréments, périmètres) désignent la fiche gardée."""
    for relation in Lieu._meta.related_objects:
        if relation.many_to_many:
            for objet in relation.related_model._base_manager.filter(**{relation.field.name: absorbe}):
                lieux = getattr(objet, relation.field.name)
                lieux.add(garde)
                lieux.remove(absorbe)
