"""Une seule écriture pour ce qui s'écrit de dix façons : un nom, une rue, un numéro, un téléphone, un site."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from lieux.texte import mots

VIDES = frozenset(
    "l le la les un une d de du des au aux a en et ou the of het de van een asbl vzw aisbl sprl srl".split()
)
ABREGES = {
    "mj": ("maison", "jeunes"), "mdj": ("maison", "jeunes"), "mq": ("maison", "quartier"), "cc": ("centre", "culturel"),
    "st": ("saint",), "ste": ("sainte",), "sts": ("saints",), "bxl": ("bruxelles",),
    "casg": ("centre", "action", "sociale", "globale"), "cpas": ("centre", "public", "action", "sociale"),
    "ssm": ("service", "sante", "mentale"),
}  # fmt: skip
GENERIQUES = frozenset(
    "maison jeunes quartier centre culturel club espace service services social sociale foyer lieu lieux lien liens bistrot "
    "cafe antenne siege habitants accueil jour commune communale action globale public sante mentale".split()
)
VOIES = {
    "rue": "rue r straat str", "avenue": "avenue av ave laan ln", "chaussee": "chaussee ch chee steenweg stwg",
    "boulevard": "boulevard bd bld bvd boul", "place": "place pl plein", "square": "square sq", "quai": "quai kaai",
    "impasse": "impasse imp", "allee": "allee dreef", "chemin": "chemin chem weg", "route": "route rte baan",
}  # fmt: skip
SORTES = {ecriture: sorte for sorte, ecritures in VOIES.items() for ecriture in ecritures.split()}
SUFFIXES = ("steenweg", "straat", "laan", "plein", "kaai", "dreef", "weg", "baan")
PARTAGES = frozenset({"facebook.com", "instagram.com", "linktr.ee", "sites.google.com", "linkedin.com"})
"""Des sites que tout le monde habite : seule la page y désigne quelqu'un."""


def nom_normal(nom: str) -> tuple[str, ...]:
    """« MJ de l'Avenir, asbl » → (maison, jeunes, avenir). Un nom fait de petits mots les garde."""
    lus = mots(nom)
    longs = [long for mot in lus for long in ABREGES.get(mot, (mot,)) if long not in VIDES]
    return tuple(longs or lus)


@dataclass(frozen=True, slots=True)
class Voie:
    """`sorte` : rue, avenue… ou vide ; `nom` sans espace ; `neerlandaise` : écrite en néerlandais."""

    sorte: str
    nom: str
    neerlandaise: bool


def voie_normale(rue: str) -> Voie | None:
    """« Ch. de Haecht » et « Haachtsesteenweg » sont la même sorte de voie ; None sans rue."""
    longs = [long for mot in mots(rue) for long in ABREGES.get(mot, (mot,))]
    while longs and longs[-1][0].isdigit():
        longs.pop()  # le numéro, tapé avec la rue
    if not longs:
        return None
    if longs[-1].endswith(SUFFIXES) and longs[0] not in SORTES:
        suffixe = next(s for s in SUFFIXES if longs[-1].endswith(s))
        noms = [*longs[:-1], longs[-1].removesuffix(suffixe)]
        return Voie(SORTES.get(suffixe, suffixe), "".join(noms), neerlandaise=True)
    sorte = SORTES.get(longs[0], "")
    noms = [mot for mot in longs[bool(sorte) :] if mot not in VIDES]
    return Voie(sorte, "".join(noms), neerlandaise=False)


def numeros(numero: str, rue: str = "") -> tuple[int, int] | None:
    """Premier et dernier numéro : « 27-28 bte 3 » → (27, 28), « 12A » → (12, 12). À défaut, celui qui finit la rue."""
    seul = re.split(r"\b(?:bte|boite|boîte|bus|b)\b|/", numero.lower())[0]
    trouves = [int(n) for n in re.findall(r"\d+", seul)[:2]]
    if not trouves and (fin := re.search(r"\s(\d+)\s?[a-z]?$", rue.lower().strip())):
        trouves = [int(fin[1])]
    return (min(trouves), max(trouves)) if trouves else None


def telephone_normal(telephone: str) -> str:
    """« +32 (0)2 555 12 12 », « 02/555.12.12 » → « 025551212 »."""
    chiffres = re.sub(r"\D", "", telephone.replace("(0)", ""))
    chiffres = chiffres.removeprefix("00")
    return "0" + chiffres[2:].removeprefix("0") if chiffres.startswith("32") else chiffres


def site_normal(site: str) -> str:
    """« http://www.exemple.be/ » → « exemple.be ». Vide pour l'accueil d'un site que tout le monde habite."""
    parties = urlsplit(site.strip().lower())
    hote = (parties.hostname or "").removeprefix("www.")
    page = parties.path.rstrip("/")
    return "" if hote in PARTAGES and not page else hote + page


def bce_normal(numero: str) -> str:
    return re.sub(r"\D", "", numero).zfill(10) if numero else ""
