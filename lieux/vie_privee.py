"""Ce que la page « Vie privée » dit de chiffré, lu là où le site l'applique : elle ne peut pas promettre autre chose."""

from datetime import timedelta

from django.conf import settings

from signalements.limite import PAR_HEURE
from signalements.models import Envoi

from . import pages_en_cache
from .carte import hote
from .durees import en_duree


def vie_privee_dite() -> dict[str, str | int]:
    durees = {
        "page_gardee": timedelta(seconds=pages_en_cache.DUREE),
        "signalement_courriel": settings.SIGNALEMENT_COURRIEL,
        "signalement_clos": settings.SIGNALEMENT_CLOS,
        "envois": Envoi.DUREE,
        "session": settings.SESSION_DUREE,
        "inactivite": settings.SESSION_INACTIVITE,
        "cookie": timedelta(seconds=settings.SESSION_COOKIE_AGE),
        "blocage": settings.AXES_COOLOFF_TIME,
        "journal": settings.JOURNAL_DUREE,
    }
    return {nom: en_duree(duree) for nom, duree in durees.items()} | {
        "envois_par_heure": PAR_HEURE,
        "essais": settings.AXES_FAILURE_LIMIT,
        "tuiles_hote": hote(settings.TUILES_URL).partition("://")[2],
    }
