"""Défaire un import en entier : chaque valeur revient, sauf celles que quelqu'un a corrigées depuis, qui restent et sont nommées."""

from collections.abc import Collection
from copy import copy
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import SET_NULL, QuerySet
from django.utils import timezone

from lieux.actes import acte
from lieux.models import Accueil, Lieu, Verification

from . import verrous
from .application import ImportImpossible
from .colonnes import CHAMPS, LIES, MULTIPLES, pareilles, valeur_de
from .comparaison import pour_import
from .ecriture import Fiche, ecris
from .models import Import, LigneImport
from .references import References
from .validation import Validation, pose

LOT = 200


@dataclass
class Bilan:
    """Nombre de fiches remises comme avant, effacées, retirées ; `gardees` : une phrase par fiche où une correction reste."""

    remises: int = 0
    effacees: int = 0
    retirees: int = 0
    gardees: list[str] = field(default_factory=list)


def annule(importation: Import, *, auteur: AbstractBaseUser | None) -> Bilan:
    with acte(raison=f"Annulation de l'import n° {importation.pk}", auteur=auteur), transaction.atomic():
        importation = Import.objects.select_for_update().get(pk=importation.pk)
        if importation.etat != Import.Etat.APPLIQUE:
            raise ImportImpossible(
                "Seul un import déjà fait s'annule : celui-ci ne l'est pas, ou ne l'est plus."
            )
        retour = _Retour(auteur)
        retour.toutes(list(importation.lignes.filter(applique=True).order_by("-numero")))
        importation.etat, importation.annule_par = Import.Etat.ANNULE, auteur
        importation.annule_le = timezone.now()
        importation.save()
    return retour.bilan


