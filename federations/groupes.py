"""La liste des fédérations, rangée par sorte, avec ce que le guide connaît de chacune."""

from dataclasses import dataclass

import numpy as np
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lieux.repertoire_lecture import repertoire
from lieux.texte import sans_accent

from .annuaire import annuaire, avec_regroupees
from .effectifs import Chiffres, chiffres
from .models import Adhesion, Federation

Nature = Federation.Nature


@dataclass(frozen=True, slots=True)
class Sorte:
    """Une sorte d'organisme : son nom, ce qu'elle fait, les natures qu'elle réunit. `slug` : son ancre dans la page."""

    slug: str
    titre: str
    role: str
    natures: tuple[str, ...]


SORTES = (
    Sorte(
        "federations",
        _("Fédérations"),
        _("Elles réunissent des associations, les conseillent et parlent en leur nom."),
        (Nature.FEDERATION, Nature.LIGUE, Nature.COORDINATION),
    ),
    Sorte("reseaux", _("Réseaux"), _("Ils relient ceux qui agissent sur un territoire ou dans un métier."), (Nature.RESEAU,)),
    Sorte(
        "ressources",
        _("Ressources"),
        _("Ils appuient les équipes, les forment, ou étudient ce qui se passe."),
        (Nature.CENTRE_APPUI, Nature.OBSERVATOIRE),
    ),
    Sorte(
        "administrations",
        _("Administrations"),
        _("Elles appliquent les règles et versent l'argent public."),
        (Nature.ADMINISTRATION,),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Presentee:
    """Une fédération dans la liste, ses chiffres, et le nombre de lieux du guide qu'elle réunit, regroupements compris."""

    federation: Federation
    chiffres: Chiffres
    lieux: int


def groupes() -> list[tuple[Sorte, list[Presentee]]]:
    """Une sorte qui n'a personne n'est pas montrée."""
    nombres = lieux_par_federation()
    ranges = [
        (sorte, sorted((f for f in annuaire().values() if f.nature in sorte.natures), key=_comme_on_la_nomme))
        for sorte in SORTES
    ]
    return [
        (sorte, [Presentee(f, chiffres(f.effectifs.all()), nombres[f.slug]) for f in siennes])
        for sorte, siennes in ranges
        if siennes
    ]


def _comme_on_la_nomme(federation: Federation) -> str:
    """Par sigle quand il y en a un : c'est lui qu'on lit d'abord."""
    return sans_accent(str(federation))


def lieux_par_federation() -> dict[str, int]:
    """Nombre de lieux en activité par slug, par les affiliations du jour ; une seule requête."""
    membres: dict[str, set[int]] = {slug: set() for slug in annuaire()}
    for slug, operateur in (
        Adhesion.objects.valides_au(timezone.localdate())
        .order_by()
        .values_list("federation__slug", "operateur")
    ):
        membres[slug].add(operateur)
    operateurs = repertoire().operateurs[repertoire().tous]
    nombres = {}
    for slug in membres:
        tous = set().union(*(membres[regroupee] for regroupee in avec_regroupees([slug])))
        nombres[slug] = int(np.isin(operateurs, list(tous)).sum())
    return nombres
