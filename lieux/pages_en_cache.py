"""Pages publiques gardées sous la version des données : rendues et comprimées une fois, puis revalidées sans rendu.

La version (lieux/version.py) est lue d'abord, dans la base : une page gardée n'est donc jamais plus ancienne que la version
qu'elle annonce, et une correction se voit à la requête suivante. Les pages qui disent « ouvert maintenant » changent de clé
toutes les cinq minutes, les autres à minuit. Navigateurs et intermédiaires peuvent garder la page s'ils redemandent
chaque fois si elle vaut encore (`no-cache`) : la réponse est alors un 304 de quelques octets. En développement, rien n'est gardé.
"""

import gzip
import hashlib
import logging
import re
import time
from collections.abc import Callable
from functools import lru_cache, partial, wraps
from pathlib import Path

import brotli
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from redis.exceptions import RedisError

from .par_version import Version, lit_version, version_fixee

journal = logging.getLogger(__name__)

TRANCHE = 300  # secondes
DUREE = 3600  # secondes : au-delà, une page que personne ne demande quitte la mémoire
LONGUEUR_GARDEE = 500
"""Au-delà de cette longueur, l'adresse est trop particulière pour que sa page serve à quelqu'un d'autre."""
POIDS_GARDE = 40_000  # octets : une réponse plus lourde, ou non comprimée, est rendue à chaque fois
PERSONNEL = "pres"
"""Le paramètre qui dit où se trouve le visiteur : ni nous ni personne ne garde ces pages."""

REFUS = re.compile(r";\s*q=0(\.0*)?\s*$")

COMPRESSE: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda corps: brotli.compress(corps, quality=4),
    "gzip": lambda corps: gzip.compress(corps, compresslevel=6, mtime=0),
}

Vue = Callable[..., HttpResponse]


def page_en_cache(*, horloge: bool = False) -> Callable[[Vue], Vue]:
    """Garde les réponses 200 d'une vue publique, qui ne dépend que de l'adresse et des données. `horloge` : et de l'heure."""

    def decore(vue: Vue) -> Vue:
        @wraps(vue)
        def reponse(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            version = lit_version()
            with version_fixee(version):
                rend = partial(vue, request, *args, **kwargs)
                if settings.DEBUG:
                    return rend()
                codage = codage_accepte(request)
                if PERSONNEL in request.GET:
                    return _jamais_gardee(_comprimee(rend(), codage))
                return _gardee(request, rend, codage, _etiquette(request, version, codage, horloge=horloge))

        return reponse

    return decore


def _gardee(
    request: HttpRequest, rend: Callable[[], HttpResponse], codage: str, etiquette: str
) -> HttpResponse:
    """304 si le visiteur a déjà cette page, sinon celle qui est gardée, sinon celle que `rend` rend."""
    if etiquette in request.headers.get("If-None-Match", ""):
        return _avec_entetes(HttpResponseNotModified(), etiquette)
    gardee = _au_cache(cache.get, etiquette)
    if gardee is None:
        rendue = _comprimee(rend(), codage)
        if rendue.status_code != 200:
            return rendue
        gardee = (rendue.content, dict(rendue.headers))
        if codage and len(rendue.content) <= POIDS_GARDE and len(request.get_full_path()) <= LONGUEUR_GARDEE:
            _au_cache(cache.set, etiquette, gardee, DUREE)
    corps, entetes = gardee
    return _avec_entetes(HttpResponse(corps, headers=entetes), etiquette)


def _au_cache(operation: Callable, *arguments: object) -> object:
    """Un cache partagé qui ne répond pas ralentit le site, il ne l'arrête pas : la page est simplement rendue."""
    try:
        return operation(*arguments)
    except RedisError as erreur:
        journal.warning("Cache partagé injoignable : %s", type(erreur).__name__)
        return None


def codage_accepte(request: HttpRequest) -> str:
    """« br », « gzip » ou rien, selon ce que le navigateur accepte ; « q=0 » refuse."""
    acceptes = [mot for mot in request.headers.get("Accept-Encoding", "").split(",") if not REFUS.search(mot)]
    noms = {mot.partition(";")[0].strip().lower() for mot in acceptes}
    return next((codage for codage in ("br", "gzip") if codage in noms), "")


def _etiquette(request: HttpRequest, version: Version, codage: str, *, horloge: bool) -> str:
    """ETag et clé : version des données et sa date, version du code, tranche d'heure, adresse complète, codage."""
    numero, modifiee_le = version
    moment = int(time.time()) // TRANCHE if horloge else timezone.localdate().toordinal()
    unique = f"{modifiee_le.timestamp()} {request.build_absolute_uri()}"
    empreinte = hashlib.blake2s(unique.encode(), digest_size=12).hexdigest()
    return f'"{numero}-{moment}-{version_du_code()}-{empreinte}{codage}"'


def _jamais_gardee(reponse: HttpResponse) -> HttpResponse:
    reponse["Cache-Control"] = "private, no-store"
    return reponse


def _comprimee(reponse: HttpResponse, codage: str) -> HttpResponse:
    if codage and reponse.status_code == 200 and not reponse.has_header("Content-Encoding"):
        reponse.content = COMPRESSE[codage](reponse.content)
        reponse["Content-Encoding"] = codage
    reponse["Vary"] = "Accept-Encoding"
    return reponse


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
        for dossier in ("config", "lieux", "federations", "financements", "templates", "static")
        for chemin in sorted(Path(settings.BASE_DIR, dossier).rglob("*"))
        if chemin.is_file() and "__pycache__" not in chemin.parts
    ]
    reglages = (settings.COURRIEL_REDACTION, settings.TUILES_URL, settings.TUILES_CREDIT)
    empreinte = hashlib.blake2s(repr(reglages).encode(), digest_size=6)
    for chemin in fichiers:
        empreinte.update(chemin.read_bytes())
    return empreinte.hexdigest()
