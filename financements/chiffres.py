"""Les chiffres du secteur qu'on peut citer : comptés dans les vraies lignes un jour donné, puis gardés tels quels.

Un relevé porte ses propres mots : renommer un type ne change pas ce qui a été publié (docs/decisions/0020).
"""

from collections.abc import Callable, Iterator
from datetime import date

from django.db import transaction
from django.db.models import Count, Q
from django.utils.text import capfirst

from federations.models import Adhesion, Federation
from lieux.dates import il_y_a_mois
from lieux.models import Commune, Lieu, Operateur
from lieux.par_version import une_fois_par_version

from . import fragilite
from .couverture import Pcs
from .models import Agrement, Dispositif, PlanCohesionSociale, Releve

FORME = 1
"""Change si la forme d'un relevé change : les anciens gardent la leur."""
Chiffre = tuple[str, str, int]
"""Nom stable, phrase que lit le public, nombre."""


def compte(jour: date) -> dict[str, object]:
    """Les chiffres de ce jour-là, selon les lignes d'aujourd'hui : {"forme", "groupes": [{"titre", "chiffres": […]}]}."""
    return {
        "forme": FORME,
        "groupes": [
            {
                "titre": titre,
                "chiffres": [
                    {"nom": nom, "libelle": libelle, "nombre": nombre} for nom, libelle, nombre in chiffres(jour)
                ],
            }
            for titre, chiffres in GROUPES
        ],
    }  # fmt: skip


@une_fois_par_version
def _gardes() -> dict[date, dict[str, object]]:
    return {}


def du_jour(jour: date) -> dict[str, object]:
    """Les mêmes, comptés une fois par version et par jour : la page du jour ne les recompte pas."""
    gardes = _gardes()
    if jour not in gardes:
        gardes.clear()
        gardes[jour] = compte(jour)
    return gardes[jour]


class DejaReleve(Exception):
    """Un relevé de ce jour existe : il ne change plus."""


@transaction.atomic
def releve(jour: date) -> Releve:
    """Garde les chiffres de ce jour. Lève DejaReleve s'ils le sont déjà."""
    if Releve.objects.filter(jour=jour).exists():
        raise DejaReleve
    garde = Releve(jour=jour, chiffres=compte(jour))
    garde.full_clean()
    garde.save(force_insert=True)
    return garde


def rangees(chiffres: dict, jour: date) -> Iterator[list[object]]:
    """Titres, puis une rangée par chiffre, pour un tableur."""
    yield ["date", "groupe", "nom", "libelle", "nombre"]
    for groupe in chiffres["groupes"]:
        for chiffre in groupe["chiffres"]:
            yield [jour.isoformat(), groupe["titre"], chiffre["nom"], chiffre["libelle"], chiffre["nombre"]]


def _lieux(jour: date) -> Iterator[Chiffre]:
    lieux = Lieu.objects.a_tenir_a_jour().order_by()
    menaces = Q(etat=Lieu.Etat.MENACE)
    verifies = lieux.verifies_depuis(il_y_a_mois(jour, 12))
    totaux = lieux.aggregate(
        tous=Count("pk"), menaces=Count("pk", menaces), communes=Count("commune", distinct=True)
    )
    yield "lieux", "Lieux publiés dans le guide et en activité", totaux["tous"]
    yield "lieux_verifies", "… vérifiés depuis moins d'un an", verifies.count()
    yield "lieux_menaces", "… dont des sources disent l'avenir menacé", totaux["menaces"]
    yield "communes_avec_lieu", "Communes avec au moins un lieu listé", totaux["communes"]
    yield "lieux_fermes", "Lieux du guide fermés définitivement", Lieu.objects.visibles().fermes().count()


def _regions(jour: date) -> Iterator[Chiffre]:
    lieux = Lieu.objects.a_tenir_a_jour().order_by()
    nombres = dict(lieux.values_list("commune__region").annotate(Count("pk")))
    for valeur, nom in Commune.Region.choices:
        yield f"lieux_{valeur}", f"Lieux en activité : {nom}", nombres.get(valeur, 0)
    if nombres.get(None):
        yield "lieux_sans_commune", "Lieux en activité dont la commune n'est pas connue", nombres[None]


def _types(jour: date) -> Iterator[Chiffre]:
    lieux = Lieu.objects.a_tenir_a_jour().order_by("type__ordre", "type__slug")
    for slug, pluriel, nombre in lieux.values_list("type__slug", "type__pluriel").annotate(Count("pk")):
        yield f"lieux_{slug}", capfirst(pluriel), nombre


def _reseaux(jour: date) -> Iterator[Chiffre]:
    operateurs = Operateur.objects.avec_lieux_visibles()
    affilies = Adhesion.objects.valides_au(jour).values("operateur")
    yield "federations", "Fédérations, réseaux et organismes d'appui décrits", Federation.objects.count()
    yield "operateurs", "Organisations qui font vivre un lieu du guide", operateurs.count()
    yield (
        "operateurs_affilies",
        "… dont une affiliation est connue",
        operateurs.filter(pk__in=affilies).count(),
    )


def _argent(jour: date) -> Iterator[Chiffre]:
    lieux = Lieu.objects.a_tenir_a_jour()
    en_cours = Agrement.objects.valides_au(jour)
    yield "dispositifs", "Dispositifs de financement décrits", Dispositif.objects.count()
    yield "octrois", "Octrois en cours connus", en_cours.count()
    yield (
        "lieux_avec_octroi",
        "Lieux avec au moins un octroi en cours connu",
        lieux.filter(en_cours.concerne()).count(),
    )
    yield (
        "lieux_sans_appui_durable",
        "Lieux dont le seul appui connu est facultatif ou fini",
        fragilite.lieux_fragiles(lieux, jour).count(),
    )  # fmt: skip


def _plans(jour: date) -> Iterator[Chiffre]:
    pcs = Pcs(jour)
    avec_lieu = set(Lieu.objects.a_tenir_a_jour().values_list("commune", flat=True))
    plans = PlanCohesionSociale.objects.filter(programmation=pcs.periode) if pcs.periode else None
    yield "plans", "Plans connus de nous, dans la période en cours", plans.count() if plans else 0
    yield "communes_avec_plan", "Communes que ces plans couvrent", len(pcs.couvertes)
    yield "communes_avec_plan_sans_lieu", "… où nous ne listons aucun lieu", len(pcs.couvertes - avec_lieu)


GROUPES: tuple[tuple[str, Callable[[date], Iterator[Chiffre]]], ...] = (
    ("Les lieux", _lieux),
    ("Par région", _regions),
    ("Par type de lieu", _types),
    ("Qui les fait vivre, qui les rassemble", _reseaux),
    ("L'argent public", _argent),
    ("Les plans de cohésion sociale", _plans),
)
