"""La rédaction des lieux : un module par sujet, chacun inscrit ses modèles au site d'administration."""

from . import lieux, operateurs, suivi, territoires, vocabulaires

__all__ = ["lieux", "operateurs", "suivi", "territoires", "vocabulaires"]
