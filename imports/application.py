"""Écrire un import confirmé : en une transaction, tout ou rien, et seulement si la base est celle de l'aperçu."""

from collections.abc import Callable
from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from lieux.actes import acte
from lieux.models import AncienneAdresse, Lieu, Verification, VersionDonnees
from lieux.texte import mots

from . import verrous
from .comparaison import pour_import
from .ecriture import Fiche, ecris
from .models import Import, LigneImport
from .references import References

LOT = 200
SLUG_MAX = 110


class BaseChangee(Exception):
    """Quelqu'un a changé le guide depuis l'aperçu : comparer de nouveau avant de confirmer."""


class ImportImpossible(Exception):
    """Le message est la phrase à lire."""


def applique(
    importation: Import,
    *,
    auteur: AbstractBaseUser | None,
    partiel: bool = False,
    avance: Callable[[int], object] = lambda nombre: None,
) -> None:
    """Écrit les lignes créées et changées. `partiel` : laisse les refusées de côté, sinon une seule arrête tout."""
    with acte(raison=f"{importation}"[:300], auteur=auteur), transaction.atomic():
        importation = Import.objects.select_for_update().get(pk=importation.pk)
        _verifie(importation, partiel)
        ecriture = _Ecriture(auteur)
        lignes = importation.lignes.filter(statut__in=LigneImport.ECRITS).select_related("importation")
        ecriture.toutes(list(lignes), avance)
        importation.etat, importation.partiel = Import.Etat.APPLIQUE, partiel
        importation.applique_le = timezone.now()
        importation.save()


def _verifie(importation: Import, partiel: bool) -> None:
    """Le verrou sur la version arrête toute autre écriture du guide jusqu'à la fin de la transaction."""
    if importation.etat != Import.Etat.APERCU:
        raise ImportImpossible(
            "Cet import n'attend pas de confirmation : il est déjà fait, annulé ou encore en comparaison."
        )
    version = VersionDonnees.objects.select_for_update().get()
    if version.numero != importation.version_donnees:
        raise BaseChangee
    refusees = importation.lignes.filter(statut=LigneImport.Statut.REFUSE).count()
    if refusees and not partiel:
        pluriel = "s sont refusées" if refusees > 1 else " est refusée"
        raise ImportImpossible(
            f"{refusees} ligne{pluriel} : corriger le fichier, ou n'importer que les lignes correctes. Rien n'a été enregistré."
        )


class _Ecriture:
    def __init__(self, auteur: AbstractBaseUser | None) -> None:
        self.auteur = auteur
        self.references = References()
        self.slugs: set[str] = set()

    def toutes(self, lignes: list[LigneImport], avance: Callable[[int], object]) -> None:
        self.slugs = {
            *Lieu.objects.values_list("slug", flat=True),
            *AncienneAdresse.objects.values_list("slug", flat=True),
        }
        for debut in range(0, len(lignes), LOT):
            lot = lignes[debut : debut + LOT]
            pks = [ligne.lieu_id for ligne in lot if ligne.lieu_id]
            lieux = {lieu.pk: lieu for lieu in pour_import(Lieu.objects.filter(pk__in=pks))}
            fiches = [self._fiche(ligne, lieux.get(ligne.lieu_id)) for ligne in lot]
            ecris(fiches, self.references)
            for ligne, fiche in zip(lot, fiches, strict=True):
                self._retient(ligne, fiche)
            LigneImport.objects.bulk_update(lot, ["lieu", "changements", "applique"])
            avance(len(lot))

    def _fiche(self, ligne: LigneImport, lieu: Lieu | None) -> Fiche:
        if remplaces := [champ for champ, c in ligne.changements.items() if c.get("verrou")]:
            verrous.libere(lieu=lieu, champs=remplaces)
        lieu = lieu or Lieu(slug=self._slug(ligne.nom))
        valeurs = {champ: changement["apres"] for champ, changement in ligne.changements.items()}
        jour = valeurs.pop("verifie_le", None)
        return Fiche(lieu, valeurs, self._verification(ligne, lieu) if jour else None)

    def _retient(self, ligne: LigneImport, fiche: Fiche) -> None:
        """Ce qu'il faudra pour défaire cette ligne."""
        ligne.lieu, ligne.applique = fiche.lieu, True
        if fiche.verification:
            ligne.changements["verifie_le"]["verification"] = fiche.verification.pk
        if fiche.retires:
            ligne.changements["publics"]["retires"] = fiche.retires

    def _slug(self, nom: str) -> str:
        base = "-".join(mots(nom))[:SLUG_MAX].strip("-") or "lieu"
        libre, suite = base, 1
        while libre in self.slugs:
            suite += 1
            libre = f"{base}-{suite}"
        self.slugs.add(libre)
        return libre

    def _verification(self, ligne: LigneImport, lieu: Lieu) -> Verification:
        changement = ligne.changements["verifie_le"]
        return Verification(
            lieu=lieu,
            verifie_le=date.fromisoformat(changement["apres"]),
            methode=changement["methode"],
            verifie_par=self.auteur,
            note=f"{ligne.importation}"[:200],
        )
