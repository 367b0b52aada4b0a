"""Relie une page à son glossaire : la première fois qu'elle écrit un mot connu, ce mot mène à sa définition."""

import re
from dataclasses import dataclass

from lieux.par_version import une_fois_par_version

from .models import Mot

SANS_LIEN = "a abbr article button code details form h1 h2 h3 h4 h5 h6 label nav option script select style summary svg table textarea th time title"
"""Ce qui mène déjà ailleurs, se commande, nomme, se lit d'un trait ou est replié : un lien y gênerait, ou n'y serait pas vu."""
BLOCS = rf"<!--.*?-->|<(?P<bloc>{'|'.join(SANS_LIEN.split())})\b[^>]*>.*?</(?P=bloc)\s*>"
ESPACE = r"(?:\s|&nbsp;)+"
APOSTROPHE = r"(?:'|’|&#x27;)"


@dataclass(frozen=True, slots=True)
class Glossaire:
    """`cherche` reconnaît, dans une page, ce qu'il faut passer ou relier ; `mots` dit, pour chaque forme, ce qu'elle veut dire."""

    cherche: re.Pattern
    mots: dict[str, list[Mot]]

    def mot(self, texte: str, region: str) -> Mot | None:
        """Le mot que désigne cette forme ; None si elle en désigne plusieurs dans cette Région, ou hors de toute Région."""
        possibles = self.mots[_cle(texte)]
        locaux = [mot for mot in possibles if mot.region in ("", region)]
        return locaux[0] if len(locaux) == 1 else None


@une_fois_par_version
def glossaire() -> Glossaire | None:
    """None tant qu'aucun mot n'a de forme à relier."""
    mots: dict[str, list[Mot]] = {}
    formes = []
    for mot in Mot.objects.exclude(formes=""):
        for forme in filter(None, map(str.strip, mot.formes.splitlines())):
            mots.setdefault(_cle(forme), []).append(mot)
            formes.append(forme)
    if not formes:
        return None
    longues_d_abord = "|".join(map(_motif, sorted(set(formes), key=lambda forme: (-len(forme), forme))))
    return Glossaire(
        re.compile(rf"{BLOCS}|<[^>]+>|(?<![\w&#-])(?P<forme>{longues_d_abord})(?![\w-])", re.DOTALL), mots
    )


def relie(page: str, region: str = "") -> str:
    """Le même HTML, où chaque mot du glossaire est un lien la première fois. `region` départage deux mots de même forme."""
    if (connu := glossaire()) is None:
        return page
    faits: set[str] = set()

    def remplace(trouve: re.Match) -> str:
        if not (texte := trouve["forme"]):
            return trouve[0]
        mot = connu.mot(texte, region)
        if mot is None or mot.slug in faits:
            return texte
        faits.add(mot.slug)
        return f'<a class="mot" href="{mot.get_absolute_url()}">{texte}</a>'

    return connu.cherche.sub(remplace, page)


def _motif(forme: str) -> str:
    """Un sigle s'écrit comme il est ; un mot peut commencer une phrase."""
    initiale, reste = forme[0], forme[1:]
    tete = f"[{initiale}{initiale.upper()}]" if initiale.islower() else re.escape(initiale)
    suite = re.escape(reste).replace(r"\ ", ESPACE).replace("'", APOSTROPHE)
    return tete + suite


def _cle(forme: str) -> str:
    """La même pour toutes les écritures d'une forme dans une page."""
    nue = re.sub(ESPACE, " ", re.sub(APOSTROPHE, "'", forme))
    return nue if nue.isupper() else nue[0].lower() + nue[1:]
