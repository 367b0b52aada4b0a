"""L'acte en cours : qui écrit, et pourquoi. Tout ce qu'il change porte le même identifiant et se lit en une fois.

Une requête de la rédaction est un acte ; une commande ou un import ouvre le sien : `with acte(raison="…")`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponse


@dataclass(frozen=True)
class Acte:
    """`qui` n'est appelé qu'au moment d'écrire : lire une page ne demande pas qui la lit."""

    raison: str = ""
    qui: Callable[[], AbstractBaseUser | None] = lambda: None
    identifiant: UUID = field(default_factory=uuid4)

    @property
    def auteur(self) -> AbstractBaseUser | None:
        """Le compte qui agit ; None pour une commande ou un visiteur."""
        auteur = self.qui()
        return auteur if auteur is not None and auteur.is_authenticated else None


_en_cours: ContextVar[Acte | None] = ContextVar("acte", default=None)


def acte_en_cours() -> Acte:
    """L'acte ouvert ; hors de tout acte, un nouveau, sans auteur ni raison."""
    return _en_cours.get() or Acte()


@contextmanager
def acte(*, raison: str = "", auteur: AbstractBaseUser | None = None) -> Iterator[Acte]:
    """Ouvre un acte. Sans `auteur`, celui de l'acte qui l'entoure : un import lancé d'une page est de qui la lit."""
    dehors = acte_en_cours()
    nouveau = Acte(raison, (lambda: auteur) if auteur else dehors.qui)
    jeton = _en_cours.set(nouveau)
    try:
        yield nouveau
    finally:
        _en_cours.reset(jeton)


def acte_de_la_requete(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Chaque requête est un acte du compte connecté."""

    def middleware(request: HttpRequest) -> HttpResponse:
        jeton = _en_cours.set(Acte(qui=lambda: getattr(request, "user", None)))
        try:
            return get_response(request)
        finally:
            _en_cours.reset(jeton)

    return middleware
