"""Quels lieux sont ouverts dans un intervalle : les expressions d'horaires sont évaluées, pas les lieux un à un."""

from datetime import datetime

from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, NullIf

from .calendriers import Calendriers
from .horaires import Etat, ouvert_pendant
from .models import Communaute, InfoTemporaire, Lieu
from .models.lieux import LieuQuerySet

ETATS_FERMES = [Lieu.Etat.FERME, Lieu.Etat.FERME_TEMPORAIREMENT, Lieu.Etat.EN_PROJET]


def annotate_communaute(lieux: LieuQuerySet) -> LieuQuerySet:
    """Ajoute `suit`, la communauté dont le lieu suit les congés scolaires (voir Lieu.communaute)."""
    return lieux.annotate(
        suit=Coalesce(
            NullIf("calendrier_scolaire", Value("")), F("commune__communaute"), Value(Communaute.FWB)
        )
    )


def conditions(lieux: LieuQuerySet, debut: datetime, fin: datetime) -> tuple[Q, Q]:
    """Conditions (ouverts, inconnus) sur les lieux annotés par `annotate_communaute`, pour l'intervalle donné."""
    calendriers = Calendriers()
    par_etat: dict[Etat, Q] = {Etat.OUVERT: Q(pk__in=[]), Etat.A_VERIFIER: Q(horaires="")}
    expressions: dict[tuple[Etat, str], list[str]] = {}
    for expression, suit in lieux.exclude(horaires="").order_by().values_list("horaires", "suit").distinct():
        etat = ouvert_pendant(expression, debut, fin, calendriers.pour(expression, suit), ())
        expressions.setdefault((etat, suit), []).append(expression)
    for (etat, suit), ensemble in expressions.items():
        if etat in par_etat:
            par_etat[etat] |= Q(horaires__in=ensemble, suit=suit)

    particuliers = _cas_particuliers(lieux, debut, fin, calendriers)
    sans_info = ~Q(pk__in=[pk for pks in particuliers.values() for pk in pks]) & ~Q(etat__in=ETATS_FERMES)
    return (
        par_etat[Etat.OUVERT] & sans_info | Q(pk__in=particuliers[Etat.OUVERT]),
        par_etat[Etat.A_VERIFIER] & sans_info | Q(pk__in=particuliers[Etat.A_VERIFIER]),
    )


def _cas_particuliers(
    lieux: LieuQuerySet, debut: datetime, fin: datetime, calendriers: Calendriers
) -> dict[Etat, list[int]]:
    """Lieux qu'une information temporaire touche dans l'intervalle, par état."""
    infos: dict[int, list[InfoTemporaire]] = {}
    actives = InfoTemporaire.objects.exclude(nature=InfoTemporaire.Nature.MESSAGE)
    actives = actives.filter(
        debut__lte=fin.date(), fin__gte=debut.date(), lieu__in=lieux.order_by().values("pk")
    )
    for info in actives.select_related("lieu__commune"):
        infos.setdefault(info.lieu_id, []).append(info)
    particuliers: dict[Etat, list[int]] = {etat: [] for etat in Etat}
    for pk, liste in infos.items():
        lieu = liste[0].lieu
        expressions = " ".join([lieu.horaires, *(info.horaires for info in liste)])
        calendrier = calendriers.pour(expressions, lieu.communaute)
        pour_horaires = [info.pour_horaires for info in liste]
        etat = ouvert_pendant(lieu.horaires, debut, fin, calendrier, pour_horaires)
        particuliers[Etat.FERME if lieu.ferme_pour_l_instant else etat].append(pk)
    return particuliers
