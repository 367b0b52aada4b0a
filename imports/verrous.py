"""Ce qui a été corrigé à la main : un import le propose, il ne l'écrit jamais.

Un champ est verrouillé si quelqu'un l'a enregistré à la main, ou si sa valeur n'est plus celle que le dernier import y a mise : une
correction faite ailleurs que dans la fiche compte donc aussi.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from lieux.models import Lieu

from .colonnes import CHAMPS, PAR_CHAMP, en_clair, pareilles, valeur_de
from .models import Import, LigneImport, VerrouChamp

# Des champs qui n'ont de sens qu'ensemble : une moitié corrigée à la main et l'autre importée feraient un faux.
ENSEMBLES = (
    frozenset({"rue", "numero", "complement", "code_postal", "localite", "commune"}),
    frozenset({"latitude", "longitude", "precision"}),
    frozenset({"etat", "etat_depuis"}),
    frozenset({"age_min", "age_max"}),
)


def verrouille(*, lieu: Lieu, champs: Iterable[str], auteur: AbstractBaseUser | None) -> None:
    """À appeler quand quelqu'un enregistre ces champs à la main. Ce qui n'est pas importable est ignoré."""
    voulus = [champ for champ in dict.fromkeys(champs) if champ in CHAMPS]
    maintenant = timezone.now()
    VerrouChamp.objects.bulk_create(
        [VerrouChamp(lieu=lieu, champ=champ, pose_par=auteur, pose_le=maintenant) for champ in voulus],
        update_conflicts=True,
        unique_fields=["lieu", "champ"],
        update_fields=["pose_le", "pose_par"],
    )


def verrouille_ce_qui_est_rempli(*, lieu: Lieu, auteur: AbstractBaseUser | None) -> None:
    """Un lieu créé à la main : tout ce qu'on y a écrit."""
    vierge = Lieu()
    remplis = [champ for champ in CHAMPS if valeur_de(lieu, champ) != valeur_de(vierge, champ)]
    verrouille(lieu=lieu, champs=remplis, auteur=auteur)


@transaction.atomic
def libere(*, lieu: Lieu, champs: Collection[str]) -> None:
    """Les prochains imports pourront de nouveau écrire ces champs."""
    VerrouChamp.objects.filter(lieu=lieu, champ__in=champs).delete()
    for ligne in _lignes_appliquees([lieu.pk]):
        touches = [champ for champ in champs if champ in ligne.changements]
        for champ in touches:
            ligne.changements[champ]["libere"] = True
        if touches:
            ligne.save(update_fields=["changements"])


def _lignes_appliquees(lieux: Collection[int]) -> Iterable[LigneImport]:
    return LigneImport.objects.filter(
        lieu__in=lieux, applique=True, importation__etat=Import.Etat.APPLIQUE
    ).order_by("importation__applique_le", "pk")


def avec_ensembles(champs: Collection[str]) -> set[str]:
    """Ces champs, et ceux qui ne vont pas sans eux."""
    champs = set(champs)
    return champs.union(*(ensemble for ensemble in ENSEMBLES if ensemble & champs))


class Verrous:
    """Verrous de plusieurs lieux, lus en deux requêtes."""

    def __init__(self, lieux: Collection[int]) -> None:
        self.poses: dict[int, dict[str, VerrouChamp]] = defaultdict(dict)
        self._importes: dict[int, dict[str, Any]] = defaultdict(dict)
        if not lieux:
            return
        for verrou in VerrouChamp.objects.filter(lieu__in=lieux).select_related("pose_par"):
            self.poses[verrou.lieu_id][verrou.champ] = verrou
        for ligne in _lignes_appliquees(lieux):
            for champ, changement in ligne.changements.items():
                self._importes[ligne.lieu_id].pop(champ, None)
                if not changement.get("libere"):
                    self._importes[ligne.lieu_id][champ] = changement["apres"]

    def corriges(self, lieu: Lieu) -> set[str]:
        """Champs de ce lieu qui ont été corrigés à la main. Attend ses relations préchargées."""
        deduits = {
            champ
            for champ, importee in self._importes[lieu.pk].items()
            if champ in CHAMPS and not pareilles(champ, importee, valeur_de(lieu, champ))
        }
        return deduits | set(self.poses[lieu.pk])


@dataclass(frozen=True)
class Protege:
    """Un champ protégé, sa valeur en clair, et qui l'a corrigé s'il est dit (`verrou`)."""

    champ: str
    libelle: str
    valeur: str
    verrou: VerrouChamp | None


def proteges(lieu: Lieu) -> list[Protege]:
    """Dans l'ordre des colonnes. Attend les relations préchargées."""
    verrous = Verrous([lieu.pk])
    corriges, poses = verrous.corriges(lieu), verrous.poses[lieu.pk]
    return [
        Protege(champ, libelle(champ), en_clair(champ, valeur_de(lieu, champ)), poses.get(champ))
        for champ in CHAMPS
        if champ in corriges
    ]


def libelle(champ: str) -> str:
    return PAR_CHAMP[champ].libelle
