"""L'état entier d'une fiche et de ses lignes, aujourd'hui dans la base ou à un moment de son historique."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import Max, Q

from federations.models import Adhesion, Effectif, Federation
from financements.models import Axe, Dispositif, Enveloppe, Plafond, Programmation, TexteLegal
from lieux.models import Accueil, AncienneAdresse, InfoTemporaire, Lieu, PremiereVisite, Verification

from .traces import EFFACE, Trace, lit_relations

LIGNES: dict[type[models.Model], dict[type[models.Model], str]] = {
    Lieu: dict.fromkeys((Accueil, PremiereVisite, InfoTemporaire, Verification, AncienneAdresse), "lieu"),
    Federation: dict.fromkeys((Adhesion, Effectif), "federation"),
    Dispositif: dict.fromkeys((Axe, Plafond, TexteLegal), "dispositif"),
    Programmation: {Enveloppe: "programmation"},
}
"""Les lignes qui se lisent avec une fiche, et le champ par lequel elles y tiennent."""

Valeurs = dict[str, Any]
"""Par nom de champ : la valeur en base, une clé pour un objet lié, une liste de clés pour une relation."""


@dataclass(frozen=True)
class Etat:
    """`propres` est None si la fiche n'existe pas (encore, ou plus)."""

    propres: Valeurs | None
    lignes: dict[type[models.Model], dict[int, Valeurs]] = field(default_factory=dict)

    @property
    def empreinte(self) -> str:
        """Résumé qui change avec toute valeur, de la fiche ou d'une ligne."""
        contenu = [sorted((self.propres or {}).items())] + [
            (modele.__name__, cle, sorted(valeurs.items()))
            for modele, lignes in self.lignes.items()
            for cle, valeurs in sorted(lignes.items())
        ]
        return hashlib.sha256(repr(contenu).encode()).hexdigest()[:32]


def est_suivi(modele: type[models.Model]) -> bool:
    return hasattr(modele._meta, "simple_history_manager_attribute")


def traces_de(modele: type[models.Model]) -> models.QuerySet[Trace]:
    return modele.history.model._base_manager.all()


def lignes_de(modele: type[models.Model]) -> dict[type[models.Model], str]:
    return LIGNES.get(modele, {})


def valeurs(objet: models.Model) -> Valeurs:
    champs = type(objet).history.model.tracked_fields
    return {champ.name: getattr(objet, champ.attname) for champ in champs} | lit_relations(objet)


def etat_actuel(modele: type[models.Model], cle: int) -> Etat:
    """Une requête, une de plus pour les relations, et une par sorte de ligne."""
    objet = modele._base_manager.filter(pk=cle).first()
    if objet is None:
        return Etat(None)
    return Etat(
        valeurs(objet),
        {
            ligne: {
                une.pk: valeurs(une) for une in ligne._base_manager.filter(**{parent: cle}).order_by("pk")
            }
            for ligne, parent in lignes_de(modele).items()
        },
    )


def etat_passe(modele: type[models.Model], cle: int, borne: Callable[[type[models.Model]], Q]) -> Etat:
    """Ce que disaient les dernières traces que `borne` laisse, modèle par modèle. Une requête par modèle."""
    trace = traces_de(modele).filter(borne(modele), id=cle).order_by("-history_id").first()
    if trace is None or trace.history_type == EFFACE:
        return Etat(None)
    return Etat(
        trace.instantane,
        {
            ligne: _lignes_passees(ligne, parent, cle, borne(ligne))
            for ligne, parent in lignes_de(modele).items()
        },
    )


def etat_au(modele: type[models.Model], cle: int, quand) -> Etat:
    return etat_passe(modele, cle, lambda _: Q(history_date__lte=quand))


def traces_des_lignes(ligne: type[models.Model], parent: str, cle: int) -> models.QuerySet[Trace]:
    """Toutes les traces des lignes qui ont tenu un jour à la fiche : l'une d'elles peut être passée à une autre."""
    connues = traces_de(ligne).filter(**{parent: cle}).values("id")
    return traces_de(ligne).filter(id__in=connues)


def _lignes_passees(ligne, parent: str, cle: int, borne: Q) -> dict[int, Valeurs]:
    toutes = traces_des_lignes(ligne, parent, cle)
    dernieres = toutes.filter(borne).order_by().values("id").annotate(derniere=Max("history_id"))
    presentes = traces_de(ligne).filter(history_id__in=dernieres.values("derniere"), **{parent: cle})
    return {trace.id: trace.instantane for trace in presentes.exclude(history_type=EFFACE).order_by("id")}


def etat_efface(modele: type[models.Model], cle: int) -> tuple[Etat, Trace] | None:
    """État d'une fiche effacée, juste avant, et la trace de l'effacement ; None si elle existe encore ou n'a jamais existé."""
    trace = traces_de(modele).filter(id=cle).order_by("-history_id").first()
    if trace is None or trace.history_type != EFFACE or modele._base_manager.filter(pk=cle).exists():
        return None
    lignes = {
        ligne: {
            efface.id: efface.instantane
            for efface in traces_de(ligne).filter(acte=trace.acte, history_type=EFFACE, **{parent: cle})
        }
        for ligne, parent in lignes_de(modele).items()
    }
    return Etat(trace.instantane, lignes), trace
