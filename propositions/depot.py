"""Proposer, compléter, abandonner ; examiner et décider."""

from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from historique.differences import Difference, differences
from historique.etats import Etat, etat_actuel
from historique.remise import RemiseRefusee, remet
from imports.verrous import verrouille
from lieux.models import Lieu

from .contenu import complete, contenu, depassees, voulu
from .models import Proposition


class DejaDecidee(RemiseRefusee):
    def __init__(self) -> None:
        super().__init__(
            "Cette proposition n'est plus en attente : quelqu'un l'a décidée, ou son auteur l'a retirée."
        )


@transaction.atomic
def propose(*, lieu: int, auteur: AbstractBaseUser, avant: Etat, apres: Etat) -> Proposition | None:
    """La proposition en attente de cette personne pour ce lieu, complétée ; None si rien ne change."""
    nouveau = contenu(avant, apres)
    if not nouveau:
        return None
    Lieu.objects.select_for_update().get(pk=lieu)  # deux envois simultanés n'en font pas deux
    attente = Proposition.objects.en_attente().filter(lieu=lieu, auteur=auteur).first()
    proposition = attente or Proposition(lieu_id=lieu, auteur=auteur)
    proposition.contenu = complete(proposition.contenu, nouveau)
    proposition.proposee_le = timezone.now()
    proposition.full_clean()
    proposition.save()
    return proposition


@dataclass(frozen=True)
class Examen:
    """La proposition face au guide d'aujourd'hui."""

    proposition: Proposition
    vue: str
    differences: list[Difference]
    depassees: set[str]
    voulu: Etat

    @classmethod
    def de(cls, proposition: Proposition) -> "Examen":
        actuel = etat_actuel(Lieu, proposition.lieu_id)
        but = voulu(actuel, proposition.contenu)
        return cls(
            proposition,
            actuel.empreinte,
            differences(Lieu, actuel, but),
            depassees(actuel, proposition.contenu),
            but,
        )


@transaction.atomic
def decide(
    proposition: Proposition, *, choix: set[str], vue: str, mot: str, relecteur: AbstractBaseUser
) -> Proposition:
    """Reprend dans le guide ce qui est coché, et garde le mot pour le reste. Lève RemiseRefusee, dont la phrase dit pourquoi."""
    proposition = Proposition.objects.select_for_update(of=["self"]).get(pk=proposition.pk)
    if not proposition.en_attente:
        raise DejaDecidee
    Lieu.objects.select_for_update().get(pk=proposition.lieu_id)
    examen = Examen.de(proposition)
    if choix:
        raison = f"Proposition de {proposition.nom_de_l_auteur}, relue"
        lieu = remet(Lieu, proposition.lieu_id, voulu=examen.voulu, choix=choix, vue=vue, raison=raison)
        verrouille(lieu=lieu, champs=_champs(choix), auteur=relecteur)
    cles = {difference.cle for difference in examen.differences}
    proposition.repris = sorted(choix)
    return _ferme(proposition, _etat(cles, choix), mot=mot, par=relecteur)


def _champs(choix: set[str]) -> list[str]:
    """Les champs que le prochain import ne doit pas remplacer."""
    return [*choix, *(["publics"] if any(cle.startswith("accueil-") for cle in choix) else [])]


def _etat(cles: set[str], choix: set[str]) -> str:
    if cles <= choix:
        return Proposition.Etat.ACCEPTEE
    return Proposition.Etat.PARTIELLE if choix else Proposition.Etat.REFUSEE


@transaction.atomic
def abandonne(proposition: Proposition, *, auteur: AbstractBaseUser) -> None:
    proposition = Proposition.objects.select_for_update(of=["self"]).get(pk=proposition.pk)
    if not proposition.en_attente:
        raise DejaDecidee
    _ferme(proposition, Proposition.Etat.ABANDONNEE, mot="", par=auteur)


def _ferme(proposition: Proposition, etat: str, *, mot: str, par: AbstractBaseUser) -> Proposition:
    proposition.etat, proposition.mot = etat, mot
    proposition.decidee_le, proposition.decidee_par = timezone.now(), par
    proposition.full_clean()
    proposition.save()
    return proposition
