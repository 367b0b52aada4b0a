"""Les lieux du guide qu'une ligne à créer répète peut-être : la question qu'on pose aussi à qui crée une fiche à la main."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from doublons.rapprochement import Signes, ressemblants
from doublons.signes import signes_de, tous_les_signes
from lieux.models import Commune, Lieu, Operateur

from .models import LigneImport

CHAMPS = (
    "nom",
    "rue",
    "numero",
    "code_postal",
    "telephone",
    "site_web",
    "latitude",
    "longitude",
    "precision",
)
MONTRES = 3
"""Au-delà, un nom courant noierait la ligne."""


@dataclass(frozen=True, slots=True)
class Proche:
    lieu: Lieu
    raisons: str


def ressemblances(lignes: Iterable[LigneImport]) -> dict[int, list[Proche]]:
    """Par numéro de ligne à créer, les plus sûrs d'abord ; rien pour les autres. Un lieu retiré ne trompe plus personne."""
    a_creer = [ligne for ligne in lignes if ligne.statut == LigneImport.Statut.CREE and not ligne.applique]
    tous = tous_les_signes() if a_creer else {}
    avis = {numero: _avis(signes, tous) for numero, signes in _signes(a_creer).items()}
    connus = (
        Lieu.objects.exclude(publication=Lieu.Publication.RETIRE)
        .select_related("commune", "localite")
        .in_bulk({pk for trouves in avis.values() for pk in trouves})
    )
    return {
        numero: [Proche(connus[pk], raisons) for pk, raisons in trouves.items() if pk in connus][:MONTRES]
        for numero, trouves in avis.items()
    }


def _avis(nouveau: Signes, tous: dict[int, Signes]) -> dict[int, str]:
    comparables = {pk: signes for pk, signes in tous.items() if not nouveau.cles.isdisjoint(signes.cles)}
    return {pk: ", ".join(avis.raisons) for pk, avis in ressemblants(nouveau, comparables).items()}


def _signes(lignes: Collection[LigneImport]) -> dict[int, Signes]:
    """Deux requêtes au plus, pour toutes les lignes."""
    donnees = {
        ligne.numero: {champ: c["apres"] for champ, c in ligne.changements.items()} for ligne in lignes
    }
    communes = _par_code(Commune, "code_ins", donnees.values(), "commune")
    operateurs = _par_code(Operateur, "slug", donnees.values(), "operateur")
    return {
        numero: signes_de(
            Lieu(
                **{champ: valeurs[champ] for champ in CHAMPS if champ in valeurs},
                commune=communes.get(valeurs.get("commune")),
                operateur=operateurs.get(valeurs.get("operateur")),
            )
        )
        for numero, valeurs in donnees.items()
    }


def _par_code(modele: type, code: str, donnees: Iterable[dict[str, Any]], champ: str) -> dict[str, Any]:
    voulus = {valeurs[champ] for valeurs in donnees if valeurs.get(champ)}
    return modele.objects.in_bulk(voulus, field_name=code) if voulus else {}
