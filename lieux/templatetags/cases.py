"""Les cases et les options du panneau de filtres.

Il y en a près de quatre cents par page : écrites ici, elles prennent une milliseconde, contre neuf dans un gabarit.
"""

from collections.abc import Iterable
from functools import lru_cache

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext

from lieux.formulaire import Case, Groupe

register = template.Library()


_echappe = lru_cache(maxsize=2048)(lambda texte: str(escape(texte)))
"""Les mêmes quatre cents textes à chaque page."""


@register.simple_tag
def options(choix: Iterable[Case], suite: str = "") -> SafeString:
    """Une balise <option> par choix : « Schaerbeek (6) ». `suite` s'ajoute au libellé : « 5 km au plus (3) »."""
    return mark_safe("".join(_option(case, suite) for case in choix))


def _option(case: Case, suite: str) -> str:
    choisie = " selected" if case.cochee else ""
    compte = "" if case.nombre is None else f" ({case.nombre})"
    return f'<option value="{_echappe(case.valeur)}"{choisie}>{_echappe(str(case.libelle))}{_echappe(suite)}{compte}</option>'


@register.simple_tag
def cases(groupe: Groupe) -> SafeString:
    """Une case par choix, avec son compte ; un choix qui ne laisserait aucun lieu est grisé, jamais caché."""
    return mark_safe("".join(_case(groupe, case) for case in groupe.cases))


def _case(groupe: Groupe, case: Case) -> str:
    vide = " case--vide" if case.nombre == 0 else ""
    cochee = " checked" if case.cochee else ""
    return (
        f'<label class="case{vide}"><input type="{groupe.genre}" name="{groupe.nom}" '
        f'value="{_echappe(case.valeur)}"{cochee}> <span>{_echappe(str(case.libelle))}</span>{_compte(case.nombre)}</label>'
    )


def _compte(nombre: int | None) -> str:
    if nombre is None:
        return ""
    mots = ngettext("lieu", "lieux", nombre)
    return f' <span class="case__nombre">({nombre}<span class="invisible"> {mots}</span>)</span>'
