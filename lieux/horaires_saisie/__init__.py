"""Les horaires tels que les gens les tapent, en français ou en OpenStreetMap, vers l'écriture OpenStreetMap."""

import re

from ..horaires_ecriture import LONGUEUR_MAX, HorairesIllisibles, nettoyer, sans_commentaires, verifier
from .curseur import Curseur
from .erreurs import SaisieIncomprise
from .grammaire import lit_regles
from .jetons import jetons
from .regles import en_osm

__all__ = ["SaisieIncomprise", "comprendre"]

_AUTREMENT_EN_FRANCAIS = re.compile(r"\b(?:we|WE|mar|MAR)\b")  # la bibliothèque y lit « We » et « Mar »


def comprendre(saisie: str) -> str:
    """« lu-ve 10-17 » → « Mo-Fr 10:00-17:00 ». Vide : inconnus. Lève SaisieIncomprise."""
    propre = nettoyer(saisie)
    if not propre or _est_osm(propre):
        return propre
    if len(propre) > LONGUEUR_MAX:
        phrase = f"Raccourcir les horaires à {LONGUEUR_MAX} caractères : « {propre[:40]}… »."
        raise SaisieIncomprise(phrase, LONGUEUR_MAX, len(saisie))
    saisie = re.sub(r"[\r\n]", ";", saisie)
    regles = lit_regles(Curseur(saisie, jetons(saisie)))
    if not regles:
        raise SaisieIncomprise("Dire des jours et des heures, par exemple « lu-ve 10-17 ».", 0, len(saisie))
    osm = en_osm(regles)
    try:
        verifier(osm)
    except HorairesIllisibles as erreur:
        raise SaisieIncomprise(erreur.phrase, 0, len(saisie)) from erreur
    return osm


def _est_osm(texte: str) -> bool:
    if _AUTREMENT_EN_FRANCAIS.search(sans_commentaires(texte)):
        return False
    try:
        verifier(texte)
    except HorairesIllisibles:
        return False
    return True
