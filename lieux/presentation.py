"""Ce qu'une page montre d'un lieu et que le modèle ne sait pas seul : sa situation à l'instant, sa fraîcheur."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from . import fraicheur as fraicheurs
from . import horaires
from .calendriers import Calendriers, calendriers
from .horaires_moteur import INCONNUS
from .horaires_mots import en_date, en_mois
from .models import Lieu, Verification
from .nombres import en_distance

ETATS_DITS = {
    Lieu.Etat.FERME: gettext_lazy("Fermé définitivement"),
    Lieu.Etat.FERME_TEMPORAIREMENT: gettext_lazy("Fermé temporairement"),
    Lieu.Etat.EN_PROJET: gettext_lazy("Pas encore ouvert"),
}


@dataclass(frozen=True, slots=True)
class Vignette:
    """Un lieu et ce qu'il faut en dire maintenant. `couleur` : ouvert, ferme ou a_verifier. `phrase_courte` : sans le conseil,
    que la fiche donne. `racines` : ce que la recherche
    y marque (lieux/recherche.py). `perimee` : vérifié un jour, il y a plus longtemps que son rythme."""

    lieu: Lieu
    couleur: str
    phrase_courte: str
    fraicheur: str
    perimee: bool = False
    distance_km: float | None = None
    racines: tuple[str, ...] = ()

    @property
    def phrase(self) -> str:
        """« Horaires inconnus : téléphonez avant de venir »."""
        a_verifier = self.couleur == horaires.Etat.A_VERIFIER.value
        return _avec_conseil(self.lieu, self.phrase_courte) if a_verifier else self.phrase_courte


def vignettes(lieux: Iterable[Lieu], racines: tuple[str, ...] = ()) -> list[Vignette]:
    """Attend les lieux d'une Selection. Dit ce qu'il en est maintenant."""
    instant, tous = timezone.localtime(), calendriers()
    return [vignette(lieu, instant, tous, racines) for lieu in lieux]


def vignette(
    lieu: Lieu, instant: datetime, calendriers: Calendriers, racines: tuple[str, ...] = ()
) -> Vignette:
    couleur, phrase = situation(lieu, instant, calendriers)
    km = getattr(lieu, "distance_km", None)
    return Vignette(lieu, couleur, phrase, fraicheur(lieu), perimee(lieu), km, racines)


def situation(lieu: Lieu, instant: datetime, calendriers: Calendriers) -> tuple[str, str]:
    """Couleur et phrase : un lieu fermé le dit avec sa date, les autres suivent leurs horaires."""
    if lieu.ferme_pour_l_instant:
        etat = str(ETATS_DITS[lieu.etat])
        if lieu.etat_depuis and lieu.etat != Lieu.Etat.EN_PROJET:
            mots = {"etat": etat, "date": en_date(lieu.etat_depuis, annee=True)}
            etat = gettext("%(etat)s depuis le %(date)s") % mots
        return horaires.Etat.FERME.value, etat
    if lieu.horaires_a_verifier:
        return horaires.Etat.A_VERIFIER.value, gettext("Horaires à vérifier")
    etat = lieu.situation(instant, calendriers.pour_lieu(lieu))
    return etat.etat.value, etat.phrase


def horaires_inconnus(lieu: Lieu) -> str:
    """« Horaires inconnus : téléphonez avant de venir », ou ce que ses contacts permettent."""
    return _avec_conseil(lieu, horaires.Situation(horaires.Etat.A_VERIFIER, raison=INCONNUS).phrase)


def _avec_conseil(lieu: Lieu, phrase: str) -> str:
    """Ne conseille que ce qui est possible : téléphoner, écrire, ou rien quand aucun contact n'est connu."""
    if lieu.telephone:
        return gettext("%(phrase)s : téléphonez avant de venir") % {"phrase": phrase}
    if lieu.email or lieu.site_web:
        return gettext("%(phrase)s : renseignez-vous avant de venir") % {"phrase": phrase}
    return phrase


def suite_distance(precision: str, km: float | None) -> str:
    """Ce qui suit la commune sur une vignette : « , à environ 2 km », autant que la position le permet ; vide sans distance."""
    if km is None:
        return ""
    if precision == Lieu.Precision.COMMUNE:
        return gettext(", adresse exacte inconnue")
    if precision in (Lieu.Precision.ADRESSE, Lieu.Precision.RUE):
        return gettext(", à %(distance)s") % {"distance": en_distance(km)}
    return gettext(", à environ %(distance)s") % {"distance": en_distance(km)}


def perimee(lieu: Lieu) -> bool:
    """Vérifié un jour, mais il y a plus longtemps que son rythme."""
    limite = fraicheurs.limite(lieu.rythme_verification, timezone.localdate())
    return lieu.derniere_verification is not None and lieu.derniere_verification < limite


def fraicheur(lieu: Lieu) -> str:
    """« Vérifié en mars 2026, par téléphone » ; sinon l'année de la source, sans jamais la faire passer pour une vérification."""
    if lieu.derniere_verification:
        methode = Verification.Methode(lieu.derniere_methode).label
        mots = {"mois": en_mois(lieu.derniere_verification), "methode": methode}
        if perimee(lieu):
            return gettext("À revérifier : dernière vérification en %(mois)s, %(methode)s") % mots
        return gettext("Vérifié en %(mois)s, %(methode)s") % mots
    if lieu.source_annee:
        return gettext("À vérifier (source de %(annee)s)") % {"annee": lieu.source_annee}
    return gettext("À vérifier (source non datée)")
