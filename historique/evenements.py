"""L'historique d'une fiche en événements : un par acte, qui réunit la fiche, ses relations et ses lignes."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import models
from django.db.models import Max, OuterRef, Q, Subquery

from .differences import CHANGEMENT, Difference, de_ligne, ecarts
from .etats import lignes_de, traces_de, traces_des_lignes
from .mots import Noms
from .traces import CREE, EFFACE, Trace


@dataclass
class Evenement:
    acte: UUID
    quand: datetime
    auteur: str = ""
    raison: str = ""
    phrase: str = ""
    differences: list[Difference] = field(default_factory=list)

    @property
    def qui(self) -> str:
        return self.auteur or "Sans compte connecté"


PHRASES = {CREE: "Fiche créée", EFFACE: "Fiche effacée"}


def actes_de(modele: type[models.Model], cle: int) -> dict[UUID, datetime]:
    """Dernier moment de chaque acte, le plus récent d'abord. Une requête, toutes lignes comprises."""
    propres, *lignes = (
        traces.order_by().values_list("acte").annotate(quand=Max("history_date"), rang=Max("history_id"))
        for traces in _traces(modele, cle).values()
    )
    moments: dict[UUID, tuple[datetime, int]] = {}
    for acte, *moment in propres.union(*lignes, all=True) if lignes else propres:
        moments[acte] = max(tuple(moment), moments.get(acte, tuple(moment)))
    recents = sorted(moments.items(), key=lambda paire: paire[1], reverse=True)
    return {acte: quand for acte, (quand, _) in recents}


def evenements(modele: type[models.Model], cle: int, voulus: dict[UUID, datetime]) -> list[Evenement]:
    """Les événements de ces actes, dans leur ordre. Le nombre de requêtes ne dépend pas de leur nombre."""
    paires = [
        (suivi, trace, avant)
        for suivi, traces in _traces(modele, cle).items()
        for trace, avant in _avec_precedente(suivi, traces.filter(acte__in=voulus))
    ]
    noms = Noms((suivi, t.instantane) for suivi, *deux in paires for t in deux if t is not None)
    trouves = {acte: Evenement(acte, quand) for acte, quand in voulus.items()}
    for suivi, trace, avant in paires:
        evenement = trouves[trace.acte]
        evenement.auteur = evenement.auteur or trace.auteur
        evenement.raison = evenement.raison or trace.history_change_reason
        if suivi is modele:
            evenement.phrase = PHRASES.get(trace.history_type, evenement.phrase)
            evenement.differences += _de_la_fiche(modele, trace, avant, noms)
        elif difference := _de_la_ligne(modele, suivi, trace, avant, noms):
            evenement.differences.append(difference)
    return list(trouves.values())


def _traces(modele, cle: int) -> dict[type[models.Model], models.QuerySet[Trace]]:
    return {modele: traces_de(modele).filter(id=cle)} | {
        ligne: traces_des_lignes(ligne, parent, cle) for ligne, parent in lignes_de(modele).items()
    }


def _avec_precedente(modele, traces: models.QuerySet[Trace]) -> list[tuple[Trace, Trace | None]]:
    """Chaque trace et celle du même objet qui la précède, en deux requêtes."""
    anciennes = traces_de(modele).filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
    lues = list(
        traces.annotate(
            precedente=Subquery(anciennes.order_by("-history_id").values("history_id")[:1])
        ).order_by("history_id")
    )
    precedentes = traces_de(modele).in_bulk([t.precedente for t in lues if t.precedente])
    return [(trace, precedentes.get(trace.precedente)) for trace in lues]


def _de_la_fiche(modele, trace: Trace, avant: Trace | None, noms: Noms) -> list[Difference]:
    """Rien pour un effacement : la fiche disait ce que dit l'événement d'avant."""
    if trace.history_type == EFFACE:
        return []
    ancien = {} if trace.history_type == CREE or avant is None else avant.instantane
    return [
        Difference(ecart.champ, CHANGEMENT, "", [ecart])
        for ecart in ecarts(modele, ancien, trace.instantane, noms)
    ]


def _de_la_ligne(modele, ligne, trace: Trace, avant: Trace | None, noms: Noms) -> Difference | None:
    existait = avant is not None and avant.history_type != EFFACE and trace.history_type != CREE
    return de_ligne(
        ligne,
        lignes_de(modele)[ligne],
        trace.id,
        (avant or trace).instantane if existait or trace.history_type == EFFACE else None,
        None if trace.history_type == EFFACE else trace.instantane,
        noms,
    )


def effacees(modele: type[models.Model]) -> models.QuerySet[Trace]:
    """La trace d'effacement de chaque fiche qui n'existe plus, la plus récente d'abord."""
    dernieres = traces_de(modele).order_by().values("id").annotate(derniere=Max("history_id"))
    return (
        traces_de(modele)
        .filter(Q(history_type=EFFACE), history_id__in=dernieres.values("derniere"))
        .exclude(id__in=modele._base_manager.values("pk"))
        .order_by("-history_date", "-history_id")
    )
