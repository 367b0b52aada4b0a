"""Visiter poliment un site pour savoir s'il répond : HEAD, puis GET si HEAD est refusé ; aucune page n'est lue.

Une adresse qui mène dans un réseau privé n'est pas visitée : une fiche ne doit pas faire parler la machine à ses voisines.
"""

import ipaddress
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

import urllib3

AGENT = "LieuxDeLiens/1.0 (annuaire ; verification des liens)"
REDIRECTIONS = 5
REFUS = (401, 403, 405, 406, 429, 451)
"""Le site est là, mais ne veut pas d'un visiteur comme nous : ce n'est pas une panne."""


@dataclass(frozen=True, slots=True)
class Reponse:
    """Ce qu'une visite a trouvé. `code` : le dernier code HTTP, None si personne n'a répondu ; `arrivee` : où l'on a été
    mené ; `raison` : pourquoi la visite a échoué, vide si elle a réussi."""

    code: int | None
    arrivee: str
    raison: str = ""


class Refusee(Exception):
    """La visite n'a pas pu se faire ; le message le dit à la rédaction."""


@dataclass
class Visiteur:
    """Un hôte à la fois, et jamais deux demandes au même hôte à moins de `pause` secondes."""

    reseau_local: bool = False
    pause: float = 1.0  # secondes
    delai: float = 10.0  # secondes sans rien entendre, avant de renoncer
    attend: Callable[[float], None] = time.sleep
    _dernieres: dict[str, float] = field(default_factory=dict)

    def visite(self, adresse: str) -> Reponse:
        """Suit au plus cinq redirections. Ne lève pas d'exception : un échec est une réponse."""
        code = None
        arrivee = adresse
        try:
            for _ in range(REDIRECTIONS + 1):
                code, suite = self._demande(arrivee)
                if not suite:
                    return Reponse(code, arrivee, _raison(code))
                arrivee = suite
        except Refusee as refus:
            return Reponse(None, arrivee, str(refus))
        return Reponse(code, arrivee, f"Plus de {REDIRECTIONS} redirections : le site tourne en rond.")

    def _demande(self, adresse: str) -> tuple[int, str]:
        """Code, et adresse où le site renvoie ; vide s'il ne renvoie pas."""
        ip = self._ip_permise(adresse)
        code, suite = self._appelle("HEAD", adresse, ip)
        if code is None or code >= HTTPStatus.BAD_REQUEST:  # beaucoup de sites ne savent répondre qu'à GET
            code, suite = self._appelle("GET", adresse, ip)
        if code is None:
            raise Refusee(suite)
        return code, urljoin(adresse, suite) if suite else ""

    def _ip_permise(self, adresse: str) -> str:
        parties = _parties(adresse)
        try:
            trouvees = socket.getaddrinfo(parties.hostname, parties.port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as erreur:
            raise Refusee("Ce nom de site n'existe pas, ou plus.") from erreur
        ips = sorted({infos[4][0] for infos in trouvees}, key=lambda ip: (":" in ip, ip))
        if not self.reseau_local and not all(ipaddress.ip_address(ip).is_global for ip in ips):
            raise Refusee("Cette adresse mène dans un réseau privé : elle n'a pas été visitée.")
        return ips[0]

    def _appelle(self, methode: str, adresse: str, ip: str) -> tuple[int | None, str]:
        """Code et `Location` ; (None, raison) si rien n'est venu. La demande va à l'adresse IP qui vient d'être permise."""
        parties = _parties(adresse)
        self._patiente(parties.hostname)
        options = {"timeout": urllib3.Timeout(self.delai), "retries": False, "maxsize": 1}
        if parties.scheme == "https":
            noms = {"server_hostname": parties.hostname, "assert_hostname": parties.hostname}
            piscine = urllib3.HTTPSConnectionPool(ip, parties.port or 443, **options, **noms)
        else:
            piscine = urllib3.HTTPConnectionPool(ip, parties.port or 80, **options)
        entetes = {"Host": parties.netloc.rpartition("@")[2], "User-Agent": AGENT, "Accept": "*/*"}
        chemin = urllib3.util.parse_url(adresse).request_uri
        try:
            with piscine:
                reponse = piscine.urlopen(
                    methode, chemin, headers=entetes, redirect=False, preload_content=False
                )
                reponse.close()
        except (urllib3.exceptions.HTTPError, OSError, ValueError) as erreur:
            return None, _panne(erreur)
        return reponse.status, reponse.get_redirect_location() or ""

    def _patiente(self, hote: str) -> None:
        if hote in self._dernieres:
            reste = self._dernieres[hote] + self.pause - time.monotonic()
            self.attend(max(reste, 0))
        self._dernieres[hote] = time.monotonic()


def _parties(adresse: str):
    """L'adresse découpée ; Refusee si elle n'est pas celle d'un site."""
    try:
        parties = urlsplit(adresse)
        lisible = parties.scheme in ("http", "https") and parties.hostname and parties.port != 0
    except ValueError:
        lisible = False
    if not lisible:
        raise Refusee("Cette adresse n'est pas celle d'un site : http ou https.")
    return parties


def _panne(erreur: Exception) -> str:
    match erreur:
        case urllib3.exceptions.TimeoutError():
            return "Le site ne répond pas à temps."
        case urllib3.exceptions.SSLError():
            return "Le certificat du site n'est pas valable : les navigateurs s'arrêtent devant."
    return "Le site a coupé la connexion, ou n'écoute pas."


def _raison(code: int) -> str:
    if code < HTTPStatus.BAD_REQUEST or code in REFUS:
        return ""
    if code in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
        return "Cette page n'existe plus."
    return f"Le site répond par une erreur ({code})."
