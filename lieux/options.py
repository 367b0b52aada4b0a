"""Les valeurs que le public peut choisir, lues en une seule requête : vocabulaires, communes, fédérations, dispositifs."""

from dataclasses import dataclass

from django.db.models import BooleanField, CharField, F, IntegerField, Value
from django.db.models.functions import Cast

from federations.models import Federation
from financements.models import Dispositif

from .models import Accessibilite, Activite, Commune, Langue, Lieu, ModeAcces, Public, TypeLieu
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


def lit_options() -> Options:
    """Pour chaque paramètre à valeurs fixes de l'annuaire, ses options par slug, dans l'ordre où les montrer."""
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
        (
            FERMES,
            Lieu.objects.visibles().fermes().annotate(depuis=Cast("etat_depuis", _TEXTE)),
            "nom",
            "depuis",
        ),
    ]
    premiere, *autres = (_colonnes(*source) for source in sources)
    options: Options = {parametre: {} for parametre, *_ in sources}
    for parametre, slug, libelle, suite, _ordre, actif in sorted(
        premiere.union(*autres, all=True), key=lambda o: (o[4], o[2])
    ):
        options[parametre][slug] = Option(slug, libelle, suite, bool(actif))
    return options
