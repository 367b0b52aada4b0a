"""Une liste de travail de dix entrées, à la place des données réelles."""

from datetime import date

from django.utils import timezone

from financements.models import Agrement, Programmation
from lieux.dates import il_y_a_mois
from lieux.models import Commune, Lieu, TypeLieu
from tests.factories import make_lieu, make_signalement, make_verification, make_verification_lien

COMPLET = {"horaires": "24/7", "longitude": 4.35, "precision": "adresse"}
MORT = "https://mort.example/"


def remplit_de_dix_entrees() -> None:
    """Quatre vérifications en retard, deux fiches jamais vérifiées, une à relire, un signalement, un lien mort, un téléphone inconnu."""
    Lieu.objects.update(publication="brouillon")
    Agrement.objects.update(fin=None)
    Programmation.objects.update(fin=date(2099, 12, 31))
    jour = timezone.localdate()
    for n in range(1, 5):
        verifie(f"En retard {n}", il_y_a_mois(jour, 12 + n * 3))
    for n in range(1, 3):
        lieu(f"Jamais {n}")
    verifie("À relire", jour, publication="a_relire")
    make_signalement(lieu=verifie("Signalé", jour))
    make_verification_lien(adresse=MORT, etat="mort", code=404, raison="Cette page n'existe plus.")
    verifie("Lien mort", jour, site_web=MORT)
    verifie("Sans téléphone", jour, telephone="")


def lieu(nom: str, **champs) -> Lieu:
    """Un lieu dont on sait tout, à un kilomètre du précédent et au bout d'un autre fil : pas un doublon."""
    n = Lieu.objects.filter(horaires="24/7").count()
    ici = {
        "commune": Commune.objects.first(), "type": TypeLieu.objects.first(),
        "telephone": f"02 555 12 {n:02}", "latitude": 50.75 + n / 100,
    }  # fmt: skip
    return make_lieu(nom=nom, **(COMPLET | ici | champs))


def verifie(nom: str, le: date, **champs) -> Lieu:
    return make_verification(lieu=lieu(nom, **champs), verifie_le=le).lieu
