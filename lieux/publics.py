"""Reconnaître un public dans ce que tape un visiteur : « jeunes », « personnes âgées », « ados »."""

from . import racines
from .models import Public
from .par_version import une_fois_par_version


def public_nomme(texte: str) -> str | None:
    """Slug du public dont `texte` est le libellé ou un synonyme, pluriels et accents indifférents ; None s'il n'en nomme pas."""
    return _noms().get(_racines(texte))


@une_fois_par_version
def _noms() -> dict[frozenset[str], str]:
    noms: dict[frozenset[str], str] = {}
    for public in Public.objects.actifs():
        noms_du_public = (public.libelle, public.libelle_nl, public.libelle_de, public.libelle_en)
        for nom in (*noms_du_public, *public.synonymes.split(",")):
            noms.setdefault(_racines(nom), public.slug)
    noms.pop(frozenset(), None)
    return noms


def _racines(texte: str) -> frozenset[str]:
    return frozenset(mot.racine for mot in racines.utiles(racines.lit(racines.compose(texte))))
