"""Ce que montre la page d'un lieu."""

from dataclasses import dataclass

import numpy as np
from django.utils import timezone

from federations.models import Adhesion
from financements import argent
from graphiques.qr import code_qr
from observations import lecture

from . import horaires
from .calendriers import calendriers
from .models import Accueil, Lieu, PremiereVisite, Public
from .models.vocabulaires import Terme
from .presentation import vignette
from .references import rattache_territoire, references
from .repertoire import Repertoire
from .repertoire_lecture import repertoire
from .selection import Selection, complete, plus_proches
from .vignettes_gardees import VignetteDessinee, vignettes_dessinees

PROCHES = 3


@dataclass(frozen=True, slots=True)
class Termes:
    """Ce que l'on sait d'un lieu dans les vocabulaires de la rédaction, dans son ordre."""

    activites: list[Terme]
    langues: list[Terme]
    acces: list[Terme]
    accessibilites: list[Terme]


def lieu_ou_rien(slug: str) -> Lieu | None:
    """Le lieu consultable qui porte ce slug ; None s'il n'y en a pas."""
    lieux = Lieu.objects.consultables().filter(slug=slug).select_related("operateur", "premiere_visite")
    return next(iter(lieux.order_by()), None)


def contexte_retire(lieu: Lieu) -> dict[str, object]:
    """Ce que montre la page d'un lieu retiré : où aller à la place."""
    rattache_territoire([lieu])
    return {"lieu": lieu, "proches": proches(lieu)}


def contexte(lieu: Lieu, adresse: str) -> dict[str, object]:
    complete([lieu], repertoire())
    maintenant = timezone.localtime()
    calendrier = calendriers().pour_lieu(lieu)
    infos = [info.pour_horaires for info in lieu.infos_utiles]
    affiche_semaine = bool(lieu.horaires) and not lieu.ferme_pour_l_instant
    return {
        "lieu": lieu,
        "adresse": adresse,
        "code_qr": code_qr(adresse),
        "region": lieu.commune.region if lieu.commune else "",
        "vignette": vignette(lieu, maintenant, calendriers()),
        "semaine": horaires.semaine(lieu.horaires, maintenant.date(), calendrier, infos)
        if affiche_semaine
        else [],
        "exceptions": horaires.exceptions(lieu.horaires, maintenant.date(), calendrier, infos)
        if affiche_semaine
        else [],
        "bienvenue": bienvenue(lieu),
        "termes": termes(lieu),
        "reponses": reponses(lieu),
        "adhesions": Adhesion.objects.filter(operateur=lieu.operateur)
        .valides_au(maintenant.date())
        .select_related("federation"),
        "argent": argent.du_lieu(lieu),
        "observations": lecture.du_lieu(lieu),
        "proches": proches(lieu),
    }


def termes(lieu: Lieu) -> Termes:
    annuaire, connus = repertoire(), references().termes
    vocabulaires = ("activite", "langue", "acces", "accessibilite")
    return Termes(*([connus[nom][slug] for slug in annuaire.termes_de(lieu.pk, nom)] for nom in vocabulaires))


@dataclass(frozen=True, slots=True)
class Bienvenue:
    """Qui pousse la porte : publics accueillis par mode."""

    tous_sans_condition: bool
    exclusifs: list[Accueil]
    prioritaires: list[Accueil]
    autres: list[Accueil]


def bienvenue(lieu: Lieu) -> Bienvenue:
    accueils = lieu.publics_accueillis
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
        (question, reponse_dite)
        for question, reponse, reponse_dite in visite.reponses
        if reponse != PremiereVisite.Reponse.INCONNU
    ]


def proches(lieu: Lieu) -> list[VignetteDessinee]:
    return vignettes_dessinees(_voisins(lieu, repertoire()), 0, PROCHES)


def _voisins(lieu: Lieu, annuaire: Repertoire) -> Selection:
    """Trois lieux où aller aussi : les plus proches ; sans position, de la même commune, ou autour d'elle ; sans commune, pour le même public."""
    autres = annuaire.tous & ~annuaire.cles.masque([lieu.pk])
    if lieu.latitude is not None:
        return plus_proches(annuaire, lieu.latitude, lieu.longitude, PROCHES, autres)
    if lieu.commune:
        memes = np.flatnonzero(autres & annuaire.parmi("communes", [lieu.commune.slug]))
        if len(memes):
            return Selection(annuaire, memes)
        return plus_proches(annuaire, lieu.commune.latitude, lieu.commune.longitude, PROCHES, autres)
    publics = Public.objects.filter(accueils__lieu=lieu, designe_tous=False).values_list("slug", flat=True)
    return Selection(annuaire, np.flatnonzero(autres & annuaire.avec_terme("public", list(publics))))
