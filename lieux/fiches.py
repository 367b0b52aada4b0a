"""Ce que montre la page d'un lieu, et ce que l'on propose quand une liste est vide."""

from dataclasses import dataclass

from django.db.models import F, Q
from django.utils import timezone

from federations.models import Adhesion
from financements.models import Agrement

from . import horaires
from .calendriers import Calendriers
from .filters import LieuFilter
from .models import Accueil, Commune, Lieu, PremiereVisite
from .options import Option
from .presentation import Vignette, vignette, vignettes
from .recherche import fermes_nommes
from .tri import trie

PROCHES = 3


def lieu_ou_rien(slug: str) -> Lieu | None:
    """Le lieu consultable qui porte ce slug, avec tout ce que sa page affiche ; None s'il n'y en a pas."""
    return (
        Lieu.objects.consultables()
        .pour_liste()
        .select_related("operateur", "premiere_visite")
        .prefetch_related("activites", "langues", "accessibilites", "modes_acces")
        .filter(slug=slug)
        .first()
    )


def contexte(lieu: Lieu, adresse: str) -> dict[str, object]:
    maintenant = timezone.localtime()
    calendriers = Calendriers()
    calendrier = calendriers.pour_lieu(lieu)
    infos = [info.pour_horaires for info in lieu.infos_utiles]
    affiche_semaine = bool(lieu.horaires) and not lieu.ferme_pour_l_instant
    return {
        "lieu": lieu,
        "adresse": adresse,
        "vignette": vignette(lieu, maintenant, calendriers),
        "semaine": horaires.semaine(lieu.horaires, maintenant.date(), calendrier, infos)
        if affiche_semaine
        else [],
        "exceptions": horaires.exceptions(lieu.horaires, maintenant.date(), calendrier, infos)
        if affiche_semaine
        else [],
        "bienvenue": bienvenue(lieu),
        "reponses": reponses(lieu),
        "adhesions": Adhesion.objects.filter(operateur=lieu.operateur)
        .valides_au(maintenant.date())
        .select_related("federation"),
        "agrements": agrements(lieu),
        "proches": proches(lieu),
    }


@dataclass(frozen=True, slots=True)
class Bienvenue:
    """Qui pousse la porte : publics accueillis par mode."""

    tous_sans_condition: bool
    exclusifs: list[Accueil]
    prioritaires: list[Accueil]
    autres: list[Accueil]


def bienvenue(lieu: Lieu) -> Bienvenue:
    accueils = list(lieu.accueils.all())
    sans_condition = any(a.public.designe_tous and a.mode == Accueil.Mode.INCONDITIONNEL for a in accueils)
    exclusifs = [a for a in accueils if a.mode == Accueil.Mode.EXCLUSIF]
    prioritaires = [a for a in accueils if a.mode == Accueil.Mode.PRIORITAIRE]
    autres = [
        a
        for a in accueils
        if a not in exclusifs and a not in prioritaires and not (sans_condition and a.public.designe_tous)
    ]
    return Bienvenue(sans_condition, exclusifs, prioritaires, autres)


def reponses(lieu: Lieu) -> list[tuple[str, str]]:
    """Questions d'une première visite dont on connaît la réponse."""
    visite = getattr(lieu, "premiere_visite", None) or PremiereVisite()
    return [
        (question, reponse)
        for question, reponse in visite.reponses
        if reponse != PremiereVisite.Reponse.INCONNU
    ]


def agrements(lieu: Lieu):
    """Octrois en cours qui concernent ce lieu : ceux qui le nomment, ou ceux de son opérateur qui ne nomment aucun lieu."""
    siens = Q(lieux=lieu) | Q(lieux__isnull=True, operateur__isnull=False, operateur=lieu.operateur_id)
    return (
        Agrement.objects.filter(siens)
        .valides_au(timezone.localdate())
        .select_related("dispositif__pouvoir")
        .order_by(F("debut").desc(nulls_last=True), "pk")
    )


def proches(lieu: Lieu) -> list[Vignette]:
    """Trois lieux où aller aussi : les plus proches ; sans position, de la même commune, ou autour d'elle ; sans commune, pour le même public."""
    autres = Lieu.objects.visibles().en_activite().exclude(pk=lieu.pk).pour_liste()
    if lieu.latitude is not None:
        return vignettes(autres.plus_proches(lieu.latitude, lieu.longitude)[:PROCHES])
    if lieu.commune:
        centre = (lieu.commune.latitude, lieu.commune.longitude)
        memes = vignettes(autres.dans(lieu.commune)[:PROCHES])
        return memes or vignettes(autres.plus_proches(*centre)[:PROCHES])
    publics = [accueil.public_id for accueil in lieu.accueils.all() if not accueil.public.designe_tous]
    memes_publics = autres.filter(pk__in=Accueil.objects.filter(public__in=publics).values("lieu"))
    return vignettes(trie(memes_publics, {})[:PROCHES])


@dataclass(frozen=True, slots=True)
class Secours:
    """Ce que l'on montre à côté d'une liste : les lieux fermés que la recherche nomme, et, si elle est vide, les plus proches."""

    fermes: list[Option]
    proches: list[Vignette]
    autour_de: str


def secours(filtre: LieuFilter) -> Secours:
    fermes = fermes_nommes(str(filtre.valeurs.get("q", "")), filtre.options)
    if filtre.nombre:
        return Secours(fermes, [], "")
    autour_de, latitude, longitude = _point_de_depart(filtre)
    if latitude is None:
        return Secours(fermes, [], "")
    autres = Lieu.objects.visibles().en_activite().pour_liste().plus_proches(latitude, longitude)[:PROCHES]
    return Secours(fermes, vignettes(autres, calendriers=filtre.calendriers), autour_de)


def _point_de_depart(filtre: LieuFilter) -> tuple[str, float | None, float | None]:
    if "pres" in filtre.valeurs:
        return ("votre point de départ", *filtre.valeurs["pres"])
    communes = Commune.objects.filter(
        Q(slug__in=[commune.slug for commune in filtre.communes_choisies])
        | Q(localites__code_postal__in=filtre.valeurs.get("cp", []))
    )
    commune = communes.first()
    return (commune.nom_fr, commune.latitude, commune.longitude) if commune else ("", None, None)
