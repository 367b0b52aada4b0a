"""Ce qui est dû un jour donné, et à qui l'écrire. Une chose due se rappelle une fois par personne et par période."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone

from comptes.roles import Role, roles_de
from financements.models import Agrement, Programmation
from lieux import fraicheur
from lieux.horaires_mots import en_date
from lieux.models import Lieu, Verification
from signalements.models import Signalement

from .models import Rappel
from .mots import de_mois

MONTREES = 50
"""Lignes d'une rubrique dans un courriel ; la liste de travail montre les autres."""


@dataclass(frozen=True, slots=True)
class Due:
    """Une chose à faire. `cle` : la même tant que rien n'a été fait ; `par` : la clé de qui l'avait faite."""

    cle: str
    phrase: str
    par: int | None = None


@dataclass(frozen=True, slots=True)
class Rubrique:
    titre: str
    roles: frozenset[Role]
    dues: list[Due]

    def lignes(self, destinataire: int | None = None) -> list[str]:
        """Le titre et les choses dues, celles que cette personne avait faites d'abord."""
        siennes = [due for due in self.dues if destinataire and due.par == destinataire]
        autres = [due for due in self.dues if due not in siennes]
        lues = [f"- {due.phrase} ; la dernière fois, c'était vous" for due in siennes]
        lues += [f"- {due.phrase}" for due in autres]
        reste = [f"- … et {len(lues) - MONTREES} de plus."] if len(lues) > MONTREES else []
        return [f"{self.titre} : {len(lues)}", *lues[:MONTREES], *reste]


TOUS = frozenset({Role.REDACTION, Role.RELECTURE})
REDACTION = frozenset({Role.REDACTION})


def verifications(jour: date) -> Rubrique:
    """Les plus grands retards d'abord."""
    dernieres = Verification.objects.filter(lieu=OuterRef("pk")).order_by("-verifie_le", "-pk")
    lieux = (
        Lieu.objects.a_tenir_a_jour()
        .verification_en_retard(jour)
        .annotate(par=Subquery(dernieres.values("verifie_par")[:1]))
        .order_by(F("derniere_verification").asc(), "nom", "pk")
    )
    dues = [
        Due(f"verification:{lieu.pk}:{lieu.derniere_verification}", _retard(lieu, jour), lieu.par)
        for lieu in lieux
    ]
    return Rubrique("Vérifications en retard", TOUS, dues)


def _retard(lieu: Lieu, jour: date) -> str:
    mois = fraicheur.mois_de_retard(lieu.derniere_verification, lieu.rythme_verification, jour)
    faite = en_date(lieu.derniere_verification, annee=True)
    return f"{lieu.nom} : vérifié le {faite}, en retard {de_mois(mois)}"


def signalements(jour: date) -> Rubrique:
    attendent = Signalement.objects.en_attente().select_related("lieu").order_by("recu_le", "pk")
    dues = [
        Due(f"signalement:{s.pk}", f"{s} (reçu le {en_date(timezone.localdate(s.recu_le), annee=True)})")
        for s in attendent
    ]
    return Rubrique("Signalements du public en attente", TOUS, dues)


def financements(jour: date) -> Rubrique:
    """Agréments et programmations qui se terminent d'ici six mois."""
    agrements = Agrement.objects.finissent_bientot(jour).select_related("operateur", "dispositif")
    programmations = Programmation.objects.finissent_bientot(jour).select_related("dispositif")
    finissent = [*agrements.order_by("fin", "pk"), *programmations.order_by("fin", "pk")]
    dues = [
        Due(f"{o._meta.model_name}:{o.pk}:{o.fin}", f"{o} : se termine le {en_date(o.fin, annee=True)}")
        for o in finissent
    ]
    return Rubrique("Financements qui se terminent d'ici six mois", REDACTION, dues)


RUBRIQUES: tuple[Callable[[date], Rubrique], ...] = (signalements, verifications, financements)


def rubriques(jour: date) -> list[Rubrique]:
    """Ce qui est dû ce jour-là ; les rubriques vides n'y sont pas."""
    return [rubrique for lit in RUBRIQUES if (rubrique := lit(jour)).dues]


def destinataires() -> list[AbstractBaseUser]:
    """Comptes actifs de la rédaction et de la relecture qui ont une adresse."""
    comptes: QuerySet = get_user_model().objects.filter(is_active=True, is_staff=True).exclude(email="")
    return [compte for compte in comptes.order_by("pk") if roles_de(compte) & TOUS]


@transaction.atomic
def envoie(compte: AbstractBaseUser, dues: list[Rubrique], jour: date) -> int:
    """Écrit à cette personne ce qui ne lui a pas été rappelé dans la période ; rend le nombre de choses rappelées.

    Les traces et l'envoi vont ensemble : un serveur de courriel en panne ne laisse aucune trace, et rien n'est oublié.
    """
    # Le compte est retenu jusqu'à la fin : deux lancements simultanés n'écrivent pas deux fois.
    get_user_model().objects.select_for_update().get(pk=compte.pk)
    nouvelles = _nouvelles(compte, dues, jour)
    cles = [due.cle for rubrique in nouvelles for due in rubrique.dues]
    if not cles:
        return 0
    Rappel.objects.perimes(jour).filter(destinataire=compte).delete()
    Rappel.objects.bulk_create(Rappel(destinataire=compte, cle=cle, envoye_le=jour) for cle in cles)
    send_mail(
        f"Lieux de liens : {_choses(len(cles))} à faire", _texte(compte, nouvelles), None, [compte.email]
    )
    return len(cles)


def _nouvelles(compte: AbstractBaseUser, dues: list[Rubrique], jour: date) -> list[Rubrique]:
    deja = set(compte.rappels.encore_valables(jour).values_list("cle", flat=True))
    siennes = [
        Rubrique(rubrique.titre, rubrique.roles, [due for due in rubrique.dues if due.cle not in deja])
        for rubrique in dues
        if rubrique.roles & roles_de(compte)
    ]
    return [rubrique for rubrique in siennes if rubrique.dues]


def _choses(nombre: int) -> str:
    return f"{nombre} chose{'s' if nombre > 1 else ''}"


def _texte(compte: AbstractBaseUser, nouvelles: list[Rubrique]) -> str:
    blocs = ["\n".join(rubrique.lignes(compte.pk)) for rubrique in nouvelles]
    adresse = f"{settings.ADRESSE_DU_SITE}{reverse('admin:index')}"
    fin = f"La liste de travail : {adresse}\nCe rappel ne revient que dans {Rappel.PERIODE.days} jours, si rien n'a changé."
    return "\n\n".join(["Bonjour,", *blocs, fin, "Merci de garder le guide vrai."])
