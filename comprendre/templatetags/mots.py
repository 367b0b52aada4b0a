"""Le bloc qui relie au glossaire les mots techniques d'une page ; `templates/base.html` l'emploie une fois pour toutes."""

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.urls import reverse

from comprendre.liens import relie
from lieux.langues import en_francais

register = template.Library()


@register.tag
def mots_relies(parser: Parser, token: Token) -> "MotsRelies":
    contenu = parser.parse(("fin_mots_relies",))
    parser.delete_first_token()
    return MotsRelies(contenu)


class MotsRelies(template.Node):
    """`region`, dans le contexte, départage deux mots de même sigle. Le glossaire, français, ne se relie ni à lui-même ni aux autres langues."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> str:
        page = self.nodelist.render(context)
        requete = context.get("request")
        if requete is None or not en_francais() or requete.path == reverse("comprendre:glossaire"):
            return page
        return relie(page, context.get("region", ""))