class _Retour:
    def __init__(self, auteur: AbstractBaseUser | None) -> None:
        self.auteur, self.bilan = auteur, Bilan()
        self.references, self.validation = References(), Validation()

    def toutes(self, lignes: list[LigneImport]) -> None:
        for debut in range(0, len(lignes), LOT):
            lot = lignes[debut : debut + LOT]
            lieux = pour_import(Lieu.objects.filter(pk__in=[ligne.lieu_id for ligne in lot if ligne.lieu_id]))
            par_pk = {lieu.pk: lieu for lieu in lieux}
            _efface_les_verifications(lot)
            fiches = self._defait_les_creations(lot, par_pk)
            for ligne in lot:
                if ligne.lieu_id is None:
                    self._dit_effacee(ligne)
                elif ligne.statut == LigneImport.Statut.CHANGE:
                    fiches.append(self._remet(ligne, par_pk[ligne.lieu_id]))
            ecris(fiches, self.references)
            self._rend_les_conditions(lot)
            LigneImport.objects.bulk_update(lot, ["gardes"])

    def _dit_effacee(self, ligne: LigneImport) -> None:
        ligne.gardes = ["lieu"]
        self.bilan.gardees.append(f"{ligne.nom} : la fiche a été effacée depuis")

    def _defait_les_creations(self, lot: list[LigneImport], par_pk: dict[int, Lieu]) -> list[Fiche]:
        """Un brouillon que personne n'a touché s'efface ; le reste se retire, et son adresse continue de répondre."""
        creees = [ligne for ligne in lot if ligne.lieu_id and ligne.statut == LigneImport.Statut.CREE]
        completes = _avec_autre_chose({ligne.lieu_id for ligne in creees})
        fiches, a_effacer = [], []
        for ligne in creees:
            lieu = par_pk[ligne.lieu_id]
            touche = lieu.pk in completes or _differe(ligne, lieu)
            if lieu.publication == Lieu.Publication.BROUILLON and not touche:
                a_effacer.append(lieu.pk)
            else:
                fiches.append(Fiche(lieu, {"publication": Lieu.Publication.RETIRE.value}))
        Lieu.objects.filter(pk__in=a_effacer).delete()
        self.bilan.effacees += len(a_effacer)
        self.bilan.retirees += len(fiches)
        return fiches

    def _remet(self, ligne: LigneImport, lieu: Lieu) -> Fiche:
        """Les valeurs d'avant, sauf celles qui ne peuvent revenir : corrigées depuis, ou qui ne tiendraient plus debout."""
        importes = {champ for champ in ligne.changements if champ in CHAMPS}
        corriges = {
            champ for champ in importes
            if not pareilles(champ, valeur_de(lieu, champ), ligne.changements[champ]["apres"])
            or self._perdu(champ, ligne.changements[champ]["avant"])
        }  # fmt: skip
        corriges = verrous.avec_ensembles(corriges) & importes
        avant = {champ: ligne.changements[champ]["avant"] for champ in importes - corriges}
        candidat = copy(lieu)
        for champ, valeur in avant.items():
            pose(candidat, champ, valeur, self.references)
        if not self.validation.tient(candidat, set(avant)):
            avant, corriges = {}, importes
        self._dit_remise(ligne, lieu, corriges)
        reverrouilles = [champ for champ in avant if ligne.changements[champ].get("verrou")]
        verrous.verrouille(lieu=lieu, champs=reverrouilles, auteur=self.auteur)
        return Fiche(lieu, avant)

    def _dit_remise(self, ligne: LigneImport, lieu: Lieu, corriges: Collection[str]) -> None:
        ligne.gardes = sorted(corriges)
        if corriges:
            champs = ", ".join(verrous.libelle(champ) for champ in ligne.gardes)
            self.bilan.gardees.append(f"{lieu.nom} : {champs}")
        else:
            self.bilan.remises += 1

    def _perdu(self, champ: str, valeur: Any) -> bool:
        """Vrai si la valeur d'avant désigne une fiche effacée depuis."""
        if champ not in (*LIES, *MULTIPLES):
            return False
        codes = valeur if isinstance(valeur, list) else [valeur] if valeur else []
        return any(self.references.objet(champ, code) is None for code in codes)

    def _rend_les_conditions(self, lot: list[LigneImport]) -> None:
        """Un accueil que l'import avait ôté retrouve sa condition et sa note."""
        for ligne in lot:
            retires = ligne.changements.get("publics", {}).get("retires", [])
            for retire in retires if "publics" not in ligne.gardes else ():
                accueil = Accueil.objects.get(lieu=ligne.lieu_id, public__slug=retire["public"])
                accueil.mode, accueil.note = retire["mode"], retire["note"]
                accueil.save()


def _efface_les_verifications(lot: list[LigneImport]) -> None:
    pks = [ligne.changements.get("verifie_le", {}).get("verification") for ligne in lot]
    Verification.objects.filter(pk__in=[pk for pk in pks if pk]).delete()


def _differe(ligne: LigneImport, lieu: Lieu) -> bool:
    """Vrai si les champs ne sont plus exactement ceux que l'import a créés."""
    vierge = Lieu()
    attendues = {champ: valeur_de(vierge, champ) for champ in CHAMPS}
    attendues |= {champ: c["apres"] for champ, c in ligne.changements.items() if champ in CHAMPS}
    return any(not pareilles(champ, valeur_de(lieu, champ), valeur) for champ, valeur in attendues.items())


def _avec_autre_chose(pks: set[int]) -> set[int]:
    """Ceux de ces lieux auxquels quelqu'un a rattaché quelque chose depuis leur création : les effacer l'effacerait."""
    ajouts = [
        _designe(relation.related_model._base_manager.all(), relation.field.name, pks)
        for relation in Lieu._meta.related_objects
        if relation.related_model is not Accueil and getattr(relation, "on_delete", None) is not SET_NULL
    ]
    accueils = Accueil.objects.exclude(mode=Accueil.Mode.INCONNU, note="")
    return set().union(_designe(accueils, "lieu", pks), *ajouts)


def _designe(lignes: QuerySet, champ: str, pks: set[int]) -> set[int]:
    return pks & set(lignes.filter(**{f"{champ}__in": pks}).order_by().values_list(champ, flat=True))
