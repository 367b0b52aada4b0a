"""Dire en mots ce qu'un import ferait ou a fait."""

from collections.abc import Iterator, Mapping

from .colonnes import PAR_CHAMP, en_clair
from .comparaison import Resultat
from .models import LigneImport

Statut = LigneImport.Statut
MOTS = {
    Statut.CREE: ("lieu à créer", "lieux à créer"),
    Statut.CHANGE: ("à changer", "à changer"),
    Statut.PROTEGE: ("corrigé à la main, laissé tel quel", "corrigés à la main, laissés tels quels"),
    Statut.INCHANGE: ("sans changement", "sans changement"),
    Statut.REFUSE: ("ligne refusée", "lignes refusées"),
}

FAITS = MOTS | {Statut.CREE: ("lieu créé", "lieux créés"), Statut.CHANGE: ("changé", "changés")}


def phrase_du_compte(comptes: Mapping[str, int], *, fait: bool = False) -> str:
    """« 3 lieux à créer, 1 à changer, 0 ligne refusée. » ; `fait` : « 3 lieux créés… »."""
    morceaux = [
        f"{comptes.get(statut, 0)} {mots[comptes.get(statut, 0) > 1]}"
        for statut, mots in (FAITS if fait else MOTS).items()
        if comptes.get(statut) or statut == Statut.REFUSE
    ]
    return f"{', '.join(morceaux)}."


def phrases(resultat: Resultat) -> Iterator[str]:
    """Une phrase par champ changé ou proposé d'une ligne correcte."""
    if resultat.statut == Statut.CREE:
        yield "à créer"
    elif resultat.statut in (Statut.CHANGE, Statut.PROTEGE):
        for champ, changement in resultat.changements.items():
            yield en_phrase(champ, changement)
        for champ, proposition in resultat.propositions.items():
            yield f"{en_phrase(champ, proposition)} : proposé seulement, corrigé à la main"


def en_phrase(champ: str, changement: Mapping) -> str:
    avant, apres = (en_clair(champ, changement[moment]) or "vide" for moment in ("avant", "apres"))
    return f"{PAR_CHAMP[champ].libelle} « {avant} » → « {apres} »"
