"""Une ligne d'import telle qu'on la lit dans l'aperçu."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from lieux.models import Lieu

from .colonnes import MULTIPLES, en_clair
from .models import Import, LigneImport
from .ressemblances import Proche
from .verrous import libelle

Statut = LigneImport.Statut
MOTS = {
    "commune": ("code_ins", "nom_fr"),
    "operateur": ("slug", "nom"),
    **dict.fromkeys(("type", *MULTIPLES), ("slug", "libelle")),
}
"""Par champ : ce qui désigne la valeur, et ce que les gens lisent."""


@dataclass(frozen=True)
class Ecart:
    """Un champ, avant et après ; vide si l'on ne savait pas. `remplace` : une correction à la main que l'import remplace."""

    champ: str
    libelle: str
    avant: str
    apres: str
    remplace: bool


class Libelles:
    """Les mots du guide pour ce que les lignes désignent par un code : une requête par champ vu, gardée pour la page."""

    def __init__(self) -> None:
        self._connus: dict[str, dict[str, str]] = {}

    def en_clair(self, champ: str, valeur: Any) -> str:
        if champ not in MOTS or not valeur:
            return en_clair(champ, valeur)
        if champ not in self._connus:
            code, mot = MOTS[champ]
            modele = Lieu._meta.get_field(champ).related_model
            self._connus[champ] = dict(modele._default_manager.values_list(code, mot))
        codes = valeur if isinstance(valeur, list) else [valeur]
        return ", ".join(self._connus[champ].get(code, code) for code in codes)

    def ecarts(self, changements: dict[str, dict[str, Any]]) -> list[Ecart]:
        return [
            Ecart(
                champ, libelle(champ), self.en_clair(champ, c["avant"]), self.en_clair(champ, c["apres"]), c.get("verrou", False)
            )
            for champ, c in changements.items()
        ]  # fmt: skip


@dataclass(frozen=True)
class LigneApercu:
    ligne: LigneImport
    libelles: Libelles
    proches: list[Proche]

    @property
    def changements(self) -> list[Ecart]:
        return self.libelles.ecarts(self.ligne.changements)

    @property
    def propositions(self) -> list[Ecart]:
        return self.libelles.ecarts(self.ligne.propositions)

    @property
    def gardes(self) -> str:
        """Champs que l'annulation a laissés."""
        return ", ".join(libelle(champ) for champ in self.ligne.gardes if champ != "lieu")

    @property
    def creee(self) -> bool:
        """Un lieu à créer, ou créé : il n'y a pas d'avant à montrer."""
        return self.ligne.statut == Statut.CREE or self.ligne.lieu_id is None


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
