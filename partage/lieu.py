"""Un lieu en schema.org (JSON-LD, type Place) : rien que ce que sa fiche affirme. Ce qu'on ignore n'y est pas."""

from collections.abc import Sequence
from datetime import time

from lieux.horaires import Etat, Jour
from lieux.models import Lieu

JOURS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
GRATUIT = {Lieu.Tarif.GRATUIT: True}


def en_json_ld(
    lieu: Lieu, adresse: str, semaine: Sequence[Jour], exceptions: Sequence[Jour]
) -> dict[str, object]:
    """`adresse` : celle de la fiche ; `semaine` et `exceptions` : vides quand les horaires sont inconnus ou à vérifier."""
    sure = not lieu.horaires_a_verifier
    faits = {
        "@context": "https://schema.org",
        "@type": "Place",
        "@id": adresse,
        "url": adresse,
        "name": lieu.nom,
        "description": lieu.accroche,
        "telephone": lieu.telephone,
        "email": lieu.email,
        "sameAs": lieu.site_web,
        "address": _adresse(lieu),
        "geo": _geo(lieu),
        "isAccessibleForFree": GRATUIT.get(lieu.tarif),
        "openingHoursSpecification": [
            ouverture
            for jour in semaine
            if sure and not jour.mention
            for ouverture in _ordinaire(jour, semaine)
        ],
        "specialOpeningHoursSpecification": [
            ouverture for jour in exceptions if sure for ouverture in _exception(jour)
        ],
    }
    return {nom: valeur for nom, valeur in faits.items() if valeur not in ("", None, [], {})}


def _adresse(lieu: Lieu) -> dict[str, str]:
    """Une adresse où l'on n'est pas accueilli n'est pas celle du lieu."""
    if lieu.type_adresse == Lieu.TypeAdresse.POSTALE or not lieu.ville:
        return {}
    faits = {
        "@type": "PostalAddress",
        "streetAddress": lieu.voie,
        "postalCode": lieu.code_postal,
        "addressLocality": lieu.localite.nom
        if lieu.localite
        else lieu.commune.nom_fr
        if lieu.commune
        else "",
        "addressCountry": "BE",
    }
    return {nom: valeur for nom, valeur in faits.items() if valeur}


def _geo(lieu: Lieu) -> dict[str, object]:
    """Le centre d'une commune n'est pas la position d'un lieu."""
    if not lieu.a_une_position_exacte:
        return {}
    return {"@type": "GeoCoordinates", "latitude": lieu.latitude, "longitude": lieu.longitude}


def _ordinaire(jour: Jour, semaine: Sequence[Jour]) -> list[dict[str, str]]:
    """Les heures de ce jour de la semaine montrée, et de celle-là seulement : les suivantes peuvent différer."""
    if jour.etat != Etat.OUVERT:
        return []
    jours = [un.jour for un in semaine]
    validite = {"validFrom": min(jours).isoformat(), "validThrough": max(jours).isoformat()}
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": f"https://schema.org/{JOURS[jour.jour.weekday()]}",
        }
        | _heures(plage)
        | validite
        for plage in jour.plages
    ]


def _exception(jour: Jour) -> list[dict[str, str]]:
    """Un jour fermé s'écrit de minuit à minuit ; un jour à vérifier ne s'écrit pas."""
    date = {"validFrom": jour.jour.isoformat(), "validThrough": jour.jour.isoformat()}
    if jour.etat == Etat.FERME:
        return [{"@type": "OpeningHoursSpecification", "opens": "00:00", "closes": "00:00"} | date]
    if jour.etat != Etat.OUVERT:
        return []
    return [{"@type": "OpeningHoursSpecification"} | _heures(plage) | date for plage in jour.plages]


def _heures(plage: tuple[time, time]) -> dict[str, str]:
    """Jour et nuit, ou jusqu'à minuit : 23:59, car « 00:00 » fermerait avant d'ouvrir."""
    debut, fin = plage
    return {"opens": f"{debut:%H:%M}", "closes": "23:59" if fin == time.min else f"{fin:%H:%M}"}
