"""Les planches et leurs pièces, rendues deux fois, de jour et de nuit, avec les vrais gabarits du site."""

import re
from typing import NamedTuple

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from . import exemples, exemples_redaction, jetons

SITE = {
    "jetons": "Jetons",
    "textes": "Textes",
    "pictogrammes": "Pictogrammes et repères",
    "boutons": "Boutons, puces et liens",
    "champs": "Champs et erreurs",
    "etats": "États et avis",
    "vignettes": "Vignettes",
    "listes": "Listes : pages, attente, rien à montrer",
    "dessins": "Tableaux, frises et graphiques",
    "faits": "Soutiens, observations et sources",
    "papier": "Papier",
}
REDACTION = {
    "boutons": "Boutons",
    "champs": "Champs et erreurs",
    "messages": "Messages",
    "travail": "À faire, et c'est fait",
    "listes": "Listes",
}
REFERENCES = re.compile(r'\b(id|for|list|aria-labelledby|aria-describedby|aria-controls)="([^"]+)"')
NOMMES = ("changelist", "result_list")
"""Identifiants que nomment les feuilles de l'administration : ils restent, même vus deux fois."""
MOTIFS = re.compile(r'url\(#([\w-]+)\)|href="#([\w-]+)"')


class Planche(NamedTuple):
    id: str
    titre: str
    jour: SafeString
    nuit: SafeString


def du_site(request: HttpRequest) -> list[Planche]:
    lus = {"couleurs": jetons.couleurs(), "espaces": jetons.espaces(), "pictogrammes": jetons.pictogrammes()}
    contexte = exemples.tous() | lus
    return [_planche(request, f"style/_{nom}.html", nom, titre, contexte) for nom, titre in SITE.items()]


def de_la_redaction(request: HttpRequest) -> list[Planche]:
    contexte = exemples_redaction.tous()
    return [
        _planche(request, f"style/redaction/_{nom}.html", nom, titre, contexte)
        for nom, titre in REDACTION.items()
    ]


def _planche(request: HttpRequest, gabarit: str, nom: str, titre: str, contexte: dict) -> Planche:
    html = render_to_string(gabarit, contexte, request)
    return Planche(nom, titre, mark_safe(html), _de_nuit(html))


def _de_nuit(html: str) -> SafeString:
    """La même pièce, dont chaque identifiant change : deux fois le même dans une page n'en désigne aucun."""
    html = REFERENCES.sub(lambda trouve: f'{trouve[1]}="{" ".join(map(_autre, trouve[2].split()))}"', html)
    html = re.sub(r'name="([^"]+)"', r'name="\1-nuit"', html)
    return mark_safe(
        MOTIFS.sub(
            lambda trouve: f"url(#{trouve[1]}-nuit)" if trouve[1] else f'href="#{trouve[2]}-nuit"', html
        )
    )


def _autre(identifiant: str) -> str:
    return identifiant if identifiant in NOMMES else f"{identifiant}-nuit"
