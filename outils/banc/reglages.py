"""Les réglages de production, plus les adresses du banc. Ne sert jamais hors d'une mesure : d'où le seul `import *` du dépôt."""

from config.settings import *  # noqa: F403

ROOT_URLCONF = "outils.banc.adresses"
