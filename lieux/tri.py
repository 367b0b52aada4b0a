"""L'ordre d'une liste : ce qui répond le mieux d'abord, le nom pour départager."""

from dataclasses import dataclass

from django.db.models import Case, Expression, F, IntegerField, Q, When

from . import recherche
from .models import Accueil, Lieu
from .models.lieux import LieuQuerySet


@dataclass(frozen=True, slots=True)
class Tri:
    """Une façon de trier proposée au visiteur."""

    valeur: str
    libelle: str
    actif: bool


def tris(valeurs: dict[str, object]) -> list[Tri]:
    """Façons de trier qui ont un sens ici : la distance demande un point de départ."""
    libelles = {"distance": "distance"} if "pres" in valeurs else {}
    libelles |= {"pertinence": "pertinence", "nom": "nom", "verification": "date de vérification"}
    return [Tri(valeur, libelle, valeur == _choisi(valeurs)) for valeur, libelle in libelles.items()]


def _choisi(valeurs: dict[str, object]) -> str:
    return (valeurs.get("tri") or ["distance" if "pres" in valeurs else "pertinence"])[0]


def _d_abord(condition: Q) -> Expression:
    return Case(When(condition, then=0), default=1, output_field=IntegerField())


def trie(lieux: LieuQuerySet, valeurs: dict[str, object]) -> LieuQuerySet:
    """Trie selon le paramètre `tri` ; par défaut la distance s'il y a un point, sinon la pertinence."""
    match _choisi(valeurs):
        case "distance":
            # Le centre d'une commune n'est pas une adresse : un tel lieu ne passe pas devant un voisin certain.
            a_la_commune = Q(precision=Lieu.Precision.COMMUNE)
            return lieux.order_by(_d_abord(~a_la_commune), "distance_km", "nom", "pk")
        case "verification":
            plus_recentes = F("derniere_verification").desc(nulls_last=True)
            return lieux.annotate_verification().order_by(plus_recentes, "nom", "pk")
        case "nom":
            return lieux.order_by("nom", "pk")
    return _par_pertinence(lieux, valeurs)


def _par_pertinence(lieux: LieuQuerySet, valeurs: dict[str, object]) -> LieuQuerySet:
    """Le nom cherché, puis le public demandé en propre, puis ce qui se visite sans appeler : les horaires connus."""
    rangs: list[Expression | str] = []
    if "q" in valeurs and recherche.mots_utiles(str(valeurs["q"])):
        rangs.append(_d_abord(recherche.debut_de_nom(str(valeurs["q"]))))
    if "public" in valeurs:
        accueils = Accueil.objects.filter(public__slug__in=valeurs["public"]).values("lieu")
        rangs.append(_d_abord(Q(pk__in=accueils)))
    rangs += [_d_abord(~Q(horaires="")), "type__ordre"]
    return lieux.order_by(*rangs, "nom", "pk")
