"""Quels lieux sont ouverts dans un intervalle : les expressions d'horaires sont évaluées, pas les lieux un à un."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Case, F, FilteredRelation, Q, Value, When
from django.db.models.functions import Coalesce, NullIf

from .calendriers import Calendriers
from .horaires import Etat, Info, ouvert_pendant
from .models import Communaute, InfoTemporaire, Lieu
from .models.lieux import LieuQuerySet

NATURES_QUI_CHANGENT_LES_HEURES = [InfoTemporaire.Nature.FERMETURE, InfoTemporaire.Nature.HORAIRES]
UN_JOUR = timedelta(days=1)
CHAMPS_INFO = ("nature", "debut", "fin", "texte", "horaires")


def annotate_communaute(lieux: LieuQuerySet) -> LieuQuerySet:
    """Ajoute `suit`, la communauté dont le lieu suit les congés scolaires (voir Lieu.communaute)."""
    return lieux.annotate(
        suit=Coalesce(
            NullIf("calendrier_scolaire", Value("")), F("commune__communaute"), Value(Communaute.FWB)
        )
    )


def conditions(lieux: LieuQuerySet, debut: datetime, fin: datetime, calendriers: Calendriers) -> tuple[Q, Q]:
    """Conditions (ouverts, inconnus) sur les lieux annotés par `annotate_communaute`, pour l'intervalle donné."""
    expressions, touches = _a_evaluer(lieux, debut, fin)
    par_etat: dict[Etat, Q] = {Etat.OUVERT: Q(pk__in=[]), Etat.A_VERIFIER: Q(horaires=""), Etat.FERME: Q()}
    for suit, ensemble in expressions.items():
        memes: dict[Etat, list[str]] = {}
        for expression in ensemble:
            etat = ouvert_pendant(expression, debut, fin, calendriers.pour(expression, suit), ())
            memes.setdefault(etat, []).append(expression)
        for etat, siennes in memes.items():
            par_etat[etat] |= Q(horaires__in=siennes, suit=suit)

    particuliers: dict[Etat, list[int]] = {etat: [] for etat in Etat}
    for pk, touche in touches.items():
        toutes = " ".join([touche.horaires, *(info.horaires for info in touche.infos)])
        calendrier = calendriers.pour(toutes, touche.suit)
        particuliers[ouvert_pendant(touche.horaires, debut, fin, calendrier, touche.infos)].append(pk)
    ordinaires = ~Q(pk__in=list(touches)) & ~Q(etat__in=Lieu.ETATS_FERMES)
    ouverts = par_etat[Etat.OUVERT] & ordinaires | Q(pk__in=particuliers[Etat.OUVERT])
    a_verifier = par_etat[Etat.A_VERIFIER] & ordinaires | Q(pk__in=particuliers[Etat.A_VERIFIER])
    incertain = Q(etat=Lieu.Etat.INCONNU)  # ses horaires ne valent que s'il existe encore
    return ouverts & ~incertain, a_verifier | ouverts & incertain


@dataclass(frozen=True, slots=True)
class _Touche:
    """Un lieu dont une information temporaire change les heures dans l'intervalle."""

    horaires: str
    suit: str
    infos: list[Info] = field(default_factory=list)


def _a_evaluer(
    lieux: LieuQuerySet, debut: datetime, fin: datetime
) -> tuple[dict[str, list[str]], dict[int, _Touche]]:
    """En une requête : les expressions différentes, par communauté suivie, et à part les lieux touchés, par clé."""
    dans_l_intervalle = Q(
        infos_temporaires__nature__in=NATURES_QUI_CHANGENT_LES_HEURES,
        infos_temporaires__debut__lte=fin.date(),
        infos_temporaires__fin__gte=debut.date() - UN_JOUR,  # hier soir peut finir ce matin
    )
    lignes = (
        lieux.exclude(etat__in=Lieu.ETATS_FERMES)
        .annotate(info=FilteredRelation("infos_temporaires", condition=dans_l_intervalle))
        .annotate(touche=Case(When(info__isnull=False, then=F("pk"))))
        .order_by("info__debut")
        .values_list("horaires", "suit", "touche", *(f"info__{champ}" for champ in CHAMPS_INFO))
        .distinct()
    )
    expressions: dict[str, list[str]] = {}
    touches: dict[int, _Touche] = {}
    for horaires, suit, touche, *info in lignes:
        if touche:
            touches.setdefault(touche, _Touche(horaires, suit)).infos.append(Info(*info))
        elif horaires:
            expressions.setdefault(suit, []).append(horaires)
    return expressions, touches
