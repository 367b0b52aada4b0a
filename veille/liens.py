"""Les sites que citent les fiches : lesquels revoir, et ce qu'une visite en fait dire."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from federations.models import Federation
from lieux.models import Lieu, Operateur

from .models import VerificationLien
from .visites import REFUS, Reponse, Visiteur

CITENT = (Lieu, Operateur, Federation)
DISPARUE = (404, 410)


def adresses() -> list[str]:
    """Chaque site cité par une fiche, une fois ; un lieu retiré ne compte plus."""
    cites = Lieu.objects.exclude(publication=Lieu.Publication.RETIRE), Operateur.objects, Federation.objects
    return sorted(
        {a for objets in cites for a in objets.exclude(site_web="").values_list("site_web", flat=True)}
    )


def a_visiter(jours: int, maintenant: datetime) -> list[str]:
    """Les sites jamais visités, puis les plus anciens ; un site vu depuis moins de `jours` jours attend, sauf s'il a échoué
    un autre jour que celui-ci."""
    etats = {lien.adresse: lien for lien in VerificationLien.objects.all()}
    attendent = [
        adresse
        for adresse in adresses()
        if adresse not in etats or etats[adresse].a_revoir(jours, maintenant)
    ]
    return sorted(
        attendent, key=lambda a: (a in etats, etats[a].verifie_le.timestamp() if a in etats else 0, a)
    )


def visite(adresses: Iterable[str], visiteur: Visiteur) -> Iterator[VerificationLien]:
    """L'état de chaque site, non enregistré, à mesure que l'on visite."""
    for adresse in adresses:
        lien = VerificationLien.objects.filter(adresse=adresse).first() or VerificationLien(adresse=adresse)
        note(lien, visiteur.visite(adresse), timezone.now())
        yield lien


def note(lien: VerificationLien, reponse: Reponse, moment: datetime) -> None:
    """Met l'état à jour : un échec n'est une mort qu'à son second jour, sauf si le site dit lui-même que la page n'existe plus."""
    jour = timezone.localdate(moment)
    lien.code, lien.raison, lien.verifie_le = reponse.code, reponse.raison, moment
    lien.redirige_vers = "" if reponse.raison or reponse.arrivee == lien.adresse else reponse.arrivee[:500]
    if not reponse.raison:
        lien.echecs, lien.dernier_echec = 0, None
        lien.etat = _etat_vivant(lien)
        return
    if lien.dernier_echec != jour:
        lien.echecs, lien.dernier_echec = lien.echecs + 1, jour
    mort = reponse.code in DISPARUE or lien.echecs >= VerificationLien.ECHECS_D_UN_MORT
    lien.etat = VerificationLien.Etat.MORT if mort else VerificationLien.Etat.INJOIGNABLE


def _etat_vivant(lien: VerificationLien) -> str:
    if lien.code in REFUS:
        return VerificationLien.Etat.REFUSE
    return VerificationLien.Etat.REDIRIGE if lien.redirige_vers else VerificationLien.Etat.OK


def oublie_les_autres() -> int:
    """Efface l'état des sites que plus rien ne cite ; rend leur nombre."""
    nombre, _ = VerificationLien.objects.exclude(adresse__in=adresses()).delete()
    return nombre


def au_lien(etat: str, objets: QuerySet) -> QuerySet:
    """Parmi ces lieux, opérateurs ou fédérations, ceux dont le site est dans cet état."""
    liens = VerificationLien.objects.filter(adresse=OuterRef("site_web"), etat=etat)
    return objets.filter(Exists(liens))


def cites_hors_des_lieux() -> QuerySet[VerificationLien]:
    """Sites d'un opérateur ou d'une fédération."""
    cite = [Exists(modele.objects.filter(site_web=OuterRef("adresse"))) for modele in (Operateur, Federation)]
    return VerificationLien.objects.filter(Q(cite[0]) | Q(cite[1]))


def qui_citent(adresse: str) -> list[Lieu | Operateur | Federation]:
    """Les lieux d'abord."""
    return [objet for modele in CITENT for objet in modele.objects.filter(site_web=adresse)]


def annotate_premier_nom(liens: QuerySet) -> QuerySet:
    """Ajoute `nom_lieu`, `nom_operateur` et `nom_federation` : le premier de chacun qui cite ce site, ou rien."""
    return liens.annotate(
        **{
            f"nom_{modele._meta.model_name}": Subquery(
                modele.objects.filter(site_web=OuterRef("adresse")).order_by("nom").values("nom")[:1]
            )
            for modele in CITENT
        }
    )


def phrase(adresse: str) -> str:
    """Ce qu'une fiche de rédaction dit de son site ; vide s'il va bien ou n'a pas encore été visité."""
    lien = VerificationLien.objects.filter(adresse=adresse).first() if adresse else None
    return lien.phrase if lien else ""
