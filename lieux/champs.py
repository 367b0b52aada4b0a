"""Champs de formulaire des paramètres publics : chacun refuse ce qui ne veut rien dire par une phrase."""

import re
from collections.abc import Container
from datetime import datetime
from typing import NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

CITATION_MAX = 60
RECHERCHE_MAX = 500
ANNEES_DES_HORAIRES = range(2000, 2101)


class Point(NamedTuple):
    """Degrés WGS 84, arrondis à trois décimales (environ 100 m)."""

    latitude: float
    longitude: float


class Zone(NamedTuple):
    """Boîte en degrés WGS 84."""

    ouest: float
    sud: float
    est: float
    nord: float


def cite(valeur: str) -> str:
    """La valeur entre guillemets, sans ce qu'une page ne peut montrer : « atlantide », « aaaa… »."""
    lisible = "".join(c if c.isprintable() else "\ufffd" for c in valeur)
    return gettext("« %(mots)s »") % {
        "mots": lisible[:CITATION_MAX] + ("…" if len(lisible) > CITATION_MAX else "")
    }


def _degres(valeur: str, nombre: int, phrase: str) -> list[float]:
    morceaux = valeur.split(",")
    if len(morceaux) != nombre or not all(
        re.fullmatch(r"\s*-?\d{1,3}(\.\d{1,20})?\s*", m, re.ASCII) for m in morceaux
    ):
        raise ValidationError(phrase)
    return [float(morceau) for morceau in morceaux]


class PointField(forms.CharField):
    def clean(self, value):
        valeur = super().clean(value)
        if not valeur:
            return None
        phrase = gettext(
            "%(valeur)s n'est pas un point : écrire latitude,longitude, par exemple 50.867,4.377."
        )
        phrase %= {"valeur": cite(valeur)}
        latitude, longitude = _degres(valeur, 2, phrase)
        if abs(latitude) > 90 or abs(longitude) > 180:
            raise ValidationError(phrase)
        return Point(round(latitude, 3), round(longitude, 3))


class ZoneField(forms.CharField):
    def clean(self, value):
        valeur = super().clean(value)
        if not valeur:
            return None
        phrase = gettext("%(valeur)s n'est pas une zone : écrire ouest,sud,est,nord en degrés.")
        phrase %= {"valeur": cite(valeur)}
        ouest, sud, est, nord = _degres(valeur, 4, phrase)
        if not (-180 <= ouest <= est <= 180 and -90 <= sud <= nord <= 90):
            raise ValidationError(phrase)
        return Zone(ouest, sud, est, nord)


class MomentField(forms.CharField):
    """`maintenant`, `soir`, `weekend`, ou un instant local AAAA-MM-JJTHH:MM."""

    MOTS = ("maintenant", "soir", "weekend")

    def clean(self, value):
        valeur = super().clean(value)
        if not valeur or valeur in self.MOTS:
            return valeur or None
        try:
            if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d", valeur, re.ASCII):
                raise ValueError
            moment = datetime.fromisoformat(valeur)
            if moment.year not in ANNEES_DES_HORAIRES:
                raise ValueError
            return timezone.make_aware(moment)
        except ValueError as erreur:
            raise ValidationError(
                gettext(
                    "%(valeur)s n'est pas un moment : choisir maintenant, ce soir ou ce week-end, ou écrire 2026-03-03T14:00."
                )
                % {"valeur": cite(valeur)}
            ) from erreur


class EntierField(forms.CharField):
    def __init__(self, *args, min_value: int, max_value: int, unite: str, **kwargs):
        self.min_value, self.max_value, self.unite = min_value, max_value, unite
        super().__init__(*args, **kwargs)

    def clean(self, value):
        valeur = super().clean(value)
        if not valeur:
            return None
        if (
            not re.fullmatch(r"\d{1,6}", valeur, re.ASCII)
            or not self.min_value <= int(valeur) <= self.max_value
        ):
            raise ValidationError(
                gettext("%(valeur)s ne convient pas : donner un nombre de %(min)s à %(max)s %(unite)s.")
                % {
                    "valeur": cite(valeur),
                    "min": self.min_value,
                    "max": self.max_value,
                    "unite": self.unite,
                }
            )
        return int(valeur)


class RechercheField(forms.CharField):
    default_error_messages = {
        "max_length": gettext_lazy(
            "La recherche est trop longue : quelques mots suffisent, %(limit_value)d signes au plus."
        ),
        "null_characters_not_allowed": gettext_lazy("La recherche contient un signe illisible : la retaper."),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, max_length=RECHERCHE_MAX, **kwargs)


class ListeField(forms.Field):
    """Valeurs d'un paramètre que l'on peut répéter, parmi des `connues`. Les vides et les redites ne comptent pas."""

    phrase = gettext_lazy("{} n'existe pas dans ce guide.")

    def __init__(self, connues: Container[str] = (), **kwargs):
        super().__init__(required=False, **kwargs)
        self.connues = connues

    def valide(self, valeur: str, connues: Container[str]) -> bool:
        return valeur in connues

    def separe(self, demandees: list[str], connues: Container[str]) -> tuple[list[str], list[str]]:
        """Les valeurs qui ont un sens, et une phrase pour chacune des autres."""
        valeurs = list(dict.fromkeys(valeur for valeur in demandees if valeur))
        bonnes = [valeur for valeur in valeurs if self.valide(valeur, connues)]
        return bonnes, [str(self.phrase).format(cite(valeur)) for valeur in valeurs if valeur not in bonnes]


class CodePostalField(ListeField):
    """Codes postaux à quatre chiffres ; aucun choix fixe : un code sans localité ne donne simplement aucun lieu."""

    phrase = gettext_lazy("{} n'est pas un code postal belge : quatre chiffres, par exemple 1030.")

    def valide(self, valeur, connues):
        return bool(re.fullmatch(r"[1-9]\d{3}", valeur, re.ASCII))
