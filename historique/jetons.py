"""Le jeton que porte un formulaire : ce que la personne avait lu quand elle a ouvert la fiche."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Self

from django.db import models
from django.db.models import Max, Q

from .etats import LIGNES, Etat, etat_actuel, etat_passe, lignes_de, traces_de, traces_des_lignes
from .traces import Trace


@dataclass(frozen=True)
class Jeton:
    """Empreinte de l'état lu, et dernière trace de la fiche et de chaque sorte de ligne : on peut donc le retrouver."""

    empreinte: str
    rangs: tuple[int, ...] = ()

    def __str__(self) -> str:
        return ".".join([self.empreinte, *map(str, self.rangs)])

    @classmethod
    def lit(cls, texte: str) -> Self:
        """D'un texte envoyé par un navigateur ; illisible, il ne vaut aucun état."""
        empreinte, *rangs = texte.split(".")
        with suppress(ValueError):
            return cls(empreinte, tuple(int(rang) for rang in rangs))
        return cls("")

    @classmethod
    def de(cls, modele: type[models.Model], cle: int) -> Self:
        """De l'état présent. À prendre avant de lire ce que l'on montre : un jeton trop vieux prévient pour rien, un trop
        récent laisserait écraser."""
        rangs = tuple(
            traces.aggregate(dernier=Max("history_id"))["dernier"] or 0
            for traces in _traces(modele, cle).values()
        )
        return cls(etat_actuel(modele, cle).empreinte, rangs)

    def etat(self, modele: type[models.Model], cle: int) -> Etat | None:
        """Ce qui avait été lu ; None si l'historique ne le sait pas (écriture faite sans lui)."""
        suivis = [modele, *lignes_de(modele)]
        if len(self.rangs) != len(suivis):
            return None
        rangs = dict(zip(suivis, self.rangs, strict=True))
        etat = etat_passe(modele, cle, lambda suivi: Q(history_id__lte=rangs[suivi]))
        return etat if etat.empreinte == self.empreinte else None

    def depuis(self, modele: type[models.Model], cle: int) -> list[Trace]:
        """Ce qui a été écrit après, du plus ancien au plus récent."""
        rangs = self.rangs or (0,) * (1 + len(lignes_de(modele)))
        traces = [
            trace
            for rang, siennes in zip(rangs, _traces(modele, cle).values(), strict=False)
            for trace in siennes.filter(history_id__gt=rang)
        ]
        return sorted(traces, key=lambda trace: trace.history_date)


def _traces(modele: type[models.Model], cle: int) -> dict[type[models.Model], models.QuerySet[Trace]]:
    return {modele: traces_de(modele).filter(id=cle)} | {
        ligne: traces_des_lignes(ligne, parent, cle) for ligne, parent in lignes_de(modele).items()
    }


def verrouille(modele: type[models.Model], cle: int) -> models.Model | None:
    """La fiche, verrouillée jusqu'à la fin de la transaction ; une ligne, avec la fiche à laquelle elle tient.

    Sur SQLite, la transaction est IMMEDIATE : elle a déjà le verrou de toute la base.
    """
    for fiche, lignes in LIGNES.items():
        if modele in lignes:
            parent = modele._base_manager.filter(pk=cle).values(f"{lignes[modele]}_id")
            list(fiche._base_manager.select_for_update().filter(pk__in=parent).values_list("pk"))
    return modele._base_manager.select_for_update().filter(pk=cle).first()
