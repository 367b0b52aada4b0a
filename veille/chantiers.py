"""La liste de travail : ce qui reste à faire, ce qui nuit le plus aux visiteurs d'abord.

Un chantier est une fonction : elle compte, en une requête, et donne l'adresse de la liste qui montre les mêmes lignes.
En ajouter un : l'écrire, et le nommer dans GROUPES à la place que lui donne le tort qu'il fait au visiteur.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from comptes import perimetres
from doublons.decisions import a_decider, peut_decider
from financements import fragilite
from financements.models import Agrement, Programmation
from lieux.dates import il_y_a_mois
from lieux.models import Lieu
from propositions.models import Proposition
from signalements.models import Signalement
from signalements.travail import signalements_en_attente

from . import liens
from .models import VerificationLien


@dataclass(frozen=True, slots=True)
class Chantier:
    """`nombre` lignes à `adresse`. `phrase` : pourquoi cela compte ; `fini` : ce qu'on lit quand il n'y en a plus.
    `details` : couples (nombre, suite de la phrase, adresse) qui disent depuis combien de temps."""

    titre: str
    nombre: int
    adresse: str
    phrase: str
    fini: str
    details: tuple[tuple[int, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Groupe:
    titre: str
    chantiers: list[Chantier]

    @property
    def a_faire(self) -> list[Chantier]:
        return [chantier for chantier in self.chantiers if chantier.nombre]

    @property
    def finis(self) -> list[Chantier]:
        return [chantier for chantier in self.chantiers if not chantier.nombre]


@dataclass(frozen=True)
class Portee:
    """Ce qu'une personne peut voir, un jour donné."""

    utilisateur: AbstractBaseUser
    jour: date

    @cached_property
    def lieux(self) -> QuerySet[Lieu]:
        return perimetres.filtre(Lieu.objects.all(), self.utilisateur)

    @property
    def publiees(self) -> QuerySet[Lieu]:
        """Fiches que le public lit : celles qui doivent rester vraies."""
        return self.lieux.a_tenir_a_jour()

    def voit(self, modele: type[Model]) -> bool:
        droits = [
            f"{modele._meta.app_label}.{verbe}_{modele._meta.model_name}" for verbe in ("view", "change")
        ]
        return any(map(self.utilisateur.has_perm, droits))


def liste(modele: type[Model], **filtres: str) -> str:
    """Adresse de la liste de ce modèle dans la rédaction, avec ces filtres."""
    adresse = reverse(f"admin:{modele._meta.app_label}_{modele._meta.model_name}_changelist")
    return f"{adresse}?{urlencode(filtres)}"


def verification_en_retard(portee: Portee) -> Chantier:
    """Le retard se compte depuis l'échéance que donne le rythme de chaque lieu."""
    nombres = portee.publiees.compte_retards(portee.jour, (0, 3, 12))
    details = [
        (nombres[3], "depuis plus de 3 mois", "retard-3-mois"),
        (nombres[12], "depuis plus d'un an", "retard-1-an"),
    ]
    return Chantier(
        "Vérifications en retard",
        nombres[0],
        liste(Lieu, verification="retard"),
        "Elles étaient justes un jour ; le sont-elles encore ?",
        "Aucune vérification en retard.",
        tuple((n, suite, liste(Lieu, verification=choix)) for n, suite, choix in details if n),
    )


def jamais_verifiees(portee: Portee) -> Chantier:
    return Chantier(
        "Fiches jamais vérifiées",
        portee.publiees.jamais_verifies().count(),
        liste(Lieu, verification="jamais"),
        "Recopiées d'une source publique : personne n'a encore téléphoné.",
        "Toutes les fiches ont été vérifiées un jour.",
    )


def liens_morts(portee: Portee) -> Chantier:
    return Chantier(
        "Liens morts",
        liens.au_lien(VerificationLien.Etat.MORT, portee.publiees).count(),
        liste(Lieu, lien=VerificationLien.Etat.MORT.value),
        "Le site de la fiche ne répond plus : le lieu a peut-être changé, ou fermé.",
        "Aucun lien mort sur les fiches.",
    )


def autres_liens_morts(portee: Portee) -> Chantier | None:
    if not portee.voit(VerificationLien):
        return None
    return Chantier(
        "Liens morts d'opérateurs et de fédérations",
        liens.cites_hors_des_lieux().morts().count(),
        liste(VerificationLien, cite_par="autres", etat__exact=VerificationLien.Etat.MORT.value),
        "Le site d'un opérateur ou d'une fédération ne répond plus.",
        "Aucun lien mort chez les opérateurs ni les fédérations.",
    )


def sans_horaires(portee: Portee) -> Chantier:
    return Chantier(
        "Horaires inconnus",
        portee.publiees.filter(horaires="").count(),
        liste(Lieu, manque="horaires"),
        "On ne sait pas quand la porte s'ouvre.",
        "Tous les horaires sont connus.",
    )


