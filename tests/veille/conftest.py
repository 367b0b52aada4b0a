"""Les tests de la veille passent par la porte de la rédaction."""

from tests.redaction.conftest import redacteur, redaction

__all__ = ["redacteur", "redaction"]
