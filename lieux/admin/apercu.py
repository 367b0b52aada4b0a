"""Ce que le rédacteur lit sous le champ des horaires pendant qu'il les écrit."""

from datetime import date, timedelta

from ..calendriers import calendriers
from ..horaires import HorairesIllisibles, semaine, verifier
from ..horaires_mots import en_date, en_mots

SANS_HORAIRES = "Horaires inconnus : la fiche dira de téléphoner avant de venir."


def apercu(expression: str, communaute: str, jour: date) -> dict[str, object]:
    """Phrase, et tableau de la semaine qui suit `jour` ; ou seulement l'erreur, avec ce qu'il faut faire."""
    if not expression:
        return {"erreur": "", "mots": SANS_HORAIRES, "titre": "", "jours": []}
    try:
        verifier(expression)
    except HorairesIllisibles as erreur:
        return {"erreur": erreur.phrase, "mots": "", "titre": "", "jours": []}
    lundi = jour + timedelta(days=7 - jour.weekday())
    jours = semaine(expression, lundi, calendriers().pour(expression, communaute))
    return {
        "erreur": "",
        "mots": en_mots(expression),
        "titre": f"La semaine du lundi {en_date(lundi)}",
        "jours": [{"nom": jour.nom, "texte": jour.texte, "mention": jour.mention} for jour in jours],
    }
