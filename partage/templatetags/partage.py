"""Ce qu'un moteur de recherche ou une messagerie lit d'une page : son adresse, son titre, son image, et ce qu'est le lieu."""

import json
import re
from html import unescape

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.urls import reverse, translate_url
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from lieux.langues import FRANCAIS
from lieux.templatetags.langues import sans_filtre
from partage.lieu import en_json_ld

register = template.Library()

TITRE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
DESCRIPTION = re.compile(r'<meta name="description" content="(.*?)">', re.DOTALL)
LONGUEUR = 160
INTERDITS = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.tag
def partage(parser: Parser, token: Token) -> "Partage":
    """Entoure le titre et la description, que les messageries veulent une seconde fois."""
    contenu = parser.parse(("fin_partage",))
    parser.delete_first_token()
    return Partage(contenu)


class Partage(template.Node):
    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> str:
        entete = self.nodelist.render(context)
        titre, description = TITRE.search(entete), DESCRIPTION.search(entete)
        if not (titre and description):
            return entete
        courte = escape(raccourcie(unescape(description[1])))
        return (
            f'{DESCRIPTION.sub(lambda _: _description(courte), entete)}<meta property="og:title" content="{titre[1]}">\n'
            f'<meta property="og:description" content="{courte}">'
        )


def _description(texte: str) -> str:
    return f'<meta name="description" content="{texte}">'


def raccourcie(texte: str) -> str:
    """Au plus 160 signes, que les moteurs montrent en entier : des phrases complètes, à défaut des mots et « … »."""
    texte = " ".join(texte.split())
    if len(texte) <= LONGUEUR:
        return texte
    phrases = texte[: LONGUEUR + 1].rpartition(". ")[0]
    if len(phrases) >= LONGUEUR // 3:
        return f"{phrases}."
    return texte[:LONGUEUR].rpartition(" ")[0].rstrip(" ,;:–") + "…"


@register.simple_tag(takes_context=True)
def adresse_canonique(context: Context) -> str:
    """L'adresse de la page sans ses filtres ; une liste garde son numéro de page."""
    requete = context["request"]
    return requete.build_absolute_uri(sans_filtre(requete))


@register.simple_tag(takes_context=True)
def adresse_francaise(context: Context) -> str:
    """Celle d'une page qui n'est écrite qu'en français : les autres langues n'en sont pas d'autres versions."""
    requete = context["request"]
    return requete.build_absolute_uri(translate_url(requete.path, FRANCAIS))


@register.simple_tag(takes_context=True)
def adresse_image(context: Context) -> str:
    """L'image du lieu si la page en est la fiche, sinon celle du site."""
    lieu = context.get("lieu") if "vignette" in context else None
    chemin = reverse("partage:lieu", args=[lieu.slug]) if lieu else reverse("partage:site")
    return context["request"].build_absolute_uri(chemin)


@register.simple_tag(takes_context=True)
def json_ld(context: Context) -> SafeString:
    """Le lieu de cette fiche, en schema.org : le même lieu, donc la même adresse, dans toutes les langues. Aucun signe n'y ferme la balise."""
    donnees = en_json_ld(
        context["lieu"], adresse_francaise(context), context["semaine"], context["exceptions"]
    )
    texte = json.dumps(donnees, ensure_ascii=False, separators=(",", ":")).translate(INTERDITS)
    return mark_safe(f'<script type="application/ld+json">{texte}</script>')
