"""Les paramètres d'adresse de la liste, de la carte, des points et des exports, et ce que chacun accepte."""

from collections.abc import Container

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from .champs import (
    CodePostalField,
    EntierField,
    ListeField,
    MomentField,
    PointField,
    RechercheField,
    ZoneField,
)
from .models import Lieu
from .options import CODES_INS, Options

VOCABULAIRES = (
    "commune type public activite langue acces accessibilite federation dispositif operateur".split()
)
TRIS = ("pertinence", "distance", "nom", "verification")
SANS_CONDITION = _("Ouvert à tout le monde, sans condition")


CHAMPS: dict[str, forms.Field] = {
    "q": RechercheField(label=_("Recherche")),
    "commune": ListeField(label=_("Commune")),
    "cp": CodePostalField(label=_("Code postal")),
    "type": ListeField(label=_("Type de lieu")),
    "public": ListeField(label=_("Pour qui")),
    "activite": ListeField(label=_("Activité")),
    "langue": ListeField(label=_("Langue")),
    "acces": ListeField(label=_("Accès")),
    "accessibilite": ListeField(label=_("Accessibilité")),
    "gouvernance": ListeField(Lieu.Gouvernance.values, label=_("Qui décide")),
    "tarif": ListeField(Lieu.Tarif.values, label=_("Prix")),
    "federation": ListeField(label=_("Fédération")),
    "dispositif": ListeField(label=_("Financement")),
    "operateur": ListeField(label=_("Opérateur")),
    "ouvert": MomentField(label=_("Ouvert")),
    "pres": PointField(label=_("Autour de")),
    "rayon": EntierField(label=_("Rayon"), min_value=1, max_value=50, unite=_("kilomètres")),
    "zone": ZoneField(label=_("Zone")),
    "inconditionnel": ListeField(("1",), label=_("Sans condition")),
    "verifie": EntierField(label=_("Vérifié depuis"), min_value=1, max_value=120, unite=_("mois")),
    "inconnus": ListeField(("1",), label=_("Aussi ce qu'on ne sait pas")),
    "tri": ListeField(TRIS, label=_("Trier par")),
}
"""Ce que chaque paramètre accepte. Partagés par toutes les demandes : les valeurs connues viennent avec chacune."""


def lit_parametres(data: QueryDict, options: Options) -> tuple[dict[str, object], dict[str, list[str]]]:
    """Valeurs par paramètre, et phrases par paramètre mis de côté. D'une liste, seules les valeurs sans sens tombent."""
    valeurs, ecartes = {}, {}
    for nom, champ in CHAMPS.items():
        if isinstance(champ, ListeField):
            valeurs[nom], phrases = champ.separe(data.getlist(nom), _connues(nom, champ, options))
        else:
            valeurs[nom], phrases = _lit(champ, data.get(nom, ""))
        if phrases:
            ecartes[nom] = phrases
    return valeurs, ecartes


def _lit(champ: forms.Field, brut: str) -> tuple[object, list[str]]:
    if not brut:
        return None, []
    try:
        return champ.clean(brut), []
    except ValidationError as erreur:
        return None, erreur.messages


def _connues(nom: str, champ: ListeField, options: Options) -> Container[str]:
    """Les slugs des options ; pour une commune, son code INS aussi."""
    if nom == "commune":
        return options["commune"].keys() | options[CODES_INS].keys()
    return options[nom] if nom in VOCABULAIRES else champ.connues
