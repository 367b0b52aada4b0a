"""Ce que le guide connaît, commune par commune, à côté du besoin. Ce que nous ne listons pas n'est pas absent pour autant."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Count
from django.utils.text import slugify

from lieux.models import Commune, Lieu, Population, TypeLieu

from .catalogue import PCS
from .models import Dispositif, IndiceISADF, PlanCohesionSociale, Programmation


class EtatPcs(StrEnum):
    """Non se dit si le plan n'existe pas dans la région, ou si la liste officielle, complète, ne nomme pas la commune."""

    OUI = "oui"
    NON = "non"
    INCONNU = "inconnu"


@dataclass(frozen=True, slots=True)
class Ligne:
    """Une commune. `types` : couples (type, nombre de lieux visibles et en activité), sans les zéros."""

    commune: Commune
    types: tuple[tuple[TypeLieu, int], ...]
    pcs: EtatPcs
    population: Population | None
    isadf: IndiceISADF | None

    @property
    def lieux(self) -> int:
        return sum(nombre for _, nombre in self.types)

    @property
    def pour_10_000(self) -> float | None:
        """Lieux listés pour 10 000 habitants ; inconnu sans population."""
        return self.lieux * 10_000 / self.population.habitants if self.population else None


@dataclass(frozen=True, slots=True)
class Couverture:
    """`lignes` par nom de commune ; `sans_commune` : lieux dont on ne sait pas la commune, et qui ne sont donc nulle part."""

    lignes: list[Ligne]
    types: list[TypeLieu]
    sans_commune: int
    periode: Programmation | None

    @property
    def avec_lieux(self) -> int:
        return sum(1 for ligne in self.lignes if ligne.types)

    @property
    def lieux(self) -> int:
        return sum(ligne.lieux for ligne in self.lignes)

    @property
    def avec_population(self) -> int:
        return sum(1 for ligne in self.lignes if ligne.population)

    @property
    def avec_isadf(self) -> int:
        return sum(1 for ligne in self.lignes if ligne.isadf)


def couverture(jour: date, territoire: str = "") -> Couverture:
    """Toutes les communes, ou celles de ce territoire (voir `territoires`)."""
    types = list(TypeLieu.objects.all())
    nombres = _nombres()
    pcs = Pcs(jour)
    populations = _derniers(Population.objects.all())
    indices = _derniers(IndiceISADF.objects.all())
    lignes = [
        Ligne(
            commune,
            tuple((type_, n) for type_ in types if (n := nombres[commune.pk].get(type_.pk))),
            pcs.etat(commune),
            populations.get(commune.pk),
            indices.get(commune.pk),
        )
        for commune in sorted(Commune.objects.all(), key=lambda commune: commune.slug)
        if not territoire or territoire in (commune.region, slugify(commune.province))
    ]
    return Couverture(lignes, types, sum(nombres[None].values()), pcs.periode)


def territoires() -> list[tuple[str, str]]:
    """Valeur et nom de ce qu'on peut demander : les deux régions, puis les provinces. Une requête."""
    provinces = Commune.objects.exclude(province="").order_by("province")
    noms = provinces.values_list("province", flat=True).distinct()
    return [*Commune.Region.choices, *((slugify(nom), nom) for nom in noms)]


def _nombres() -> dict[int | None, dict[int, int]]:
    """Lieux par commune, puis par type."""
    nombres: dict[int | None, dict[int, int]] = defaultdict(dict)
    lieux = Lieu.objects.visibles().en_activite().order_by()
    for commune, type_, nombre in lieux.values_list("commune", "type").annotate(Count("pk")):
        nombres[commune][type_] = nombre
    return nombres


def _derniers(faits: Iterable) -> dict[int, object]:
    """Par commune, le fait de l'année la plus récente."""
    return {fait.commune_id: fait for fait in sorted(faits, key=lambda fait: fait.annee)}


class Pcs:
    """Ce qu'on sait des plans de la période en cours ce jour-là. `couvertes` : clés des communes. Deux requêtes."""

    def __init__(self, jour: date) -> None:
        en_cours = Programmation.objects.filter(dispositif__slug=PCS).en_cours(jour)
        self.periode = en_cours.select_related("dispositif").first()
        plans = PlanCohesionSociale.objects.filter(programmation=self.periode) if self.periode else ()
        paires = plans and plans.order_by().values_list("commune", "associees")
        self.couvertes = {pk for paire in paires for pk in paire} - {None}

    def etat(self, commune: Commune) -> EtatPcs:
        if commune.pk in self.couvertes:
            return EtatPcs.OUI
        if self.periode is None:
            return EtatPcs.INCONNU
        territoire = self.periode.dispositif.territoire
        if territoire not in (commune.region, Dispositif.Territoire.LES_DEUX):
            return EtatPcs.NON
        return EtatPcs.NON if self.periode.plans_complets_au else EtatPcs.INCONNU
