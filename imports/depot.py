"""Un fichier déposé devient un import : ses lignes gardées, puis comparées par tranches. Rien n'est écrit dans le guide."""

from collections.abc import Iterable
from time import monotonic

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from lieux.models import VersionDonnees

from .comparaison import Regles, Resultat, compare
from .droits import peut_publier
from .identites import Identite, reconnait
from .lecture import Faute, LigneLue, Tableau
from .models import Import, LigneImport
from .references import References
from .verrous import avec_ensembles

LOT = 500
TRANCHE = 100  # lignes entre deux regards à l'horloge
COMPARE = ["nom", "statut", "fautes", "changements", "propositions", "differe"]


@transaction.atomic
def depose(tableau: Tableau, *, auteur: AbstractBaseUser | None) -> Import:
    """Garde les lignes d'un fichier lu, à comparer. Efface les aperçus que personne n'a confirmés depuis longtemps."""
    Import.objects.abandonnes().delete()
    importation = _cree(tableau, auteur)
    identites = reconnait(tableau.lignes, References())
    LigneImport.objects.bulk_create(
        [_ligne(importation, ligne, identites[ligne.numero]) for ligne in tableau.lignes], batch_size=LOT
    )
    return importation


@transaction.atomic
def depose_compare(tableau: Tableau, resultats: Iterable[Resultat], *, version: int) -> Import:
    """Le même, pour des lignes déjà comparées à cette version des données."""
    importation = _cree(tableau, None)
    importation.etat, importation.version_donnees = Import.Etat.APERCU, version
    importation.save()
    lignes = []
    for resultat in resultats:
        ligne = _ligne(importation, resultat.ligne, resultat.identite)
        _note(ligne, resultat)
        lignes.append(ligne)
    LigneImport.objects.bulk_create(lignes, batch_size=LOT)
    return importation


def _cree(tableau: Tableau, auteur: AbstractBaseUser | None) -> Import:
    return Import.objects.create(
        fichier=tableau.fichier,
        empreinte=tableau.empreinte,
        lu_comme=tableau.lu_comme,
        colonnes=list(tableau.colonnes),
        remarques=list(tableau.remarques),
        auteur=auteur,
    )


def version_actuelle() -> int:
    return VersionDonnees.objects.values_list("numero", flat=True).get()


def compare_une_tranche(importation: Import, *, secondes: float = 2.0) -> int:
    """Compare des lignes pendant ce temps au plus, ou jusqu'à la dernière. Nombre de lignes qui restent à comparer."""
    if importation.etat != Import.Etat.COMPARAISON:
        return 0
    if importation.version_donnees is None:
        importation.version_donnees = version_actuelle()
        importation.save(update_fields=["version_donnees"])
    debut, references = monotonic(), References()
    publie = _publie(importation)
    a_comparer = importation.lignes.filter(statut=LigneImport.Statut.A_COMPARER).order_by("numero")
    while monotonic() - debut < secondes and (lignes := list(a_comparer[:TRANCHE])):
        _compare(lignes, references, publie)
    reste = a_comparer.count()
    if not reste:
        importation.etat = Import.Etat.APERCU
        importation.save(update_fields=["etat"])
    return reste


def _publie(importation: Import) -> bool:
    """Un import de la commande, qui n'a pas d'auteur, peut tout."""
    return importation.auteur is None or peut_publier(importation.auteur)


@transaction.atomic
def decide(ligne: LigneImport, champ: str, *, remplace: bool) -> None:
    """Accepte ou refuse qu'une correction à la main soit remplacée ; la ligne est comparée de nouveau. N'écrit rien dans le guide."""
    if remplace and champ in ligne.propositions:
        ligne.acceptes = sorted({*ligne.acceptes, champ})
    elif not remplace:
        ensemble = avec_ensembles([champ])
        ligne.acceptes = [autre for autre in ligne.acceptes if autre not in ensemble]
    ligne.save(update_fields=["acceptes"])
    _compare([ligne], References(), _publie(ligne.importation))


def _compare(lignes: list[LigneImport], references: References, publie: bool) -> None:
    par_numero = {ligne.numero: ligne for ligne in lignes}
    identites = {
        ligne.numero: Identite(
            ligne.lieu_id, ligne.cle, ligne.reconnu, Faute(*ligne.non_reconnu) if ligne.non_reconnu else None
        )
        for ligne in lignes
    }
    regles = Regles(references, publie, acceptes={ligne.numero: ligne.acceptes for ligne in lignes})
    for resultat in compare(_lues(lignes), identites, regles):
        _note(par_numero[resultat.ligne.numero], resultat)
    LigneImport.objects.bulk_update(lignes, COMPARE)


@transaction.atomic
def recompare(importation: Import) -> None:
    """La base a changé depuis l'aperçu : tout est à comparer de nouveau. Ce qui était accepté le reste."""
    lignes = list(importation.lignes.all())
    lues = _lues(lignes)
    identites = reconnait(lues, References())
    for ligne, lue in zip(lignes, lues, strict=True):
        nouvelle = _ligne(importation, lue, identites[ligne.numero])
        for champ in ("lieu_id", "cle", "reconnu", "non_reconnu"):
            setattr(ligne, champ, getattr(nouvelle, champ))
        ligne.statut = LigneImport.Statut.A_COMPARER
    LigneImport.objects.bulk_update(
        lignes, ["lieu", "cle", "reconnu", "non_reconnu", "statut"], batch_size=LOT
    )
    importation.etat, importation.version_donnees = Import.Etat.COMPARAISON, None
    importation.save(update_fields=["etat", "version_donnees"])


def _lues(lignes: Iterable[LigneImport]) -> list[LigneLue]:
    return [LigneLue(ligne.numero, ligne.cellules, tuple(Faute(*f) for f in ligne.lues)) for ligne in lignes]


def _ligne(importation: Import, ligne: LigneLue, identite: Identite) -> LigneImport:
    return LigneImport(
        importation=importation,
        numero=ligne.numero,
        nom=ligne.cellules.get("nom", "")[:200],
        lieu_id=identite.lieu,
        cle=identite.cle,
        reconnu=identite.reconnu,
        cellules=ligne.cellules,
        lues=[_en_liste(faute) for faute in ligne.fautes],
        non_reconnu=_en_liste(identite.faute) if identite.faute else [],
    )


def _en_liste(faute: Faute) -> list[str]:
    return [faute.colonne, faute.valeur, faute.raison]


def _note(ligne: LigneImport, resultat: Resultat) -> None:
    """Reporte un résultat sur sa ligne ; dit s'il diffère de celui qu'elle portait."""
    avant = (ligne.fautes, ligne.changements, ligne.propositions)
    ligne.nom, ligne.statut = resultat.nom, resultat.statut
    ligne.fautes = [_en_liste(faute) for faute in resultat.fautes]
    ligne.changements, ligne.propositions = resultat.changements, resultat.propositions
    ligne.differe = any(avant) and avant != (ligne.fautes, ligne.changements, ligne.propositions)
