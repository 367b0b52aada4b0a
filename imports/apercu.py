"""Une ligne d'import telle qu'on la lit dans l'aperçu."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from .colonnes import en_clair
from .models import Import, LigneImport
from .verrous import libelle

Statut = LigneImport.Statut


@dataclass(frozen=True)
class Ecart:
    """Un champ, avant et après ; vide si l'on ne savait pas. `remplace` : une correction à la main que l'import remplace."""

    champ: str
    libelle: str
    avant: str
    apres: str
    remplace: bool


@dataclass(frozen=True)
class LigneApercu:
    ligne: LigneImport

    @property
    def changements(self) -> list[Ecart]:
        return _ecarts(self.ligne.changements)

    @property
    def propositions(self) -> list[Ecart]:
        return _ecarts(self.ligne.propositions)

    @property
    def gardes(self) -> str:
        """Champs que l'annulation a laissés."""
        return ", ".join(libelle(champ) for champ in self.ligne.gardes if champ != "lieu")

    @property
    def creee(self) -> bool:
        return self.ligne.statut == Statut.CREE


def _ecarts(changements: dict[str, dict[str, Any]]) -> list[Ecart]:
    return [
        Ecart(champ, libelle(champ), en_clair(champ, c["avant"]), en_clair(champ, c["apres"]), c.get("verrou", False))
        for champ, c in changements.items()
    ]  # fmt: skip


@dataclass(frozen=True)
class Onglet:
    """Un filtre de l'aperçu. `statut` vide : toutes les lignes."""

    statut: str
    libelle: str
    nombre: int
    choisi: bool


LIBELLES = {
    Statut.REFUSE: "Refusées",
    Statut.CREE: "Créées",
    Statut.CHANGE: "Changées",
    Statut.PROTEGE: "Corrigées à la main",
    Statut.INCHANGE: "Inchangées",
}


def onglets(comptes: dict[str, int], choisi: str) -> list[Onglet]:
    tous = Onglet("", "Toutes", sum(comptes.values()), not choisi)
    autres = [
        Onglet(statut.value, mot, comptes[statut], statut == choisi)
        for statut, mot in LIBELLES.items()
        if comptes[statut] or statut == choisi
    ]
    return [tous, *autres]


def lignes(importation: Import, statut: str) -> QuerySet[LigneImport]:
    toutes = importation.lignes.select_related("lieu").order_by("numero")
    return toutes.filter(statut=statut) if statut else toutes
