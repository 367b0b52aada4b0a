"""Nombres, montants, téléphones et textes comme on les écrit en Belgique francophone."""

from datetime import date
from decimal import Decimal
from functools import lru_cache

import nh3
import phonenumbers
from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from markdown_it import MarkdownIt

from lieux import recherche
from lieux.horaires_abreges import en_abrege
from lieux.horaires_mots import en_date, en_mots
from lieux.langues import en_francais
from lieux.nombres import en_distance, en_euros, en_nombre, lieux_dits

register = template.Library()

BALISES = {"p", "ul", "ol", "li", "strong", "em", "a", "br"}
_markdown = MarkdownIt("commonmark", {"html": False})
_par_lignes = MarkdownIt("commonmark", {"html": False, "breaks": True})


@register.filter
def nombre(valeur: int | None) -> str:
    """1600 → « 1 600 », espace fine insécable."""
    return "" if valeur is None else en_nombre(valeur)


@register.filter
def montant(valeur: Decimal | None) -> str:
    """9000000 → « 9 000 000 € » ; les centimes seulement s'il y en a. Inconnu : « montant non publié »."""
    return gettext("montant non publié") if valeur is None else en_euros(valeur)


@register.filter
def lieux(valeur: int) -> str:
    """« 1 lieu », « 12 lieux »."""
    return lieux_dits(valeur)


@register.filter
def distance(km: float | None) -> str:
    """0,64 → « 600 m » ; inconnue : rien."""
    return "" if km is None else en_distance(km)


@register.filter
def jour(valeur: date | str | None) -> str:
    """« 3 mars 2026 », d'une date ou de « 2026-03-03 »."""
    if isinstance(valeur, str) and valeur:
        valeur = date.fromisoformat(valeur)
    return en_date(valeur, annee=True) if valeur else ""


@register.filter
def horaires_en_mots(expression: str) -> str:
    """« lundi à vendredi de 10 h à 17 h » ; dans les autres langues, « Mon-Fri 10:00-17:00 »."""
    return en_mots(expression) if en_francais() else en_abrege(expression)


@register.filter
@lru_cache(maxsize=4096)
def telephone(valeur: str) -> str:
    """Écriture belge : « 02 230 62 60 », « 0492 44 88 70 »."""
    try:
        numero = phonenumbers.parse(valeur, "BE")
    except phonenumbers.NumberParseException:
        return valeur
    style = (
        phonenumbers.PhoneNumberFormat.NATIONAL
        if numero.country_code == 32
        else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    )
    return phonenumbers.format_number(numero, style).replace(" ", "\u00a0")


@register.filter
def lien_telephone(valeur: str) -> str:
    """« tel:+3222306260 »."""
    try:
        numero = phonenumbers.parse(valeur, "BE")
    except phonenumbers.NumberParseException:
        return ""
    return phonenumbers.format_number(numero, phonenumbers.PhoneNumberFormat.RFC3966).replace("-", "")


@register.filter
def markdown(texte: str) -> SafeString:
    """Markdown de la rédaction, en HTML sans rien qui s'exécute."""
    return _sans_danger(_markdown.render(texte))


@register.filter
def markdown_par_lignes(texte: str) -> SafeString:
    """De même, mais une fin de ligne reste une fin de ligne : un texte facile à lire a une phrase par ligne."""
    return _sans_danger(_par_lignes.render(texte))


def _sans_danger(html: str) -> SafeString:
    return mark_safe(
        nh3.clean(
            html,
            tags=BALISES,
            attributes={"a": {"href"}},
            url_schemes={"http", "https", "mailto", "tel"},
        )
    )


@register.filter
def marque(texte: str, racines: tuple[str, ...]) -> str:
    """Entoure de <mark> les mots que la recherche a trouvés."""
    return recherche.marque(texte, racines) if racines else texte


@register.filter
def lignes(texte: str) -> list[str]:
    """Lignes non vides d'un texte : sources, décrets."""
    return [ligne.strip() for ligne in texte.splitlines() if ligne.strip()]


@register.filter
def est_une_adresse_web(texte: str) -> bool:
    return texte.startswith(("https://", "http://")) and " " not in texte


@register.filter
def sans_protocole(adresse: str) -> str:
    """« https://espace51.be/ » → « espace51.be »."""
    return adresse.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
