"""Ce que le rédacteur lit sous le champ des horaires : ce que l'on en a compris, ou l'endroit de la faute."""

from datetime import date, timedelta

from .calendriers import calendriers
from .horaires import semaine
from .horaires_mots import en_date, en_mots
from .horaires_saisie import SaisieIncomprise, comprendre

SANS_HORAIRES = "Horaires inconnus : la fiche dira de téléphoner avant de venir."
_RIEN = {
    "erreur": "", "avant": "", "faute": "", "apres": "", "mots": "", "osm": "", "titre": "", "jours": [],
}  # fmt: skip


def apercu(saisie: str, communaute: str, jour: date) -> dict[str, object]:
    """Phrase, écriture OpenStreetMap et semaine qui suit `jour` ; ou l'erreur, et la saisie coupée autour de la faute."""
    try:
        osm = comprendre(saisie)
    except SaisieIncomprise as erreur:
        debut, fin = erreur.debut, erreur.fin
        morceaux = {"avant": saisie[:debut], "faute": saisie[debut:fin], "apres": saisie[fin:]}
        return _RIEN | morceaux | {"erreur": erreur.phrase}
    if not osm:
        return _RIEN | {"mots": SANS_HORAIRES}
    lundi = jour + timedelta(days=7 - jour.weekday())
    jours = semaine(osm, lundi, calendriers().pour(osm, communaute))
    return _RIEN | {
        "mots": en_mots(osm),
        "osm": osm,
        "titre": f"La semaine du lundi {en_date(lundi)}",
        "jours": [{"nom": jour.nom, "texte": jour.texte, "mention": jour.mention} for jour in jours],
    }
