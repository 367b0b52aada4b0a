"""La fraîcheur d'une fiche, une seule règle : sa dernière vérification n'est pas plus vieille que son rythme, en mois.

La voici pour une date, pour la base et pour les colonnes du répertoire. Une fiche jamais vérifiée n'est pas fraîche.
"""

from datetime import date

import numpy as np
from django.db.models import Case, DateField, Value, When

from .dates import il_y_a_mois

RYTHMES = range(1, 61)
"""Mois possibles entre deux vérifications : la contrainte `lieu_rythme_de_1_a_60_mois`."""


def limite(rythme: int, jour: date) -> date:
    """Une vérification faite avant ce jour est périmée le jour donné."""
    return il_y_a_mois(jour, rythme)


def limite_en_base(jour: date, retard: int = 0) -> Case:
    """La même, selon le `rythme_verification` de chaque lieu, reculée de `retard` mois.

    Un cas par rythme plutôt qu'un calcul de dates : les deux moteurs ne comptent pas les mois de la même façon.
    """
    cas = [When(rythme_verification=mois, then=Value(limite(mois + retard, jour))) for mois in RYTHMES]
    return Case(*cas, output_field=DateField())


def limites_en_colonnes(rythmes: np.ndarray, jour: date) -> np.ndarray:
    """La même, pour un tableau de rythmes : numéros de jour (date.toordinal)."""
    par_rythme = [limite(mois, jour).toordinal() for mois in (0, *RYTHMES)]
    return np.array(par_rythme, dtype=np.int32)[rythmes]


def mois_de_retard(derniere: date, rythme: int, jour: date) -> int:
    """Mois entiers écoulés depuis l'échéance ; 0 si la fiche est à jour ou en retard de moins d'un mois."""
    echue = limite(rythme, jour)
    mois = (echue.year - derniere.year) * 12 + echue.month - derniere.month
    return max(mois - (echue.day < derniere.day), 0)
