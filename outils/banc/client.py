"""Un client HTTP/1.1 minimal sur une connexion gardée : ce qu'il coûte ne doit pas se voir dans la mesure."""

import re
import socket
from dataclasses import dataclass

ATTENTE = 180  # secondes
LONGUEUR = re.compile(rb"(?i)\r\ncontent-length: *(\d+)")
MORCEAUX = re.compile(rb"(?i)\r\ntransfer-encoding: *chunked")


@dataclass(frozen=True, slots=True)
class Reponse:
    statut: int
    entete: bytes
    corps: bytes

    def champ(self, nom: str) -> str:
        """Valeur d'un en-tête, vide s'il manque."""
        trouve = re.search(rf"(?i)\r\n{nom}: *([^\r]*)".encode(), self.entete)
        return trouve[1].decode() if trouve else ""


class Connexion:
    """Une connexion, une requête à la fois. Lève OSError si le serveur se tait ou raccroche."""

    def __init__(self, port: int):
        self.hote = f"127.0.0.1:{port}"
        self.prise = socket.create_connection(("127.0.0.1", port), timeout=ATTENTE)
        self.prise.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.recu = b""

    def __enter__(self) -> "Connexion":
        return self

    def __exit__(self, *erreur: object) -> None:
        self.ferme()

    def ferme(self) -> None:
        self.prise.close()

    def demande(self, adresse: str, *, codage: str = "br", etiquette: str = "") -> Reponse:
        """`codage` : « br », « gzip » ou « identity » ; `etiquette` : ce que le navigateur a déjà."""
        condition = f"If-None-Match: {etiquette}\r\n" if etiquette else ""
        requete = (
            f"GET {adresse} HTTP/1.1\r\nHost: {self.hote}\r\nAccept-Encoding: {codage}\r\n{condition}\r\n"
        )
        self.prise.sendall(requete.encode("ascii"))
        entete = self._jusqu_a(b"\r\n\r\n")
        statut = int(entete[9:12])
        if longueur := LONGUEUR.search(entete):
            corps = self._exactement(int(longueur[1]))
        else:
            corps = self._en_morceaux() if MORCEAUX.search(entete) else b""
        return Reponse(statut, entete, corps)

    def _lit(self) -> bytes:
        lu = self.prise.recv(262_144)
        if not lu:
            raise ConnectionError("Le serveur a raccroché.")
        return lu

    def _jusqu_a(self, marque: bytes) -> bytes:
        while marque not in self.recu:
            self.recu += self._lit()
        avant, _, self.recu = self.recu.partition(marque)
        return avant

    def _exactement(self, nombre: int) -> bytes:
        lus, reste = [self.recu[:nombre]], nombre - len(self.recu)
        self.recu = self.recu[nombre:]
        while reste > 0:
            lu = self._lit()
            lus.append(lu[:reste])
            self.recu = lu[reste:]
            reste -= len(lu)
        return b"".join(lus)

    def _en_morceaux(self) -> bytes:
        corps = []
        while taille := int(self._jusqu_a(b"\r\n").partition(b";")[0], 16):
            corps.append(self._exactement(taille))
            self._jusqu_a(b"\r\n")
        self._jusqu_a(b"\r\n")
        return b"".join(corps)
