"""Un petit site sur la machine, qui se conduit mal sur demande."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

CODES = {
    "/bien": 200,
    "/perdu": 404,
    "/parti": 410,
    "/casse": 500,
    "/interdit": 403,
    "/boucle": 302,
    "/ancien": 301,
}
RENVOIS = {"/boucle": "/boucle", "/ancien": "/bien", "/dehors": "http://10.0.0.1/"}


class Site(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        self.server.demandes.append(
            (self.command, self.path, self.headers["User-Agent"], self.headers["Host"])
        )
        if self.path == "/coupe":
            self.connection.close()
            return
        if self.path == "/lent":
            time.sleep(1.5)
        refuse = self.path == "/sans-head" and self.command == "HEAD"
        self.send_response(405 if refuse else CODES.get(self.path, 200))
        if self.path in RENVOIS:
            self.send_header("Location", RENVOIS[self.path])
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_GET(self) -> None:
        self.do_HEAD()

    def log_message(self, *_) -> None:
        """Rien : les tests lisent `demandes`."""


class Serveur(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Site)
        self.demandes: list[tuple[str, str, str, str]] = []

    def adresse(self, chemin: str) -> str:
        return f"http://127.0.0.1:{self.server_port}{chemin}"

    def handle_error(self, *_) -> None:
        """Un client qui s'en va n'est pas une erreur."""


@contextmanager
def sert() -> Iterator[Serveur]:
    with Serveur() as serveur:
        fil = Thread(target=serveur.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        fil.start()
        yield serveur
        serveur.shutdown()
        fil.join()
