"""Les langues de la page : sa balise, ses autres versions, et ce qui y reste en français."""

import re
from dataclasses import dataclass

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.urls import Resolver404, resolve, translate_url
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

from lieux.langues import BALISES, FRANCAIS, en_francais, langue

register = template.Library()

LIEN = re.compile(r'(?<= href=")/[^"]*|(?<= action=")/[^"]*')
PARTAGE = {"fr": "fr_BE", "nl": "nl_BE", "de": "de_BE", "en": "en_GB"}


@dataclass(frozen=True, slots=True)
class Version:
    """Cette page dans une langue : son code, sa balise, son nom écrit dans elle ; son chemin avec ses filtres, et sans (`nu`)."""

    code: str
    balise: str
    nom: str
    chemin: str
    nu: str
    ici: bool


@register.simple_tag
def balise_de_langue() -> str:
    """« fr-BE », pour `lang`."""
    return BALISES[langue()]


@register.simple_tag
def langue_de_partage() -> str:
    """« fr_BE », pour `og:locale`."""
    return PARTAGE[langue()]


@register.simple_tag
def lang_fr() -> SafeString:
    """L'attribut de ce que la rédaction écrit, quand la page n'est pas en français."""
    return mark_safe("" if en_francais() else ' lang="fr"')


@register.simple_tag(name="en_francais")
def page_en_francais() -> bool:
    return en_francais()


@register.simple_tag
def deux_points() -> str:
    """« : » avec l'espace que le français met devant, et lui seul."""
    return " : " if en_francais() else ": "


@register.filter
def minuscules(nom: str) -> str:
    """« Jeunes » → « jeunes », au milieu d'une phrase ; l'allemand garde les capitales de ses noms."""
    return nom if langue() == "de" else nom.lower()


@register.simple_tag
def prefixe_de_langue() -> str:
    """« /nl », rien en français."""
    return "" if en_francais() else f"/{langue()}"


@register.simple_tag(takes_context=True)
def versions(context: Context) -> list[Version]:
    """Cette page dans chaque langue ; vide si elle n'en a qu'une."""
    if (requete := context.get("request")) is None:
        return []
    chemin, filtres, page = requete.path, requete.get_full_path().removeprefix(requete.path), numero(requete)
    try:
        resolve(chemin)
    except Resolver404:  # page introuvable : les autres langues commencent à l'accueil
        chemin, filtres, page = ("/" if en_francais() else f"/{langue()}/"), "", ""
    chemins = {code: translate_url(chemin, code) for code, _ in settings.LANGUAGES}
    toutes = [
        Version(code, BALISES[code], nom, chemins[code] + filtres, chemins[code] + page, code == langue())
        for code, nom in settings.LANGUAGES
    ]
    return toutes if len(set(chemins.values())) > 1 else []


def sans_filtre(requete: HttpRequest) -> str:
    """Le chemin d'une page sans ses filtres ; une liste garde son numéro de page."""
    return requete.path + numero(requete)


def numero(requete: HttpRequest) -> str:
    """« ?page=2 », rien pour la première page."""
    page = requete.GET.get("page", "")
    return f"?page={page}" if page.isdecimal() and page != "1" else ""


@register.tag
def texte_francais(parser: Parser, token: Token) -> "TexteFrancais":
    contenu = parser.parse(("fin_texte_francais",))
    parser.delete_first_token()
    return TexteFrancais(contenu)


class TexteFrancais(template.Node):
    """Un texte qui n'existe qu'en français : ses dates, ses nombres et ses noms le sont aussi ; ses liens restent dans la langue de la page."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> str:
        code = langue()
        with override(FRANCAIS):
            texte = self.nodelist.render(context)
            return texte if code == FRANCAIS else LIEN.sub(lambda lien: translate_url(lien[0], code), texte)
