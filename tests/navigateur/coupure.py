"""Un fil entre le navigateur et le site, que l'on coupe et que l'on remet : le site tombe vraiment, pour la page et son service worker."""

import socket
from contextlib import suppress
from threading import Thread


class Fil:
    """Relaie chaque connexion vers le site, de 127.0.0.1 à 127.0.0.1."""

    def __init__(self, site: str) -> None:
        self._but = ("127.0.0.1", int(site.rpartition(":")[2]))
        self._vives: set[socket.socket] = set()
        self._ecoute = self._ouvre(0)
        self._port = self._ecoute.getsockname()[1]
        self.adresse = f"http://127.0.0.1:{self._port}"

    def coupe(self) -> None:
        self._ferme(self._ecoute)
        for prise in list(self._vives):
            self._ferme(prise)

    def remet(self) -> None:
        self._ecoute = self._ouvre(self._port)

    def _ouvre(self, port: int) -> socket.socket:
        ecoute = socket.create_server(("127.0.0.1", port))
        Thread(target=self._accueille, args=(ecoute,), daemon=True).start()
        return ecoute

    def _accueille(self, ecoute: socket.socket) -> None:
        with suppress(OSError):
            while True:
                client, _ = ecoute.accept()
                serveur = socket.create_connection(self._but)
                self._vives |= {client, serveur}
                for de, vers in ((client, serveur), (serveur, client)):
                    Thread(target=self._relaie, args=(de, vers), daemon=True).start()

    def _relaie(self, de: socket.socket, vers: socket.socket) -> None:
        with suppress(OSError):
            while morceau := de.recv(65536):
                vers.sendall(morceau)
        for prise in (de, vers):
            self._ferme(prise)
            self._vives.discard(prise)

    @staticmethod
    def _ferme(prise: socket.socket) -> None:
        with suppress(OSError):
            prise.shutdown(socket.SHUT_RDWR)
        prise.close()
