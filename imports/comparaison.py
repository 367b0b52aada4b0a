"""Les lignes d'un fichier devant la base : créé, changé, inchangé, refusé, ou seulement proposé. N'écrit rien."""

from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from lieux.models import Lieu

from .colonnes import pareilles, valeur_de
from .identites import Identite
from .lecture import Faute, LigneLue
from .models import LigneImport
from .references import References
from .valeurs import Valeurs
from .validation import Validation, pose
from .verrous import Verrous

LOT = 200
Statut = LigneImport.Statut


@dataclass(slots=True)
class Resultat:
    """Ce qu'une ligne ferait. `changements`, `propositions` : {champ: {"avant": …, "apres": …}}."""

    ligne: LigneLue
    identite: Identite
    nom: str = ""
    fautes: list[Faute] = field(default_factory=list)
    changements: dict[str, dict[str, Any]] = field(default_factory=dict)
    propositions: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def statut(self) -> LigneImport.Statut:
        if self.fautes:
            return Statut.REFUSE
        if self.identite.lieu is None:
            return Statut.CREE
        if self.changements:
            return Statut.CHANGE
        return Statut.PROTEGE if self.propositions else Statut.INCHANGE


def pour_import(lieux: QuerySet[Lieu]) -> QuerySet[Lieu]:
    """Charge en six requêtes tout ce qu'une ligne peut comparer."""
    return (
        lieux.select_related("type", "operateur", "commune", "localite__commune")
        .prefetch_related("accueils__public", "activites", "langues", "accessibilites", "modes_acces")
        .annotate_verification()
        .order_by()
    )


def compare(
    lignes: Sequence[LigneLue],
    identites: dict[int, Identite],
    references: References,
    *,
    peut_publier: bool = True,
    avance: Callable[[int], object] = lambda nombre: None,
) -> Iterator[Resultat]:
    """Résultat de chaque ligne, dans l'ordre. `avance` reçoit le nombre de lignes de chaque lot terminé."""
    validation = Validation()
    for debut in range(0, len(lignes), LOT):
        lot = lignes[debut : debut + LOT]
        pks = {identites[ligne.numero].lieu for ligne in lot} - {None}
        lieux = {lieu.pk: lieu for lieu in pour_import(Lieu.objects.filter(pk__in=pks))}
        verrous = Verrous(pks)
        for ligne in lot:
            identite = identites[ligne.numero]
            lieu = lieux.get(identite.lieu)
            yield _compare(ligne, identite, lieu, verrous, references, validation, peut_publier)
        avance(len(lot))


def _compare(
    ligne: LigneLue,
    identite: Identite,
    lieu: Lieu | None,
    verrous: Verrous,
    references: References,
    validation: Validation,
    peut_publier: bool,
) -> Resultat:
    resultat = Resultat(ligne, identite, nom=(ligne.cellules.get("nom") or (lieu.nom if lieu else ""))[:200])
    if identite.faute:
        resultat.fautes = [*ligne.fautes, identite.faute]
        return resultat
    lu = Valeurs(ligne, lieu, references)
    resultat.fautes = [*ligne.fautes, *lu.fautes]
    if not peut_publier and lu.valeurs.get("publication") == Lieu.Publication.PUBLIE:
        refus = Faute("publication", ligne.cellules["publication"], "votre compte ne permet pas de publier.")
        resultat.fautes.append(refus)
    candidat = copy(lieu) if lieu else Lieu()
    proteges = verrous.proteges(lieu) if lieu else set()
    for champ, changement in _changements(candidat, lu).items():
        if champ in proteges:
            resultat.propositions[champ] = changement
        else:
            resultat.changements[champ] = changement
            pose(candidat, champ, changement["apres"], references)
    resultat.fautes += validation.fautes(candidat, set(resultat.changements), lu.fautifs, ligne)
    return resultat


def _changements(lieu: Lieu, lu: Valeurs) -> dict[str, dict[str, Any]]:
    """Ce que la ligne dit d'autre que la fiche ; une vérification ne compte que plus récente que la dernière."""
    changements = {}
    for champ, apres in lu.valeurs.items():
        avant = valeur_de(lieu, champ)
        if not pareilles(champ, avant, apres):
            changements[champ] = {"avant": avant, "apres": apres}
    if lu.verifie_le:
        derniere = getattr(lieu, "derniere_verification", None)
        if derniere is None or lu.verifie_le > derniere.isoformat():
            avant = derniere.isoformat() if derniere else None
            changements["verifie_le"] = {"avant": avant, "apres": lu.verifie_le, "methode": lu.methode}
    return changements
