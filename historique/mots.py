"""Une valeur de l'historique dans les mots de la rédaction : jamais un numéro d'objet, jamais un code."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.formats import date_format, number_format
from django.utils.timezone import localtime

from lieux.horaires import HorairesIllisibles
from lieux.horaires_mots import en_mots as horaires_en_mots

from .etats import Valeurs, est_suivi, traces_de


class Noms:
    """Noms des objets que désignent des clés, lus en une requête par modèle ; deux s'il en est d'effacés."""

    def __init__(self, etats: Iterable[tuple[type[models.Model], Valeurs]]) -> None:
        cles: dict[type[models.Model], set[int]] = {}
        for modele, valeurs in etats:
            for nom, valeur in valeurs.items():
                lie = modele._meta.get_field(nom).related_model
                if lie and valeur:
                    cles.setdefault(lie, set()).update(valeur if isinstance(valeur, list) else [valeur])
        self._noms = {modele: _noms(modele, siennes) for modele, siennes in cles.items()}

    def __call__(self, modele: type[models.Model], cle: int) -> str:
        return self._noms.get(modele, {}).get(cle) or f"{modele._meta.verbose_name} effacé (n° {cle})"


def _noms(modele: type[models.Model], cles: set[int]) -> dict[int, str]:
    noms = {o.pk: str(o) for o in modele._base_manager.filter(pk__in=cles).select_related()}
    manquent = cles - noms.keys()
    if manquent and est_suivi(modele):
        for trace in traces_de(modele).filter(id__in=manquent).order_by("history_id"):
            if nom := getattr(trace, "nom", "") or getattr(trace, "libelle", ""):
                noms[trace.id] = f"{nom} (effacé depuis)"
    return noms


def en_mots(champ: models.Field, valeur: Any, noms: Noms) -> str:
    """Vide si la valeur l'est."""
    if valeur is None or valeur == "":
        return ""
    if champ.related_model:
        return noms(champ.related_model, valeur)
    if champ.flatchoices:
        return str(dict(champ.flatchoices).get(valeur, valeur))
    if champ.name == "horaires":
        return _horaires(valeur)
    return _simple(valeur)


def _simple(valeur: Any) -> str:
    if isinstance(valeur, bool):
        return "oui" if valeur else "non"
    if isinstance(valeur, datetime):
        return date_format(localtime(valeur), r"j F Y \à H \h i")
    if isinstance(valeur, date):
        return date_format(valeur, "j F Y")
    if isinstance(valeur, float | Decimal):
        return number_format(valeur)
    return str(valeur)


def _horaires(expression: str) -> str:
    try:
        return horaires_en_mots(expression)
    except HorairesIllisibles:
        return expression
