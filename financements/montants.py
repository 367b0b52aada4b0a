"""Les montants d'un dispositif, année par année, en barres : ce que l'on sait, et les années que l'on ne sait pas."""

from collections.abc import Iterator
from itertools import groupby

from graphiques.barres import Barre, Graphique, Motif, dessine
from lieux.horaires_mots import en_liste
from lieux.templatetags.formats import montant

from .models import Dispositif, Enveloppe

MILLION = 1_000_000


def graphique(dispositif: Dispositif, enveloppes: list[Enveloppe]) -> Graphique | None:
    """Le graphique de ces enveloppes ; None s'il n'y en a aucune."""
    if not enveloppes:
        return None
    titre = f"{dispositif.nom} : montants connus, en euros, par année"
    return dessine("montants", titre, _barres(enveloppes), dit_arrondi)


def sources(enveloppes: list[Enveloppe]) -> list[tuple[str, str]]:
    """Chaque source une fois, avec ce qu'elle vaut : « 2018 et 2019 », « UVCW, articles 281 et 346 (source lue) »."""
    annees: dict[str, list[str]] = {}
    for enveloppe in sorted(enveloppes, key=lambda enveloppe: enveloppe.annee):
        dite = f"{enveloppe.source} ({enveloppe.get_certitude_display().lower()})"
        annees.setdefault(dite, []).append(str(enveloppe.annee))
    return [(en_liste(list(dict.fromkeys(siennes))), dite) for dite, siennes in annees.items()]


def dit_arrondi(valeur: float) -> str:
    """Un point de l'échelle, court : « 0 € », « 15 millions », « 400 000 € »."""
    if valeur < MILLION:
        return montant(valeur)
    millions = valeur / MILLION
    return f"{millions:g} million{'s' if millions >= 2 else ''}".replace(".", ",")


def _barres(enveloppes: list[Enveloppe]) -> Iterator[Barre]:
    """Du plus ancien au plus récent ; l'enveloppe entière d'une année avant ses parts ; les années manquantes, dites."""
    precedente = None
    ordre = sorted(enveloppes, key=lambda enveloppe: (enveloppe.annee, enveloppe.objet))
    for annee, siennes in groupby(ordre, key=lambda enveloppe: enveloppe.annee):
        if precedente and annee > precedente + 1:
            yield _trou(precedente + 1, annee - 1)
        yield from map(_barre, siennes)
        precedente = annee


def _trou(debut: int, fin: int) -> Barre:
    return Barre(str(debut) if debut == fin else f"{debut} à {fin}", "non trouvé")


def _barre(enveloppe: Enveloppe) -> Barre:
    environ = "environ " if enveloppe.approximatif else ""
    return Barre(
        str(enveloppe.annee),
        environ + montant(enveloppe.montant),
        float(enveloppe.montant),
        enveloppe.objet,
        Motif.RAYE if enveloppe.objet else Motif.PLEIN,
    )
