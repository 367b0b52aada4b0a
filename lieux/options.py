"""Les valeurs que le public peut choisir, lues en une seule requête : vocabulaires, communes, fédérations, dispositifs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, CharField, F, IntegerField, Value
from django.db.models.functions import Cast, Concat

from federations.models import Federation
from financements.models import Dispositif

from .calendriers import Vacances
from .models import (
    Accessibilite,
    Activite,
    Commune,
    Langue,
    Lieu,
    ModeAcces,
    Operateur,
    Public,
    TypeLieu,
    VacancesScolaires,
)
from .models.vocabulaires import Terme


@dataclass(frozen=True, slots=True)
class Option:
    """Valeur d'un paramètre. `suite` en dépend : pluriel d'un type, complément d'un public, code INS d'une commune,
    date de fermeture (AAAA-MM-JJ) d'un lieu fermé. Une option que la rédaction ne propose plus reste comprise."""

    slug: str
    libelle: str
    suite: str
    proposee: bool = True


Options = dict[str, dict[str, Option]]

FERMES = "fermes"
"""Sous ce nom, les lieux définitivement fermés : la recherche les nomme sans jamais les lister."""

VACANCES = "vacances"
"""Sous ce nom, les congés scolaires : slug « FWB 2026-10-19 », libellé, dernier jour ; ils évitent une requête de plus."""

_TEXTE = CharField()


def _colonnes(parametre: str, lignes, libelle: str, suite: str | None = None, ordre: str | None = None):
    return lignes.order_by().values_list(
        Value(parametre, output_field=_TEXTE),
        F("slug"),
        F(libelle),
        F(suite) if suite else Value("", output_field=_TEXTE),
        F(ordre) if ordre else Value(0, output_field=IntegerField()),
        F("actif") if issubclass(lignes.model, Terme) else Value(True, output_field=BooleanField()),
    )


def lit_options(operateurs: Sequence[str] = ()) -> Options:
    """Pour chaque paramètre à valeurs fixes de l'annuaire, ses options par slug, dans l'ordre où les montrer.

    Les opérateurs ne sont pas proposés dans un menu : seuls ceux que l'adresse demande sont lus.
    """
    demandes = [slug for slug in operateurs if "\x00" not in slug]
    sources = [
        ("type", TypeLieu.objects.all(), "libelle", "pluriel", "ordre"),
        ("public", Public.objects.all(), "libelle", "pour", "ordre"),
        ("activite", Activite.objects.all(), "libelle", None, "ordre"),
        ("langue", Langue.objects.all(), "libelle", None, "ordre"),
        ("acces", ModeAcces.objects.all(), "libelle", None, "ordre"),
        ("accessibilite", Accessibilite.objects.all(), "libelle", None, "ordre"),
        ("commune", Commune.objects.all(), "nom_fr", "code_ins"),
        ("federation", Federation.objects.all(), "nom", "sigle"),
        ("dispositif", Dispositif.objects.all(), "nom", "sigle"),
        ("operateur", Operateur.objects.avec_lieux_visibles().filter(slug__in=demandes), "nom", "sigle"),
        (
            FERMES,
            Lieu.objects.visibles().fermes().annotate(depuis=Cast("etat_depuis", _TEXTE)),
            "nom",
            "depuis",
        ),
        (
            VACANCES,
            VacancesScolaires.objects.annotate(
                slug=Concat("communaute", Value(" "), Cast("debut", _TEXTE), output_field=_TEXTE),
                dernier=Cast("fin", _TEXTE),
            ),
            "nom",
            "dernier",
        ),
    ]
    premiere, *autres = (_colonnes(*source) for source in sources)
    options: Options = {parametre: {} for parametre, *_ in sources}
    for parametre, slug, libelle, suite, _ordre, actif in sorted(
        premiere.union(*autres, all=True), key=lambda o: (o[4], o[2])
    ):
        options[parametre][slug] = Option(slug, libelle, suite, bool(actif))
    return options


def vacances(options: Options) -> list[Vacances]:
    """Les congés scolaires parmi des options, comme les lit `Calendriers`."""
    couples = [(option.slug.split(" "), option) for option in options[VACANCES].values()]
    return [(c, date.fromisoformat(d), date.fromisoformat(o.suite), o.libelle) for (c, d), o in couples]
