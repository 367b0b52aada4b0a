"""Ce qui peut fermer une porte : octrois qui finissent, lieux dont rien de durable n'est connu. Pour la rédaction seulement.

Tout est lu dans ce qu'un compte peut voir : une fédération n'y trouve que ses membres (comptes/perimetres.py).
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from federations.models import Adhesion, Federation
from lieux.dates import dans_mois
from lieux.models import Commune, Lieu

from .models import Agrement, Dispositif

FACULTATIVES = (Dispositif.Nature.FACULTATIVE, Dispositif.Nature.APPEL, Dispositif.Nature.BOURSE)
"""Natures que personne n'est tenu de renouveler : une subvention facultative, un appel à projets, une bourse."""


def lieux_fragiles(lieux: QuerySet[Lieu], jour: date) -> QuerySet[Lieu]:
    """Ceux de ces lieux dont au moins un appui est connu, mais aucun, ce jour-là, qui ne soit ni facultatif ni fini."""
    connus = Agrement.objects.accordes()
    durables = connus.valides_au(jour).exclude(dispositif__nature__in=FACULTATIVES)
    return lieux.filter(connus.concerne()).exclude(durables.concerne())


@dataclass(frozen=True, slots=True)
class Choix:
    """Ce qu'on regarde : les `mois` à venir, une commune, une fédération ; vide = toutes."""

    mois: int
    commune: Commune | None = None
    federation: Federation | None = None

    def parmi(self, lieux: QuerySet[Lieu], jour: date) -> QuerySet[Lieu]:
        if self.commune:
            lieux = lieux.filter(commune=self.commune)
        if self.federation:
            affilies = Adhesion.objects.valides_au(jour).filter(federation=self.federation)
            lieux = lieux.filter(operateur__in=affilies.values("operateur"))
        return lieux


@dataclass(frozen=True, slots=True)
class Appui:
    """Un octroi, et ceux des lieux choisis qu'il soutient."""

    octroi: Agrement
    lieux: list[Lieu]


@dataclass(frozen=True, slots=True)
class Fragile:
    """Un lieu sans appui durable connu, et ses appuis, du plus récent au plus ancien."""

    lieu: Lieu
    octrois: list[Agrement]


@dataclass(frozen=True, slots=True)
class Fragilite:
    """`sans_fin` : octrois en cours dont la fin n'est pas notée ; ils ne peuvent pas être dans `finissants`."""

    finissants: list[Appui]
    fragiles: list[Fragile]
    sans_fin: int


def fragilite(lieux: QuerySet[Lieu], choix: Choix, jour: date) -> Fragilite:
    """De ces lieux, ceux que le public voit et qui sont en activité. Cinq requêtes."""
    retenus = choix.parmi(lieux.a_tenir_a_jour(), jour)
    par_pk = {lieu.pk: lieu for lieu in retenus.select_related("commune", "operateur").order_by("nom")}
    fragiles = set(lieux_fragiles(retenus, jour).values_list("pk", flat=True))
    octrois = Agrement.objects.accordes().filter(_soutient(retenus)).distinct()
    valides = set(octrois.valides_au(jour).values_list("pk", flat=True))
    appuis = _appuis(octrois, par_pk)
    en_cours = [appui for appui in appuis if appui.octroi.pk in valides]
    limite = dans_mois(jour, choix.mois)
    finissants = [appui for appui in en_cours if appui.octroi.fin and appui.octroi.fin <= limite]
    par_lieu = defaultdict(list)
    for appui in appuis:
        for lieu in appui.lieux:
            par_lieu[lieu.pk].append(appui.octroi)
    return Fragilite(
        sorted(finissants, key=lambda appui: appui.octroi.fin),
        [Fragile(lieu, par_lieu[pk]) for pk, lieu in par_pk.items() if pk in fragiles],
        sum(1 for appui in en_cours if not appui.octroi.fin),
    )


def _soutient(lieux: QuerySet[Lieu]) -> Q:
    """Condition sur des octrois : ils nomment l'un de ces lieux, ou n'en nomment aucun et vont à l'opérateur de l'un d'eux."""
    nommes = Agrement.lieux.through.objects.filter(lieu__in=lieux.order_by().values("pk")).values("agrement")
    operateurs = lieux.filter(operateur__isnull=False).order_by().values("operateur")
    return Q(pk__in=nommes) | Q(lieux__isnull=True, operateur__in=operateurs)


def _appuis(octrois: QuerySet[Agrement], par_pk: dict[int, Lieu]) -> list[Appui]:
    """Chaque octroi et ceux de ces lieux qu'il soutient : ceux qu'il nomme, ou, s'il n'en nomme aucun, ceux de son opérateur."""
    par_operateur = defaultdict(list)
    for lieu in par_pk.values():
        par_operateur[lieu.operateur_id].append(lieu)
    appuis = []
    for octroi in octrois.select_related("operateur", "dispositif__pouvoir").prefetch_related("lieux"):
        nommes = octroi.lieux.all()
        siens = [par_pk[lieu.pk] for lieu in nommes if lieu.pk in par_pk]
        appuis.append(Appui(octroi, siens if nommes else par_operateur[octroi.operateur_id]))
    return appuis
