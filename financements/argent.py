"""Qui paie un lieu ou un opérateur, combien et jusqu'à quand, dit sans rien deviner ni faire peur."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext

from lieux.dates import dans_mois
from lieux.horaires_mots import en_date
from lieux.models import Lieu, Operateur

from .catalogue import PCS, catalogue, plans_par_commune
from .models import Agrement, Dispositif, Programmation
from .regles.octrois import entre

FERMES = (Lieu.Etat.FERME, Lieu.Etat.EN_PROJET)


@dataclass(frozen=True, slots=True)
class Soutien:
    """Un octroi et sa période en mots ; `fin` : son dernier jour connu, à défaut celui de la période du dispositif."""

    agrement: Agrement
    dispositif: Dispositif
    periode: str
    fin: date | None


@dataclass(frozen=True, slots=True)
class Argent:
    """`ailleurs` : ce que l'opérateur reçoit pour d'autres lieux ; `plans` : les périodes du plan de la commune ; `possibles` : les dispositifs de ce type de lieu."""

    soutiens: list[Soutien]
    passes: list[Soutien]
    phrase: str
    ailleurs: list[Soutien]
    plans: list[Programmation]
    possibles: list[tuple[Dispositif, list[Programmation]]]


def du_lieu(lieu: Lieu) -> Argent:
    """Les octrois qui nomment ce lieu, et ceux de son opérateur qui n'en nomment aucun ; puis ce qui l'entoure."""
    jour = timezone.localdate()
    liens = Agrement.lieux.through.objects.filter(agrement=OuterRef("pk"))
    octrois = Agrement.objects.annotate(nomme=Exists(liens.filter(lieu=lieu)), en_nomme=Exists(liens))
    octrois = _soutiens(octrois.filter(Q(nomme=True) | Q(operateur=lieu.operateur_id)), jour)
    siens = [un for un in octrois if un.agrement.nomme or not un.agrement.en_nomme]
    vivants, passes = _partage(siens, jour)
    ailleurs, _ = _partage([un for un in octrois if un not in siens], jour)
    recus = {soutien.dispositif.slug for soutien in vivants}
    return Argent(
        vivants,
        passes,
        phrase(vivants, jour),
        ailleurs,
        [] if PCS in recus or lieu.etat in FERMES else _plans(lieu, jour),
        [] if recus or lieu.etat in FERMES else _possibles(lieu, jour),
    )


def de_l_operateur(operateur: Operateur) -> Argent:
    jour = timezone.localdate()
    vivants, passes = _partage(_soutiens(Agrement.objects.filter(operateur=operateur), jour), jour)
    return Argent(vivants, passes, phrase(vivants, jour), [], [], [])


def phrase(soutiens: list[Soutien], jour: date) -> str:
    """Une seule phrase, et seulement s'il le faut : un budget attendu, sinon la première fin qui approche."""
    for soutien in soutiens:
        if soutien.agrement.etat == Agrement.Etat.DOUZIEMES:
            return gettext(
                "« %(dispositif)s » continue mois par mois, en attendant qu'un budget soit voté (douzièmes provisoires)."
            ) % {"dispositif": soutien.dispositif}
    limite = dans_mois(jour, settings.FIN_PROCHE_MOIS)
    proches = [soutien for soutien in soutiens if soutien.fin and soutien.fin <= limite]
    if not proches:
        return ""
    premier = min(proches, key=lambda soutien: soutien.fin)
    return gettext(
        "« %(dispositif)s » est connu jusqu'au %(fin)s ; nos sources ne disent pas encore la suite."
    ) % {"dispositif": premier.dispositif, "fin": en_date(premier.fin, annee=True)}


def _soutiens(octrois, jour: date) -> list[Soutien]:
    dispositifs = {dispositif.pk: dispositif for dispositif in catalogue().dispositifs.values()}
    octrois = octrois.accordes().select_related("operateur")
    return [_soutien(octroi, dispositifs[octroi.dispositif_id], jour) for octroi in octrois]


def _soutien(octroi: Agrement, dispositif: Dispositif, jour: date) -> Soutien:
    """Sans fin connue, un octroi qui tient dans une période finit au plus tard avec elle."""
    mots, fin = periode_en_mots(octroi.debut, octroi.fin), octroi.fin
    bornees = [une for une in catalogue().periodes(dispositif, jour) if une.fin]
    if fin is None and dispositif.octrois_dans_une_periode and bornees and octroi.etat in Agrement.EN_VIGUEUR:
        derniere = max(bornees, key=lambda une: une.fin)
        fin = derniere.fin
        mots = gettext("%(octroi)s ; la période « %(nom)s » va jusqu'au %(fin)s") % {
            "octroi": mots, "nom": derniere.nom, "fin": en_date(fin, annee=True),
        }  # fmt: skip
    return Soutien(octroi, dispositif, mots, fin)


def periode_en_mots(debut: date | None, fin: date | None) -> str:
    """Ce que la source tait est dit."""
    if fin:
        return entre(debut, fin)
    if debut:
        return gettext("%(periode)s, fin non publiée") % {"periode": entre(debut, fin)}
    return gettext("dates non publiées")


def _partage(soutiens: list[Soutien], jour: date) -> tuple[list[Soutien], list[Soutien]]:
    """Ceux qui comptent encore, ceux qui arrivent compris ; puis les passés."""

    def vit(octroi: Agrement) -> bool:
        return octroi.etat in Agrement.EN_VIGUEUR and (octroi.fin is None or octroi.fin >= jour)

    vivants = [soutien for soutien in soutiens if vit(soutien.agrement)]
    return vivants, [soutien for soutien in soutiens if soutien not in vivants]


def _plans(lieu: Lieu, jour: date) -> list[Programmation]:
    plans = plans_par_commune().get(lieu.commune_id, [])
    return [plan.programmation for plan in plans if plan.programmation.couvre(jour)]


def _possibles(lieu: Lieu, jour: date) -> list[tuple[Dispositif, list[Programmation]]]:
    if not lieu.commune:
        return []
    return [
        (dispositif, catalogue().periodes(dispositif, jour))
        for dispositif in catalogue().dispositifs.values()
        if lieu.commune.region in dispositif.territoire
        and any(type_lieu.pk == lieu.type_id for type_lieu in dispositif.types.all())
    ]
