"""Ce que le modèle refuserait, dit à la case qui en est la cause : le `full_clean()` de ce que la ligne change."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models

from lieux.models import Lieu

from .colonnes import LIES, MULTIPLES, PAR_CHAMP, PAR_NOM, en_clair, valeur_de
from .lecture import Faute, LigneLue
from .references import References

_CHAMPS = frozenset(champ.name for champ in Lieu._meta.fields)
_DATES = frozenset(champ.name for champ in Lieu._meta.fields if type(champ) is models.DateField)


def pose(lieu: Lieu, champ: str, valeur: Any, references: References) -> None:
    """Donne sa valeur à un champ du lieu, sans l'enregistrer. Les relations multiples et les vérifications viennent après."""
    if champ in MULTIPLES or champ == "verifie_le":
        return
    if champ in LIES:
        setattr(lieu, champ, references.objet(champ, valeur) if valeur else None)
    elif champ in _DATES:
        setattr(lieu, champ, date.fromisoformat(valeur) if valeur else None)
    else:
        setattr(lieu, champ, valeur)


class Validation:
    """Une contrainte ne dépend que des champs qu'elle compare : chacune n'est demandée à la base qu'une fois par valeurs."""

    def __init__(self) -> None:
        self._connues: dict[tuple, str] = {}

    def fautes(self, lieu: Lieu, changes: set[str], fautifs: set[str], ligne: LigneLue) -> list[Faute]:
        """Refus du modèle pour ce que la ligne change, sauf ceux des champs déjà `fautifs`."""
        phrases: list[tuple[list[str], str]] = []
        for verifie in (lambda: lieu.clean_fields(exclude=(_CHAMPS - changes) | set(LIES)), lieu.clean):
            try:
                verifie()
            except ValidationError as erreur:
                phrases += _par_champ(erreur)
        for contrainte in lieu._meta.constraints:
            champs = _champs(contrainte)
            if (
                champs & changes
                and not champs & fautifs
                and (phrase := self._refus(contrainte, lieu, champs))
            ):
                phrases.append((sorted(champs), phrase))
        return [
            _faute(champs, phrase, lieu, changes, ligne)
            for champs, phrase in phrases
            if not set(champs) & fautifs
        ]

    def tient(self, lieu: Lieu, changes: set[str]) -> bool:
        """Vrai si la fiche tient debout avec ces changements."""
        try:
            lieu.clean()
        except ValidationError:
            return False
        contraintes = [(c, _champs(c)) for c in lieu._meta.constraints]
        return not any(self._refus(c, lieu, champs) for c, champs in contraintes if champs & changes)

    def _refus(self, contrainte: models.BaseConstraint, lieu: Lieu, champs: frozenset[str]) -> str:
        signe = (contrainte.name, *(getattr(lieu, champ) for champ in sorted(champs)))
        if signe not in self._connues:
            try:
                contrainte.validate(Lieu, lieu)
                self._connues[signe] = ""
            except ValidationError as erreur:
                self._connues[signe] = " ".join(erreur.messages)
        return self._connues[signe]


def _champs(contrainte: models.BaseConstraint) -> frozenset[str]:
    if isinstance(contrainte, models.CheckConstraint):
        return frozenset(contrainte.condition.referenced_base_fields)
    return frozenset(getattr(contrainte, "fields", ()))


def _par_champ(erreur: ValidationError) -> Iterable[tuple[list[str], str]]:
    for champ, messages in ValidationError(erreur.update_error_dict({})).message_dict.items():
        for message in messages:
            yield ([] if champ == NON_FIELD_ERRORS else [champ]), message


def _faute(champs: list[str], phrase: str, lieu: Lieu, changes: set[str], ligne: LigneLue) -> Faute:
    """La faute, à la colonne du fichier que l'on peut corriger : d'abord un champ que la ligne change."""
    colonnes = {PAR_NOM[nom].champ: nom for nom in reversed(ligne.cellules)}
    choisis = sorted(champs, key=lambda champ: (champ not in changes, champ not in colonnes))
    if not choisis:
        return Faute("", "", phrase)
    champ = choisis[0]
    colonne = colonnes.get(champ) or (PAR_CHAMP[champ].nom if champ in PAR_CHAMP else "")
    valeur = ligne.cellules.get(colonne) or (
        en_clair(champ, valeur_de(lieu, champ)) if champ in PAR_CHAMP else ""
    )
    return Faute(colonne, valeur, phrase)
