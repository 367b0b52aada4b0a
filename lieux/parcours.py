"""Le parcours d'une fiche : brouillon, à relire, publiée, retirée. Qui fait passer de l'un à l'autre, et comment on le refuse."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError

from comptes.perimetres import Compte
from comptes.roles import Role, roles_de

from .models import Lieu

BROUILLON, A_RELIRE, PUBLIE, RETIRE = (
    Lieu.Publication.BROUILLON,
    Lieu.Publication.A_RELIRE,
    Lieu.Publication.PUBLIE,
    Lieu.Publication.RETIRE,
)
RELISENT = frozenset({Role.REDACTION, Role.RELECTURE})
ECRIVENT = RELISENT | {Role.CONTRIBUTION}
RENVOI = "Renvoyée : "
"""Début de la raison que l'historique garde d'un renvoi ; le mot suit."""
MOT_MANQUANT = "Écrire un mot : la personne qui a écrit la fiche doit savoir quoi reprendre."


@dataclass(frozen=True, slots=True)
class Passage:
    de: Lieu.Publication
    vers: Lieu.Publication
    libelle: str
    roles: frozenset[Role] = RELISENT

    @property
    def renvoie(self) -> bool:
        return renvoie(self.de, self.vers)


PASSAGES = (
    Passage(BROUILLON, A_RELIRE, "Envoyer à la relecture", ECRIVENT),
    Passage(BROUILLON, PUBLIE, "Publier"),
    Passage(A_RELIRE, PUBLIE, "Publier"),
    Passage(A_RELIRE, BROUILLON, "Renvoyer avec ce mot"),
    Passage(PUBLIE, RETIRE, "Retirer"),
    Passage(RETIRE, PUBLIE, "Publier de nouveau"),
    Passage(RETIRE, BROUILLON, "Reprendre en brouillon"),
)


def renvoie(de: str, vers: str) -> bool:
    """Rendre une fiche à qui l'a écrite : cela demande un mot."""
    return (de, vers) == (A_RELIRE, BROUILLON)


def passages(compte: Compte, de: str) -> list[Passage]:
    """Ce que ce compte peut faire d'une fiche dans cet état."""
    roles = roles_de(compte)
    return [passage for passage in PASSAGES if passage.de == de and passage.roles & roles]


def refus(compte: Compte, de: str, vers: str) -> str:
    """Pourquoi cette fiche ne passe pas de l'un à l'autre ; vide si elle le peut."""
    if de == vers or any(passage.vers == vers for passage in passages(compte, de)):
        return ""
    avant, apres = Lieu.Publication(de).label.lower(), Lieu.Publication(vers).label.lower()
    if any((passage.de, passage.vers) == (de, vers) for passage in PASSAGES):
        return f"De « {avant} » à « {apres} » : c'est à la relecture de le décider."
    return f"Une fiche ne passe pas de « {avant} » à « {apres} »."


def passe(pk: int, *, vers: str, compte: Compte) -> Lieu:
    """Fait passer la fiche à cet état. Lève ValidationError, dont la phrase dit pourquoi non."""
    lieu = Lieu.objects.select_for_update(of=["self"]).get(pk=pk)
    if phrase := refus(compte, lieu.publication, vers):
        raise ValidationError(phrase)
    lieu.publication = vers
    lieu.full_clean()
    lieu.save()
    return lieu
