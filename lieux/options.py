"""Les valeurs que le public peut choisir, lues en une seule requête et gardées pour la version des données."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import BooleanField, CharField, F, IntegerField, Value
from django.db.models.functions import Cast, Coalesce, NullIf
from django.utils.translation import gettext_lazy

from federations.models import Federation
from financements.models import Dispositif

from .langues import colonne_locale
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
)
from .models.vocabulaires import Terme
from .par_version import une_fois_par_version_et_langue
from .texte import sans_accent


@dataclass(frozen=True, slots=True)
class Option:
    """Valeur d'un paramètre. `suite` en dépend : pluriel d'un type, complément d'un public, code INS d'une commune, clé d'un opérateur,
    date de fermeture (AAAA-MM-JJ) d'un lieu fermé. Une option que la rédaction ne propose plus reste comprise."""

    slug: str
    libelle: str
    suite: str
    proposee: bool = True


Options = dict[str, dict[str, Option]]

FERMES = "fermes"
"""Sous ce nom, les lieux définitivement fermés : la recherche les nomme sans jamais les lister."""

BRUXELLES = Option("bruxelles-capitale", gettext_lazy("Bruxelles, les 19 communes"), "21000")
"""Les 19 communes à la fois : l'arrondissement administratif, qui est aussi la Région. Ses communes ont un code INS en 21."""

CODES_INS = "codes_ins"
"""Sous ce nom, les communes par code INS."""

_TEXTE = CharField()


def _colonnes(parametre: str, lignes, libelle: str, suite: str | None = None, ordre: str | None = None):
    return lignes.order_by().values_list(
        Value(parametre, output_field=_TEXTE),
        F("slug"),
        _local(libelle),
        F(suite) if suite else Value("", output_field=_TEXTE),
        F(ordre) if ordre else Value(0, output_field=IntegerField()),
        F("actif") if issubclass(lignes.model, Terme) else Value(True, output_field=BooleanField()),
    )


def _local(libelle: str) -> F | Coalesce:
    """Le libellé dans la langue de la page, le français s'il manque ; les autres noms n'ont qu'une langue."""
    prefixe = {"libelle": "libelle", "nom_fr": "nom"}.get(libelle)
    colonne = colonne_locale(prefixe, libelle) if prefixe else libelle
    return F(libelle) if colonne == libelle else Coalesce(NullIf(F(colonne), Value("")), F(libelle))


def lit_options(operateurs: Sequence[str] = ()) -> Options:
    """Pour chaque paramètre à valeurs fixes de l'annuaire, ses options par slug, dans l'ordre où les montrer.

    Les opérateurs ne sont pas proposés dans un menu : seuls ceux que l'adresse demande sont lus.
    """
    return _options() | {"operateur": _operateurs(operateurs) if operateurs else {}}


def _operateurs(demandes: Sequence[str]) -> dict[str, Option]:
    lisibles = [slug for slug in demandes if "\x00" not in slug]
    operateurs = Operateur.objects.avec_lieux_visibles().filter(slug__in=lisibles)
    return {o.slug: Option(o.slug, o.nom, str(o.pk)) for o in operateurs}


@une_fois_par_version_et_langue
def _options() -> Options:
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
        premiere.union(*autres, all=True), key=lambda o: (o[4], sans_accent(o[2]))
    ):
        options[parametre][slug] = Option(slug, libelle, suite, bool(actif))
    options["commune"] = {BRUXELLES.slug: BRUXELLES} | options["commune"]
    options[CODES_INS] = {commune.suite: commune for commune in options["commune"].values()}
    return options


def communes_de_bruxelles(options: Options) -> list[str]:
    """Slugs des 19 communes."""
    return [c.slug for c in options["commune"].values() if c.suite.startswith("21") and c != BRUXELLES]
