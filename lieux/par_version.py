"""Garder en mémoire, dans chaque processus, ce qui ne change qu'avec la version des données (lieux/version.py)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from threading import RLock
from typing import TypeVar

from django.db import InterfaceError, OperationalError, connection

from .langues import langue

T = TypeVar("T")
Version = tuple[int, object]
"""Numéro, et date telle que la base la donne."""

_lue: ContextVar[Version | None] = ContextVar("version_lue", default=None)
_oublis: list[Callable[[], None]] = []


def lit_version() -> Version:
    """Numéro et date de la version des données : celle que la page en cours a lue en premier, sinon celle de la base.

    Première requête de chaque page : écrite en SQL, et tentée deux fois, car la connexion gardée a pu se rompre.
    """
    if lue := _lue.get():
        return lue
    connection.health_check_done = True  # cette requête en tient lieu : pas de « SELECT 1 » avant elle
    try:
        return _interroge()
    except (InterfaceError, OperationalError):
        if connection.in_atomic_block:
            raise
        connection.close()
        return _interroge()


def _interroge() -> Version:
    with connection.cursor() as curseur:
        curseur.execute("SELECT numero, modifiee_le FROM lieux_versiondonnees")
        return curseur.fetchone()


@contextmanager
def version_fixee(version: Version) -> Iterator[None]:
    """Dans ce bloc, `lit_version` ne retourne pas dans la base : une page ne mêle pas deux versions."""
    jeton = _lue.set(version)
    try:
        yield
    finally:
        _lue.reset(jeton)


def une_fois_par_version(fabrique: Callable[[], T]) -> Callable[[], T]:
    """Appelle `fabrique` une fois par version et par processus. La version est lue avant les données : le résultat n'est
    jamais plus ancien qu'elle. Deux demandes simultanées attendent le même travail."""
    verrou = RLock()
    garde: dict[str, object] = {}

    @wraps(fabrique)
    def resultat() -> T:
        version = lit_version()
        with verrou:
            if garde.get("version") != version:
                garde.clear()  # l'ancien et le nouveau ne tiennent pas ensemble en mémoire
                garde.update(valeur=fabrique(), version=version)
            return garde["valeur"]

    _oublis.append(garde.clear)
    return resultat


def une_fois_par_version_et_langue(fabrique: Callable[[], T]) -> Callable[[], T]:
    """La même, pour ce qui se dit dans la langue de la page : une fois par langue."""
    par_langue: dict[str, Callable[[], T]] = {}

    @wraps(fabrique)
    def resultat() -> T:
        code = langue()
        if code not in par_langue:
            par_langue.setdefault(code, une_fois_par_version(fabrique))
        return par_langue[code]()

    return resultat


def oublie_tout() -> None:
    """Pour les tests, dont les transactions annulées font renaître les mêmes numéros de version."""
    for oublie in _oublis:
        oublie()
