"""Les tests de la veille passent par la porte de la rédaction."""

from tests.redaction.conftest import mots_de_passe_vite_calcules, redacteur, redaction

__all__ = ["mots_de_passe_vite_calcules", "redacteur", "redaction"]
