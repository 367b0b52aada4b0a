"""Les pages mesurées. Chacune est une famille d'adresses : à froid, deux demandes de suite ne cherchent pas la même chose."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import cycle, islice
from random import Random
from urllib.parse import quote, urlencode

from lieux.texte import sans_accent

VARIANTES = 60
TYPES = ("maison-de-jeunes", "maison-de-quartier", "centre-culturel", "lieu-de-liens", "accueil-de-jour")
PUBLICS = ("jeunes", "aines", "familles", "isolees", "femmes", "habitants")
ACTIVITES = ("numerique", "culture-creation", "soutien-social", "francais-langues", "sante-ecoute")
RECHERCHES = (
    "café", "écoute", "maison de jeunes", "école de devoirs", "théâtre", "aînés", "atelier vélo", "apprendre le français",
    "jardin", "déjeuner", "chorale Liège", "bénévoles", "maison de quartier Ixelles", "gymnastique douce", "mère et bébé",
)  # fmt: skip
ZONE_KM = (0.09, 0.06)  # demi-largeur et demi-hauteur, en degrés : une ville à l'écran

Reperes = dict[str, list]


@dataclass(frozen=True)
class Page:
    """`adresses` : les variantes ; la première sert aux mesures tièdes et aux 304. `lourde` : un export, non une page."""

    nom: str
    adresses: list[str]
    lourde: bool = False

    def froide(self, numero: int) -> str:
        """Variante que personne n'a demandée : un paramètre inconnu change la clé du cache, et rien d'autre."""
        adresse = self.adresses[numero % len(self.adresses)]
        return f"{adresse}{'&' if '?' in adresse else '?'}_={numero}"


def pages(reperes: Reperes) -> list[Page]:
    """Dans l'ordre des mesures ; les exports viennent en dernier, car la mémoire qu'ils prennent ne se rend pas."""
    hasard = Random(VARIANTES)
    recherches = [mot for paire in zip(cycle(RECHERCHES), reperes["noms"], strict=False) for mot in paire]
    communes = reperes["communes"]
    return [
        Page("accueil", ["/"]),
        Page("liste", [f"/lieux/?page={n}" for n in range(1, 31)]),
        Page("liste filtrée", _varie(lambda n: _filtree(communes[n], hasard))),
        Page("recherche accentuée", _recherches(recherches, str)),
        Page("recherche sans accent", _recherches(recherches, sans_accent)),
        Page("recherche fautive", _recherches(recherches, lambda mots: avec_faute(mots, hasard))),
        Page("autour d'un point", [_liste(pres=f"{lat},{lon}") for lat, lon in reperes["points"]]),
        Page("ouvert maintenant", _varie(lambda n: _liste(ouvert="maintenant", page=n % 5 + 1))),
        Page("facettes cochées", _varie(lambda n: _facettes(hasard))),
        Page("fiche", [f"/lieux/{slug}/" for slug in reperes["slugs"]]),
        Page("points, zone", [_zone(*point) for point in reperes["points"]]),
        Page("points, tout", ["/lieux/points.json"], lourde=True),
        Page("GeoJSON", ["/lieux.geojson"], lourde=True),
    ]


def avec_faute(texte: str, hasard: Random) -> str:
    """Deux lettres voisines échangées, ou une oubliée, dans le mot le plus long."""
    mot = max(texte.split(), key=len)
    place = hasard.randint(1, len(mot) - 3) if len(mot) > 3 else 0
    inverse = mot[:place] + mot[place + 1] + mot[place] + mot[place + 2 :]
    oubli = mot[:place] + mot[place + 1 :]
    return texte.replace(mot, hasard.choice((inverse, oubli)))


def _varie(adresse: Callable[[int], str]) -> list[str]:
    return [adresse(numero) for numero in range(VARIANTES)]


def _liste(**parametres: object) -> str:
    return f"/lieux/?{urlencode(parametres, doseq=True, quote_via=quote)}"


def _recherches(mots: list[str], ecrit: Callable[[str], str]) -> list[str]:
    return [_liste(q=ecrit(mot)) for mot in islice(mots, VARIANTES)]


def _filtree(commune: str, hasard: Random) -> str:
    return _liste(public=hasard.choice(PUBLICS), activite=hasard.choice(ACTIVITES), commune=commune)


def _facettes(hasard: Random) -> str:
    return _liste(
        type=hasard.sample(TYPES, 2),
        public=hasard.sample(PUBLICS, 2),
        activite=hasard.sample(ACTIVITES, 2),
        langue=["fr", "nl"],
        tarif=["gratuit", "prix_libre"],
    )


def _zone(latitude: float, longitude: float) -> str:
    largeur, hauteur = ZONE_KM
    bornes = (longitude - largeur, latitude - hauteur, longitude + largeur, latitude + hauteur)
    return f"/lieux/points.json?zone={','.join(f'{borne:.3f}' for borne in bornes)}"
