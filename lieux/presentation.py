"""Ce qu'une page montre d'un lieu et que le modèle ne sait pas seul : sa situation à l'instant, sa fraîcheur."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from . import fraicheur as fraicheurs
from . import horaires
from .calendriers import Calendriers, calendriers
from .horaires_moteur import INCONNUS
from .horaires_mots import en_date
from .models import Lieu, Verification
from .nombres import en_distance

ETATS_DITS = {
    Lieu.Etat.FERME: "Fermé définitivement",
    Lieu.Etat.FERME_TEMPORAIREMENT: "Fermé temporairement",
    Lieu.Etat.EN_PROJET: "Pas encore ouvert",
}


@dataclass(frozen=True, slots=True)
class Vignette:
    """Un lieu et ce qu'il faut en dire maintenant. `couleur` : ouvert, ferme ou a_verifier. `racines` : ce que la recherche
    y marque (lieux/recherche.py). `perimee` : vérifié un jour, il y a plus longtemps que son rythme."""

    lieu: Lieu
    couleur: str
    phrase: str
    fraicheur: str
    perimee: bool = False
    distance_km: float | None = None
    racines: tuple[str, ...] = ()

    @property
    def phrase_courte(self) -> str:
        """Sans le conseil, que la fiche donne : « Horaires inconnus »."""
        return (
            self.phrase.partition(" : ")[0] if self.couleur == horaires.Etat.A_VERIFIER.value else self.phrase
        )


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
        depuis = (
            f" depuis le {en_date(lieu.etat_depuis, annee=True)}"
            if lieu.etat_depuis and lieu.etat != Lieu.Etat.EN_PROJET
            else ""
        )
        return horaires.Etat.FERME.value, ETATS_DITS[lieu.etat] + depuis
    if lieu.horaires_a_verifier:
        return horaires.Etat.A_VERIFIER.value, _conseil(
            lieu, "Horaires à vérifier : téléphonez avant de venir"
        )
    etat = lieu.situation(instant, calendriers.pour_lieu(lieu))
    return etat.etat.value, _conseil(
        lieu, etat.phrase
    ) if etat.etat == horaires.Etat.A_VERIFIER else etat.phrase


def horaires_inconnus(lieu: Lieu) -> str:
    """« Horaires inconnus : téléphonez avant de venir », ou ce que ses contacts permettent."""
    return _conseil(lieu, horaires.Situation(horaires.Etat.A_VERIFIER, raison=INCONNUS).phrase)


def _conseil(lieu: Lieu, phrase: str) -> str:
    """Ne conseille que ce qui est possible : téléphoner, écrire, ou rien quand aucun contact n'est connu."""
    if lieu.telephone:
        return phrase
    if lieu.email or lieu.site_web:
        return phrase.replace("téléphonez", "renseignez-vous")
    return phrase.partition(" : ")[0]


def suite_distance(precision: str, km: float | None) -> str:
    """Ce qui suit la commune sur une vignette : « , à environ 2 km », autant que la position le permet ; vide sans distance."""
    if km is None:
        return ""
    if precision == Lieu.Precision.COMMUNE:
        return ", adresse exacte inconnue"
    exacte = precision in (Lieu.Precision.ADRESSE, Lieu.Precision.RUE)
    return f", à {'' if exacte else 'environ '}{en_distance(km)}"


def perimee(lieu: Lieu) -> bool:
    """Vérifié un jour, mais il y a plus longtemps que son rythme."""
    limite = fraicheurs.limite(lieu.rythme_verification, timezone.localdate())
    return lieu.derniere_verification is not None and lieu.derniere_verification < limite


def fraicheur(lieu: Lieu) -> str:
    """« Vérifié en mars 2026, par téléphone » ; sinon l'année de la source, sans jamais la faire passer pour une vérification."""
    if lieu.derniere_verification:
        methode = Verification.Methode(lieu.derniere_methode).label
        verbe = "À revérifier : dernière vérification" if perimee(lieu) else "Vérifié"
        mois_et_annee = en_date(lieu.derniere_verification, annee=True).partition(" ")[2]
        return f"{verbe} en {mois_et_annee}, {methode}"
    return (
        f"À vérifier (source de {lieu.source_annee})"
        if lieu.source_annee
        else "À vérifier (source non datée)"
    )
