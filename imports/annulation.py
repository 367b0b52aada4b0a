"""Défaire un import en entier : chaque valeur revient, sauf celles que quelqu'un a corrigées depuis, qui restent et sont nommées."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from lieux.actes import acte
from lieux.models import Accueil, Lieu, Verification

from . import verrous
from .application import ImportImpossible, accueille
from .colonnes import CHAMPS, LIES, MULTIPLES, pareilles, valeur_de
from .comparaison import pour_import
from .models import Import, LigneImport
from .references import References
from .validation import pose

LOT = 200


@dataclass
class Bilan:
    """Nombre de fiches remises comme avant, effacées, retirées ; `gardes` : celles où une correction reste."""

    remises: int = 0
    effacees: int = 0
    retirees: int = 0
    gardees: list[str] = field(default_factory=list)


def annule(importation: Import, *, auteur: AbstractBaseUser | None) -> Bilan:
    raison = f"Annulation de l'{str(importation)[0].lower()}{str(importation)[1:]}"[:300]
    with acte(raison=raison, auteur=auteur), transaction.atomic():
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
        self.auteur, self.references, self.bilan = auteur, References(), Bilan()

    def toutes(self, lignes: list[LigneImport]) -> None:
        for debut in range(0, len(lignes), LOT):
            lot = lignes[debut : debut + LOT]
            lieux = pour_import(Lieu.objects.filter(pk__in=[ligne.lieu_id for ligne in lot if ligne.lieu_id]))
            par_pk = {lieu.pk: lieu for lieu in lieux}
            for ligne in lot:
                self._ligne(ligne, par_pk.get(ligne.lieu_id))
            LigneImport.objects.bulk_update(lot, ["lieu", "gardes"])

    def _ligne(self, ligne: LigneImport, lieu: Lieu | None) -> None:
        if lieu is None:
            ligne.gardes = ["lieu"]
            self.bilan.gardees.append(f"{ligne.nom} : la fiche a été effacée depuis")
        elif ligne.statut == LigneImport.Statut.CREE:
            self._defait_la_creation(ligne, lieu)
        else:
            self._remet(ligne, lieu)

    def _defait_la_creation(self, ligne: LigneImport, lieu: Lieu) -> None:
        """Un brouillon que personne n'a touché s'efface ; le reste se retire, et son adresse continue de répondre."""
        if lieu.publication == Lieu.Publication.BROUILLON and not self._touche(ligne, lieu):
            ligne.lieu = None
            lieu.delete()
            self.bilan.effacees += 1
            return
        lieu.publication = Lieu.Publication.RETIRE
        lieu.save()
        self.bilan.retirees += 1

    def _touche(self, ligne: LigneImport, lieu: Lieu) -> bool:
        """Vrai si la fiche n'est plus exactement ce que l'import a créé, lignes liées comprises."""
        vierge = Lieu()
        attendues = {champ: valeur_de(vierge, champ) for champ in CHAMPS}
        attendues |= {champ: c["apres"] for champ, c in ligne.changements.items() if champ in CHAMPS}
        verification = ligne.changements.get("verifie_le", {}).get("verification")
        return (
            any(not pareilles(champ, valeur_de(lieu, champ), valeur) for champ, valeur in attendues.items())
            or lieu.verifications.exclude(pk=verification).exists()
            or lieu.infos_temporaires.exists()
            or lieu.accueils.exclude(mode=Accueil.Mode.INCONNU, note="").exists()
            or lieu.anciennes_adresses.exists()
            or lieu.verrous.exists()
        )

    def _remet(self, ligne: LigneImport, lieu: Lieu) -> None:
        corriges = {
            champ for champ, c in ligne.changements.items()
            if champ in CHAMPS and not pareilles(champ, valeur_de(lieu, champ), c["apres"])
        }  # fmt: skip
        for ensemble in verrous.ENSEMBLES:
            if ensemble & corriges:
                corriges |= ensemble & set(ligne.changements)
        avant = {
            champ: c["avant"] for champ, c in ligne.changements.items() if champ in CHAMPS and champ not in corriges
        }  # fmt: skip
        perdus = {champ for champ, valeur in avant.items() if self._perdu(champ, valeur)}
        corriges |= perdus
        avant = {champ: valeur for champ, valeur in avant.items() if champ not in perdus}
        if not self._enregistre(ligne, lieu, avant):
            corriges = {champ for champ in ligne.changements if champ in CHAMPS}
        self._efface_la_verification(ligne)
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

    def _enregistre(self, ligne: LigneImport, lieu: Lieu, avant: dict[str, Any]) -> bool:
        """Remet ces valeurs. Faux si, avec ce qui a été corrigé depuis, la fiche ne tiendrait plus debout."""
        for champ, valeur in avant.items():
            pose(lieu, champ, valeur, self.references)
        try:
            lieu.clean()
            lieu.validate_constraints()
        except ValidationError:
            return False
        lieu.save()
        for champ in MULTIPLES:
            if champ in avant:
                self._relie(ligne, lieu, champ, avant[champ])
        reverrouilles = [champ for champ in avant if ligne.changements[champ].get("verrou")]
        verrous.verrouille(lieu=lieu, champs=reverrouilles, auteur=self.auteur)
        return True

    def _relie(self, ligne: LigneImport, lieu: Lieu, champ: str, slugs: list[str]) -> None:
        termes = [self.references.objet(champ, slug) for slug in slugs]
        if champ != "publics":
            getattr(lieu, champ).set(termes)
            return
        accueille(lieu, termes)
        for retire in ligne.changements[champ].get("retires", []):
            accueil = lieu.accueils.get(public__slug=retire["public"])
            accueil.mode, accueil.note = retire["mode"], retire["note"]
            accueil.save()

    def _efface_la_verification(self, ligne: LigneImport) -> None:
        if pk := ligne.changements.get("verifie_le", {}).get("verification"):
            Verification.objects.filter(pk=pk).delete()