def sans_telephone(portee: Portee) -> Chantier:
    return Chantier(
        "Téléphone inconnu",
        portee.publiees.filter(telephone="").count(),
        liste(Lieu, manque="telephone"),
        "Impossible d'appeler avant de venir.",
        "Tous les téléphones sont connus.",
    )


def sans_position(portee: Portee) -> Chantier:
    return Chantier(
        "Position imprécise",
        portee.publiees.sans_position_utile().count(),
        liste(Lieu, manque="position"),
        "Sans position, ou au centre de la commune : la carte ne mène pas à la porte.",
        "Toutes les positions mènent à la porte.",
    )


def a_relire(portee: Portee) -> Chantier:
    return Chantier(
        "Fiches à relire",
        portee.lieux.filter(publication=Lieu.Publication.A_RELIRE).count(),
        liste(Lieu, publication__exact=Lieu.Publication.A_RELIRE.value),
        "Écrites, mais pas encore publiées.",
        "Rien à relire.",
    )


def propositions(portee: Portee) -> Chantier | None:
    if not portee.utilisateur.has_perm("propositions.change_proposition"):
        return None
    return Chantier(
        "Propositions à examiner",
        Proposition.objects.en_attente().count(),
        liste(Proposition, etat__exact=Proposition.Etat.ATTENTE.value),
        "Quelqu'un du terrain propose de corriger une fiche publiée.",
        "Toutes les propositions ont été examinées.",
    )


def agrements_finissants(portee: Portee) -> Chantier | None:
    if not portee.voit(Agrement):
        return None
    return Chantier(
        "Agréments qui se terminent",
        Agrement.objects.finissent_bientot(portee.jour).count(),
        liste(Agrement, echeance="six-mois"),
        "D'ici six mois : sera-t-il renouvelé, le lieu tiendra-t-il ?",
        "Aucun agrément ne se termine d'ici six mois.",
    )


def lieux_fragiles(portee: Portee) -> Chantier:
    return Chantier(
        "Lieux sans appui durable connu",
        fragilite.lieux_fragiles(portee.publiees, portee.jour).count(),
        reverse("admin:financements_fragilite"),
        "Leur seul appui connu est facultatif, ou fini : qui peut aider, et avant quand ?",
        "Aucun lieu dont le seul appui connu soit facultatif ou fini.",
    )


def programmations_finissantes(portee: Portee) -> Chantier | None:
    if not portee.voit(Programmation):
        return None
    return Chantier(
        "Programmations qui se terminent",
        Programmation.objects.finissent_bientot(portee.jour).count(),
        liste(Programmation, echeance="six-mois"),
        "D'ici six mois : noter la suite, ou la prolongation.",
        "Aucune programmation ne se termine d'ici six mois.",
    )


def signalements(portee: Portee) -> Chantier | None:
    if not portee.voit(Signalement):
        return None
    nombre, adresse = signalements_en_attente()
    return Chantier(
        "Signalements du public",
        nombre,
        adresse,
        "Quelqu'un a pris la peine d'écrire : une fiche est peut-être fausse.",
        "Tous les signalements ont été traités.",
    )


def doublons(portee: Portee) -> Chantier | None:
    """Compare toutes les fiches, quelle que soit la portée : seule la rédaction et la relecture les voient."""
    if not peut_decider(portee.utilisateur):
        return None
    return Chantier(
        "Doublons probables",
        len(a_decider()),
        reverse("admin:doublons_a_decider"),
        "Deux fiches pour un lieu : l'une des deux finit par mentir.",
        "Aucun doublon probable.",
    )


Fonction = Callable[[Portee], Chantier | None]

GROUPES: tuple[tuple[str, tuple[Fonction, ...]], ...] = (
    (
        "Ce qui peut tromper quelqu'un",
        (signalements, verification_en_retard, liens_morts, jamais_verifiees, doublons),
    ),
    ("Ce qui manque aux fiches", (sans_horaires, sans_telephone, sans_position)),
    (
        "Ce qui attend l'équipe",
        (
            propositions,
            a_relire,
            agrements_finissants,
            lieux_fragiles,
            programmations_finissantes,
            autres_liens_morts,
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Travail:
    """Ce que l'accueil de la rédaction montre : `fiches` publiées, dont `verifiees` depuis moins d'un an ; les groupes."""

    fiches: int
    verifiees: int
    groupes: list[Groupe]

    @property
    def reste(self) -> bool:
        return any(groupe.a_faire for groupe in self.groupes)


def travail(utilisateur: AbstractBaseUser, jour: date | None = None) -> Travail | None:
    """Le travail de cette personne ; None si elle ne voit pas les fiches."""
    portee = Portee(utilisateur, jour or timezone.localdate())
    if not portee.voit(Lieu):
        return None
    groupes = []
    for titre, fonctions in GROUPES:
        chantiers = [chantier for fonction in fonctions if (chantier := fonction(portee))]
        groupes.append(Groupe(titre, chantiers))
    recentes = portee.publiees.verifies_depuis(il_y_a_mois(portee.jour, 12))
    return Travail(
        portee.publiees.count(), recentes.count(), [groupe for groupe in groupes if groupe.chantiers]
    )
