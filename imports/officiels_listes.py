"""Chaque liste officielle : ses colonnes, et l'objet que désigne une ligne."""

import re
from datetime import date
from typing import Any

from django.db.models import prefetch_related_objects

from financements.catalogue import PCS
from financements.models import IndiceISADF, PlanCohesionSociale, Programmation
from lieux.models import Commune, Population
from lieux.texte import sans_accent

from .cellules import CelluleRefusee, en_annee, en_habitants, en_montant, en_nombre
from .lecture import Faute, LigneLue
from .officiels import Fiche, Liste, Refusee, en_source

PORTEURS = {"commune": "commune", "cpas": "cpas", "inconnu": "inconnu"}
SEPARATEURS = re.compile(r"\s*[|+,/]\s*")


def en_indice(texte: str) -> float:
    valeur = en_nombre(texte)
    if not 0 <= valeur <= 1:
        raise CelluleRefusee("est hors bornes : un indice ISADF va de 0 à 1.")
    return float(valeur)


def en_porteur(texte: str) -> str:
    if sans_accent(texte) not in PORTEURS:
        raise CelluleRefusee("n'est pas un porteur : écrire commune, CPAS ou inconnu.")
    return PORTEURS[sans_accent(texte)]


class _ParAnnee(Liste):
    """Une valeur par commune et par année."""

    def __init__(self) -> None:
        super().__init__()
        faits = self.modele.objects.select_related("commune")
        self.presents = {(fait.commune_id, fait.annee): fait for fait in faits}

    def compare(self, ligne: LigneLue, commune: Commune, valeurs: dict[str, Any]) -> Fiche:
        annee = valeurs["annee"]
        self.une_fois(ligne, (commune.pk, annee), commune, f"pour {annee}")
        present = self.presents.get((commune.pk, annee))
        objet = present or self.modele(commune=commune, annee=annee)
        fiche = Fiche(ligne, commune, objet, cree=present is None)
        self.change(fiche, valeurs)
        return fiche


class ListeISADF(_ParAnnee):
    nom = "indices ISADF"
    modele = IndiceISADF
    colonnes = ("code_ins", "commune", "annee", "isadf", "source")
    obligatoires = ("annee", "isadf", "source")
    champs = {"annee": ("annee", en_annee), "isadf": ("valeur", en_indice), "source": ("source", en_source)}


class ListePopulation(_ParAnnee):
    nom = "populations"
    modele = Population
    colonnes = ("code_ins", "commune", "annee", "habitants", "source")
    obligatoires = ("annee", "habitants", "source")
    champs = {
        "annee": ("annee", en_annee),
        "habitants": ("habitants", en_habitants),
        "source": ("source", en_source),
    }


class ListePcs(Liste):
    """Les plans d'une programmation, une ligne par commune porteuse."""

    nom = "plans de cohésion sociale"
    colonnes = (
        "code_ins", "commune", "associees", "porteur", "subvention", "cofinancement", "annee", "source",
    )  # fmt: skip
    obligatoires = ("source",)
    champs = {
        "porteur": ("porteur", en_porteur),
        "subvention": ("subvention", en_montant),
        "cofinancement": ("cofinancement", en_montant),
        "annee": ("montant_annee", en_annee),
        "source": ("source", en_source),
    }

    def __init__(self, programmation: Programmation) -> None:
        super().__init__()
        self.programmation = programmation
        # Les règles relisent la période à chaque ligne : ses plans et son dispositif sont chargés une fois pour toutes.
        prefetch_related_objects(
            [programmation], "plans__commune", "plans__associees", "dispositif__communes", "dispositif__parent__communes"
        )  # fmt: skip
        self.presents = {plan.commune_id: plan for plan in programmation.plans.all()}

    def compare(self, ligne: LigneLue, commune: Commune, valeurs: dict[str, Any]) -> Fiche:
        associees = self._associees(ligne)
        for une in (commune, *(associees or ())):
            self.une_fois(ligne, une.pk, une, f"pour la période {self.programmation.nom}")
        present = self.presents.get(commune.pk)
        plan = present or PlanCohesionSociale(programmation=self.programmation, commune=commune)
        fiche = Fiche(ligne, commune, plan, cree=present is None)
        self.change(fiche, valeurs)
        self._associe(fiche, associees, list(present.associees.all()) if present else [])
        return fiche

    def _associees(self, ligne: LigneLue) -> list[Commune] | None:
        """Communes séparées par | + / ou une virgule ; None si la case est vide, donc sans avis."""
        texte = ligne.cellules.get("associees")
        if not texte:
            return None
        communes = [self.commune_de("associees", nom) for nom in SEPARATEURS.split(texte) if nom]
        if len({commune.pk for commune in communes}) < len(communes) or self.commune(ligne) in communes:
            raise Refusee(Faute("associees", texte, "nomme deux fois la même commune : n'en garder qu'une."))
        return communes

    def _associe(self, fiche: Fiche, voulues: list[Commune] | None, avant: list[Commune]) -> None:
        if voulues is None:
            fiche.relations = {"associees": avant}
            return
        fiche.relations = {"associees": voulues}
        noms = [", ".join(sorted(commune.nom_fr for commune in liste)) for liste in (avant, voulues)]
        if noms[0] != noms[1]:
            fiche.changements.append(f"communes associées « {noms[0] or 'vide'} » → « {noms[1]} »")


def programmation_de(debut: date | None, jour: date) -> Programmation | None:
    """La période du plan de cohésion sociale wallon qui commence ce jour-là, ou celle en cours."""
    periodes = Programmation.objects.filter(dispositif__slug=PCS).select_related("dispositif")
    return (periodes.filter(debut=debut) if debut else periodes.en_cours(jour)).first()
