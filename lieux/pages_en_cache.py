"""Pages publiques gardées sous la version des données : rendues et comprimées une fois, puis revalidées sans rendu.

La version (lieux/version.py) est lue d'abord, dans la base : une page gardée n'est donc jamais plus ancienne que la version
qu'elle annonce, et une correction se voit à la requête suivante. Les pages qui disent « ouvert maintenant » changent
toutes les cinq minutes, les autres à minuit. Navigateurs et intermédiaires peuvent garder la page s'ils redemandent
chaque fois si elle vaut encore (`no-cache`) : la réponse est alors un 304 de quelques octets. En développement, rien n'est gardé.

Une vue dit qu'on peut la garder (`page_en_cache`) ; l'intergiciel, le premier de tous, garde la réponse achevée et la rend
sans passer par les autres.
"""

import gzip
import hashlib
import logging
import re
import time
from collections.abc import Callable
from functools import lru_cache, wraps
from pathlib import Path

import brotli
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from redis.exceptions import RedisError

from .par_version import lit_version, version_fixee
from .version import APPLICATIONS

journal = logging.getLogger(__name__)

TRANCHE = 300  # secondes
DUREE = 3600  # secondes : au-delà, une page que personne ne demande quitte la mémoire
LONGUEUR_GARDEE = 500
"""Au-delà de cette longueur, l'adresse est trop particulière pour que sa page serve à quelqu'un d'autre."""
POIDS_GARDE = 40_000  # octets : une réponse plus lourde, ou non comprimée, est rendue à chaque fois
PERSONNEL = "pres"
"""Le paramètre qui dit où se trouve le visiteur : ni nous ni personne ne garde ces pages."""
JAMAIS = ("/redaction/", "/static/", "/sante/")

REFUS = re.compile(r";\s*q=0(\.0*)?\s*$")

COMPRESSE: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda corps: brotli.compress(corps, quality=4),
    "gzip": lambda corps: gzip.compress(corps, compresslevel=6, mtime=0),
}

Vue = Callable[..., HttpResponse]


def page_en_cache(*, horloge: bool = False) -> Callable[[Vue], Vue]:
    """Permet de garder les réponses 200 d'une vue publique, qui ne dépend que de l'adresse et des données. `horloge` : et de l'heure."""

    def decore(vue: Vue) -> Vue:
        @wraps(vue)
        def reponse(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            rendue = vue(request, *args, **kwargs)
            if rendue.status_code == 200:
                rendue.gardable = "heure" if horloge else "jour"
            return rendue

        return reponse

    return decore


def pages_gardees(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Intergiciel : 304 si le visiteur a déjà la page, sinon celle qui est gardée, sinon celle que rend le site."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if settings.DEBUG or request.method not in ("GET", "HEAD") or request.path.startswith(JAMAIS):
            return get_response(request)
        version = lit_version()
        codage = codage_accepte(request)
        if PERSONNEL in request.GET:
            with version_fixee(version):
                return _jamais_gardee(get_response(request), codage)
        etiquettes = _etiquettes(f"{version} {request.build_absolute_uri()}", codage, version[0])
        connues = request.headers.get("If-None-Match", "")
        for etiquette in etiquettes.values():
            if etiquette in connues:
                return _avec_entetes(HttpResponseNotModified(), etiquette)
            if gardee := _au_cache(cache.get, etiquette):
                return _avec_entetes(HttpResponse(gardee[0], headers=gardee[1]), etiquette)
        with version_fixee(version):
            return _garde(request, get_response(request), codage, etiquettes)

    return middleware


def _garde(
    request: HttpRequest, rendue: HttpResponse, codage: str, etiquettes: dict[str, str]
) -> HttpResponse:
    """La réponse comprimée et datée ; gardée si elle peut resservir."""
    if not (gardable := getattr(rendue, "gardable", "")) or rendue.cookies:
        return rendue
    etiquette = etiquettes[gardable]
    _comprime(rendue, codage)
    legere = codage and len(rendue.content) <= POIDS_GARDE
    if legere and len(request.get_full_path()) <= LONGUEUR_GARDEE:
        _au_cache(cache.set, etiquette, (rendue.content, dict(rendue.headers)), DUREE)
    return _avec_entetes(rendue, etiquette)


def _etiquettes(unique: str, codage: str, numero: int) -> dict[str, str]:
    """ETag et clé des deux sortes de pages à cette adresse : celles que change l'heure, celles que change le jour."""
    empreinte = hashlib.blake2s(unique.encode(), digest_size=12).hexdigest()
    moments = {"heure": int(time.time()) // TRANCHE, "jour": timezone.localdate().toordinal()}
    return {
        sorte: f'"{numero}-{moment}-{version_du_code()}-{empreinte}{codage}"'
        for sorte, moment in moments.items()
    }


def _au_cache(operation: Callable, *arguments: object) -> object:
    """Un cache partagé qui ne répond pas ralentit le site, il ne l'arrête pas : la page est simplement rendue."""
    try:
        return operation(*arguments)
    except RedisError as erreur:
        journal.warning("Cache partagé injoignable : %s", type(erreur).__name__)
        return None


@lru_cache(maxsize=256)
def _codage(accepte: str) -> str:
    acceptes = [mot for mot in accepte.split(",") if not REFUS.search(mot)]
    noms = {mot.partition(";")[0].strip().lower() for mot in acceptes}
    return next((codage for codage in ("br", "gzip") if codage in noms), "")


def codage_accepte(request: HttpRequest) -> str:
    """« br », « gzip » ou rien, selon ce que le navigateur accepte ; « q=0 » refuse."""
    return _codage(request.headers.get("Accept-Encoding", ""))


def _jamais_gardee(rendue: HttpResponse, codage: str) -> HttpResponse:
    if hasattr(rendue, "gardable"):
        _comprime(rendue, codage)
        rendue["Cache-Control"] = "private, no-store"
    return rendue


def _comprime(rendue: HttpResponse, codage: str) -> None:
    """Comprime une réponse qui ne l'est pas déjà."""
    if codage and "Content-Encoding" not in rendue:
        rendue.content = COMPRESSE[codage](rendue.content)
        rendue["Content-Encoding"] = codage
        rendue["Content-Length"] = len(rendue.content)
    rendue["Vary"] = "Accept-Encoding"


def _avec_entetes(reponse: HttpResponse, etiquette: str) -> HttpResponse:
    reponse["ETag"] = etiquette
    reponse["Cache-Control"] = "public, no-cache"
    reponse["Vary"] = "Accept-Encoding"
    return reponse


@lru_cache(maxsize=1)
def version_du_code() -> str:
    """Empreinte du code, des gabarits, des dépendances et des réglages qu'une page montre : une mise à jour du site périme les pages d'avant, sur toutes les machines."""
    fichiers = [Path(settings.BASE_DIR, "requirements.lock")] + [
        chemin
        for dossier in (
            "config",
            *APPLICATIONS,
            "graphiques",
            "guides",
            "hors_ligne",
            "ma_selection",
            "partage",
            "templates",
            "static",
            "traductions",
        )
        for chemin in sorted(Path(settings.BASE_DIR, dossier).rglob("*"))
        if chemin.is_file() and "__pycache__" not in chemin.parts
    ]
    reglages = (
        settings.COURRIEL_REDACTION,
        settings.TUILES_URL,
        settings.TUILES_CREDIT,
        settings.FIN_PROCHE_MOIS,
    )
    empreinte = hashlib.blake2s(repr(reglages).encode(), digest_size=6)
    for chemin in fichiers:
        empreinte.update(chemin.read_bytes())
    return empreinte.hexdigest()
