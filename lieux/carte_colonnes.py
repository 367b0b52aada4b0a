"""Ce que la carte dit de chaque lieu et que le répertoire ne sait pas : son nom, son adresse, sa localité ; lu une fois par version."""

from dataclasses import dataclass

import numpy as np
from django.utils.text import slugify

from .models import Commune, Lieu, Localite, TypeLieu
from .par_version import une_fois_par_version_et_langue
from .repertoire import Repertoire
from .repertoire_lecture import repertoire


@dataclass(frozen=True, slots=True)
class Colonnes:
    """Une ligne par lieu du répertoire, dans son ordre.

    `noms` : vide pour un lieu que la base n'a plus. `fins` : ce qui distingue le slug de celui que donne le nom (voir `fin`).
    `endroits` : rang du nom de la localité, sinon de la commune, dans `noms_endroits`. `types` : dans l'ordre de `Repertoire.valeurs`.
    `rangs` : place de chaque lieu quand on les range par endroit, puis d'ouest en est ; voisins, ils se compriment d'un quart de mieux.
    """

    noms: np.ndarray
    fins: np.ndarray
    endroits: np.ndarray
    noms_endroits: list[str]
    types: list[dict[str, str]]
    rangs: np.ndarray


def fin(slug: str, nom: str) -> str:
    """Rien si le nom donne ce slug ; « -2 » s'il faut l'y ajouter ; sinon « = » et le slug entier."""
    base = slugify(nom)
    return slug.removeprefix(base) if slug.startswith(base) else f"={slug}"


@une_fois_par_version_et_langue
def colonnes() -> Colonnes:
    """Les colonnes de la version courante, lues une fois par processus (environ 15 µs par lieu)."""
    annuaire = repertoire()
    noms, fins = np.full((2, len(annuaire)), "", dtype=object)
    endroits = np.zeros(len(annuaire), dtype=np.int32)
    rangs_endroits = {"": 0}
    localites = {localite.pk: localite.nom_local for localite in Localite.objects.all()}
    communes = {commune.pk: commune.nom_local for commune in Commune.objects.all()}
    positions = {pk: position for position, pk in enumerate(annuaire.cles.pks.tolist())}
    lieux = Lieu.objects.visibles().en_activite().localises().order_by()
    lignes = lieux.values_list("pk", "nom", "slug", "localite_id", "commune_id")
    for pk, nom, slug, localite, commune in lignes.iterator(5000):
        if (position := positions.get(pk)) is None:
            continue
        endroit = localites.get(localite) or communes.get(commune) or ""
        noms[position], fins[position] = nom, fin(slug, nom)
        endroits[position] = rangs_endroits.setdefault(endroit, len(rangs_endroits))
    noms_endroits = sorted(rangs_endroits)
    alphabetiques = {nom: rang for rang, nom in enumerate(noms_endroits)}
    endroits = np.array([alphabetiques[nom] for nom in rangs_endroits], dtype=np.int32)[endroits]
    rangs = np.empty(len(annuaire), dtype=np.int32)
    rangs[np.lexsort((annuaire.latitudes, annuaire.longitudes, endroits))] = np.arange(len(annuaire))
    return Colonnes(noms, fins, endroits, noms_endroits, _types(annuaire), rangs)


def _types(annuaire: Repertoire) -> list[dict[str, str]]:
    par_slug = {
        type_.slug: {
            "slug": type_.slug,
            "libelle": type_.libelle_local,
            "lettre": type_.lettre,
            "forme": type_.forme,
        }
        for type_ in TypeLieu.objects.all()
    }
    return [par_slug[slug] for slug in annuaire.valeurs["types"]]
