"""Les lignes d'un fichier devant la base : créé, changé, inchangé, refusé, ou seulement proposé. N'écrit rien."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
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
from .verrous import Verrous, avec_ensembles

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


def avec_tout(lieux: QuerySet[Lieu]) -> QuerySet[Lieu]:
    """Charge en six requêtes les relations qu'une ligne peut dire."""
    return lieux.select_related("type", "operateur", "commune", "localite__commune").prefetch_related(
        "accueils__public", "activites", "langues", "accessibilites", "modes_acces"
    )


def pour_import(lieux: QuerySet[Lieu]) -> QuerySet[Lieu]:
    """Tout ce qu'une ligne peut comparer."""
    return avec_tout(lieux).annotate_verification().order_by()


@dataclass(frozen=True)
class Regles:
    """Ce qui vaut pour tout un fichier. `acceptes` : par numéro de ligne, les corrections que la personne accepte de remplacer."""

    references: References
    peut_publier: bool = True
    acceptes: Mapping[int, Collection[str]] = field(default_factory=dict)
    validation: Validation = field(default_factory=Validation)


def compare(
    lignes: Sequence[LigneLue],
    identites: dict[int, Identite],
    regles: Regles,
    *,
    avance: Callable[[int], object] = lambda nombre: None,
) -> Iterator[Resultat]:
    """Résultat de chaque ligne, dans l'ordre. `avance` reçoit le nombre de lignes de chaque lot terminé."""
    for debut in range(0, len(lignes), LOT):
        lot = lignes[debut : debut + LOT]
        pks = {identites[ligne.numero].lieu for ligne in lot} - {None}
        lieux = {lieu.pk: lieu for lieu in pour_import(Lieu.objects.filter(pk__in=pks))}
        verrous = Verrous(pks)
        for ligne in lot:
            identite = identites[ligne.numero]
            yield _compare(ligne, identite, lieux.get(identite.lieu), verrous, regles)
        avance(len(lot))


def _compare(
    ligne: LigneLue, identite: Identite, lieu: Lieu | None, verrous: Verrous, regles: Regles
) -> Resultat:
    resultat = Resultat(ligne, identite, nom=(ligne.cellules.get("nom") or (lieu.nom if lieu else ""))[:200])
    if identite.faute:
        resultat.fautes = [*ligne.fautes, identite.faute]
        return resultat
    lu = Valeurs(ligne, lieu, regles.references)
    resultat.fautes = [*ligne.fautes, *lu.fautes]
    if not regles.peut_publier and lu.valeurs.get("publication") == Lieu.Publication.PUBLIE:
        refus = Faute("publication", ligne.cellules["publication"], "votre compte ne permet pas de publier.")
        resultat.fautes.append(refus)
    candidat = copy(lieu) if lieu else Lieu()
    _repartit(resultat, candidat, lieu, lu, verrous, regles)
    resultat.fautes += regles.validation.fautes(candidat, set(resultat.changements), lu.fautifs, ligne)
    return resultat


def _repartit(
    resultat: Resultat, candidat: Lieu, lieu: Lieu | None, lu: Valeurs, verrous: Verrous, regles: Regles
) -> None:
    """Ce qui s'écrira, posé sur le candidat ; et ce qui n'est que proposé. `verrou` : une correction que l'on remplace."""
    corriges = verrous.corriges(lieu) if lieu else set()
    acceptes = avec_ensembles(regles.acceptes.get(resultat.ligne.numero, ()))
    for champ, changement in _changements(candidat, lu).items():
        if champ in avec_ensembles(corriges) - acceptes:
            resultat.propositions[champ] = changement
            continue
        resultat.changements[champ] = changement | ({"verrou": True} if champ in corriges else {})
        pose(candidat, champ, changement["apres"], regles.references)


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
