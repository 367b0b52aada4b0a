"""Ce qu'un navigateur a envoyé, lu et récrit dans les termes du formulaire : c'est là que deux saisies se comparent."""

import re
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.forms.models import BaseInlineFormSet
from django.http import QueryDict

from .etats import Valeurs
from .mots import Noms, en_mots


def difference(champ: forms.Field, valeur: Any, envoye: Any) -> bool:
    """L'envoyé dit-il autre chose que cette valeur de la base ?"""
    return champ.has_changed(valeur, envoye)


def lu_dans(donnees: QueryDict, champ: forms.Field, nom: str) -> Any:
    return champ.widget.value_from_datadict(donnees, {}, nom)


def ecrit_dans(donnees: QueryDict, champ: forms.Field, nom: str, valeur: Any) -> None:
    """Écrit une valeur de la base comme le champ du formulaire l'aurait envoyée."""
    saisie = getattr(champ.widget, "widget", champ.widget)
    if isinstance(saisie, forms.CheckboxInput):
        textes = ["on"] if valeur else []
    else:
        montre = saisie.format_value(champ.prepare_value(valeur))
        textes = montre if isinstance(montre, list | tuple) else [montre]
    donnees.setlist(nom, ["" if texte is None else str(texte) for texte in textes])


def en_clair(champ: forms.Field, suivi: models.Field, envoye: Any, noms: Noms) -> str:
    """L'envoyé en mots ; tel quel s'il n'est pas valable."""
    try:
        valeur = champ.clean(envoye)
    except ValidationError:
        return str(envoye or "")
    if isinstance(valeur, QuerySet):
        return ", ".join(sorted(map(str, valeur)))
    if isinstance(valeur, models.Model):
        return str(valeur)
    return en_mots(suivi, valeur, noms)


@dataclass
class Rangee:
    """Une ligne d'un tableau envoyé : sa clé si elle existait, et ce qu'elle envoie par nom de champ."""

    cle: int | None
    donnees: dict[str, list[str]] = field(default_factory=dict)

    @property
    def supprimee(self) -> bool:
        return bool(self.donnees.get("DELETE"))


@dataclass
class Tableau:
    """Les lignes d'une sorte, dans le formulaire envoyé."""

    formset: type[BaseInlineFormSet]
    prefixe: str
    rangees: list[Rangee]

    def __post_init__(self) -> None:
        self.modele = self.formset.model
        self.champs: dict[str, forms.Field] = self.formset.form().fields
        self.unique = self.formset.fk.unique

    @classmethod
    def lit(cls, formset: type[BaseInlineFormSet], prefixe: str, donnees: QueryDict) -> "Tableau":
        cle, rangees = formset.model._meta.pk.name, {}
        for nom, valeurs in donnees.lists():
            if trouve := re.fullmatch(rf"{re.escape(prefixe)}-(\d+)-(.+)", nom):
                rangees.setdefault(int(trouve[1]), {})[trouve[2]] = valeurs
        lues = []
        for _, envoi in sorted(rangees.items()):
            texte = envoi.pop(cle, [""])[0]
            lues.append(Rangee(int(texte) if texte.isdecimal() else None, envoi))
        return cls(formset, prefixe, lues)

    def ecrit(self, donnees: QueryDict) -> None:
        """Récrit le tableau, lignes existantes d'abord, comme Django les attend."""
        for nom in [nom for nom in donnees if re.match(rf"{re.escape(self.prefixe)}-\d+-", nom)]:
            del donnees[nom]
        self.rangees.sort(key=lambda rangee: rangee.cle is None)
        for rang, rangee in enumerate(self.rangees):
            for nom, valeurs in rangee.donnees.items():
                donnees.setlist(f"{self.prefixe}-{rang}-{nom}", valeurs)
            donnees[f"{self.prefixe}-{rang}-{self.modele._meta.pk.name}"] = str(rangee.cle or "")
        donnees[f"{self.prefixe}-TOTAL_FORMS"] = str(len(self.rangees))
        donnees[f"{self.prefixe}-INITIAL_FORMS"] = str(sum(r.cle is not None for r in self.rangees))

    def envoye(self, rangee: Rangee, nom: str) -> Any:
        donnees = QueryDict(mutable=True)
        donnees.setlist(nom, rangee.donnees.get(nom, []))
        return lu_dans(donnees, self.champs[nom], nom)

    def differe(self, rangee: Rangee, valeurs: Valeurs) -> bool:
        """La rangée dit-elle autre chose que ces valeurs, ou demande-t-elle de les supprimer ?"""
        return rangee.supprimee or any(
            difference(champ, valeurs.get(nom), self.envoye(rangee, nom))
            for nom, champ in self.champs.items()
        )

    def rangee_de(self, cle: int, valeurs: Valeurs, parent: str = "") -> Rangee:
        donnees = QueryDict(mutable=True)
        for nom, champ in self.champs.items():
            ecrit_dans(donnees, champ, nom, valeurs.get(nom))
        return Rangee(cle, dict(donnees.lists()))
