"""Écrire beaucoup de fiches vite : par lots, quelques requêtes chacun, une trace par fiche. Appelée dans une transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.utils import timezone

from historique.traces import note_en_masse
from lieux.models import Accueil, Lieu, Verification

from .colonnes import MULTIPLES
from .references import References
from .validation import pose

_PAR_LA_RELATION = tuple(champ for champ in MULTIPLES if champ != "publics")


@dataclass(slots=True)
class Fiche:
    """Une fiche et les valeurs à lui donner, par champ. `retires` : les accueils que l'écriture a effacés."""

    lieu: Lieu
    valeurs: dict[str, Any]
    verification: Verification | None = None
    retires: list[dict[str, str]] = field(default_factory=list)

    @property
    def nouvelle(self) -> bool:
        return self.lieu._state.adding


def ecris(fiches: Sequence[Fiche], references: References) -> None:
    """Enregistre les fiches, leurs relations, leurs accueils et leurs vérifications. Attend les accueils préchargés."""
    for fiche in fiches:
        for champ, valeur in fiche.valeurs.items():
            pose(fiche.lieu, champ, valeur, references)
    nouvelles = [fiche.lieu for fiche in fiches if fiche.nouvelle]
    anciennes = [fiche.lieu for fiche in fiches if fiche.valeurs and not fiche.nouvelle]
    Lieu.objects.bulk_create(nouvelles)
    _change(anciennes, fiches)
    for champ in _PAR_LA_RELATION:
        _relie(champ, {f.lieu.pk: f.valeurs[champ] for f in fiches if champ in f.valeurs}, references)
    _accueille(fiches, {lieu.pk for lieu in nouvelles}, references)
    _verifie(fiches)
    note_en_masse(nouvelles, cree=True)
    note_en_masse(anciennes)


def _change(lieux: list[Lieu], fiches: Sequence[Fiche]) -> None:
    if not lieux:
        return
    concrets = {champ.name for champ in Lieu._meta.concrete_fields}
    touches = {champ for fiche in fiches for champ in fiche.valeurs} & concrets
    for lieu in lieux:
        lieu.modifie_le = timezone.now()
    Lieu.objects.bulk_update(lieux, sorted(touches | {"modifie_le"}), batch_size=100)


def _relie(champ: str, voulus: dict[int, list[str]], references: References) -> None:
    """Remplace les termes liés à chaque lieu par ceux-là."""
    if not voulus:
        return
    relation = Lieu._meta.get_field(champ)
    passage, cible = relation.remote_field.through, f"{relation.m2m_reverse_field_name()}_id"
    paires = {(pk, references.objet(champ, slug).pk) for pk, slugs in voulus.items() for slug in slugs}
    presents = {
        (lieu, terme): pk
        for pk, lieu, terme in passage.objects.filter(lieu__in=list(voulus)).values_list(
            "pk", "lieu_id", cible
        )
    }
    passage.objects.filter(pk__in=[pk for paire, pk in presents.items() if paire not in paires]).delete()
    passage.objects.bulk_create(
        [passage(lieu_id=lieu, **{cible: terme}) for lieu, terme in sorted(paires - presents.keys())]
    )


def _accueille(fiches: Sequence[Fiche], nouveaux: set[int], references: References) -> None:
    """Un accueil gardé garde sa condition ; un nouveau n'en a pas ; ceux qui partent sont retenus par la fiche."""
    ajoutes = []
    for fiche in fiches:
        if "publics" not in fiche.valeurs:
            continue
        voulus = {slug: references.objet("publics", slug) for slug in fiche.valeurs["publics"]}
        presents = [] if fiche.lieu.pk in nouveaux else list(fiche.lieu.accueils.all())
        for accueil in presents:
            if not voulus.pop(accueil.public.slug, None):
                retire = {"public": accueil.public.slug, "mode": accueil.mode, "note": accueil.note}
                fiche.retires.append(retire)
                accueil.delete()
        ajoutes += [Accueil(lieu=fiche.lieu, public=public) for public in voulus.values()]
    _cree(Accueil, ajoutes)


def _verifie(fiches: Sequence[Fiche]) -> None:
    _cree(Verification, [fiche.verification for fiche in fiches if fiche.verification])


def _cree(modele: type[Model], objets: Iterable[Model]) -> None:
    objets = list(objets)
    modele._default_manager.bulk_create(objets)
    note_en_masse(objets, cree=True)
