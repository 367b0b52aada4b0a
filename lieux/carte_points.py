"""Ce que la carte reçoit : tous les points d'un coup s'ils sont peu, sinon ceux d'une vue, ou leurs groupes (docs/decisions/0010).

Le même objet dit toujours tout : `forme`, « points » ou « groupes » ; `nombre` de lieux représentés ; `zoom` de la grille des groupes ; puis
des colonnes parallèles, une valeur par lieu montré seul : `lat`, `lon`, `type` (rang dans `types`), `commune` (rang dans `communes`),
`precision` (une lettre par lieu : a, r, l, c), `nom` ; et dans `groupes`, `lat`, `lon`, `nombre` et les écarts `ouest`, `sud`, `est`, `nord` de la
boîte au centre. Les degrés WGS 84 sont des entiers × 100 000 : un mètre, quand × 10 000 déplacerait un lieu de quinze
pixels au plus fort zoom. `lat`, `lon` et `commune` sont des écarts à la valeur d'avant. Le slug est celui du nom, sauf aux rangs
`slugs.rang` (écarts aussi) où `slugs.fin` s'y ajoute ou, après « = », le remplace.
"""

import gzip
import json
from collections.abc import Callable
from functools import cache, partial

import brotli
import numpy as np
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from .carte_colonnes import Colonnes, colonnes
from .carte_grille import ZOOM_MAX, Groupes, boite_de, groupe, zoom_pour
from .champs import EntierField
from .filters import LieuFilter
from .par_version import lit_version, une_fois_par_version_et_langue
from .repertoire import Repertoire
from .repertoire_lecture import repertoire

D_UN_COUP = 10_000
"""Jusqu'à ce nombre de lieux, une demande sans zoom les reçoit tous, et la carte ne redemande rien en se déplaçant."""
PAR_VUE = 2_000
DANS_L_ORDRE = 500
"""Jusqu'à ce nombre de lieux, les points suivent l'ordre de la liste, comme le clavier ; au-delà, ils se rangent par endroit."""
DEGRE = 100_000

ZOOM = EntierField(
    label=_("Zoom"), min_value=0, max_value=ZOOM_MAX, unite=_("(niveau de la carte)"), required=False
)

AU_MIEUX: dict[str, Callable[[bytes], bytes]] = {
    "br": partial(brotli.compress, quality=10),
    "gzip": partial(gzip.compress, compresslevel=9, mtime=0),
    "": bytes,
}
"""Deux cents millisecondes par version, pour un cinquième d'octets de moins qu'au réglage des pages."""

Json = dict[str, object]


def lit_zoom(data: QueryDict) -> tuple[int | None, dict[str, list[str]]]:
    """Zoom de la carte, s'il est donné, et la phrase qui le refuse s'il ne veut rien dire."""
    try:
        return ZOOM.clean(data.get("zoom", "")), {}
    except ValidationError as erreur:
        return None, {"zoom": erreur.messages}


def points(filtre: LieuFilter, zoom: int | None) -> Json:
    """Les lieux retenus qui ont une position, en points ou en groupes, selon leur nombre."""
    return _en_colonnes(filtre.repertoire, colonnes(), filtre.lieux.positions, zoom)


@une_fois_par_version_et_langue
def tous_les_points() -> Callable[[str], bytes]:
    """Les points de tout le guide, en JSON, comprimés au mieux la première fois qu'un codage (« br », « gzip », rien) les demande."""
    annuaire = repertoire()
    corps = en_json(_en_colonnes(annuaire, colonnes(), np.arange(len(annuaire)), None))
    return cache(lambda codage: AU_MIEUX[codage](corps))


def en_json(contenu: Json) -> bytes:
    return json.dumps(contenu, ensure_ascii=False, separators=(",", ":")).encode()


def _en_colonnes(annuaire: Repertoire, textes: Colonnes, positions: np.ndarray, zoom: int | None) -> Json:
    positions = positions[(textes.noms[positions] != "") & annuaire.localises[positions]]
    nombre, groupes, seuls = len(positions), None, positions
    if nombre > (D_UN_COUP if zoom is None else PAR_VUE):
        groupes = _groupes(annuaire.latitudes[positions], annuaire.longitudes[positions], zoom)
        seuls = positions[groupes.seuls]
    if len(seuls) > DANS_L_ORDRE:
        seuls = seuls[np.argsort(textes.rangs[seuls])]
    return {
        "version": str(lit_version()[0]),
        "forme": "groupes" if groupes else "points",
        "nombre": nombre,
        "types": textes.types,
        **_colonnes_des_lieux(annuaire, textes, seuls),
        **(_colonnes_des_groupes(groupes) if groupes else {}),
    }


def _groupes(latitudes: np.ndarray, longitudes: np.ndarray, zoom: int | None) -> Groupes:
    vue = zoom_pour(boite_de(latitudes, longitudes)) if zoom is None else zoom
    return groupe(latitudes, longitudes, vue)


def _colonnes_des_lieux(annuaire: Repertoire, textes: Colonnes, seuls: np.ndarray) -> Json:
    lettres = np.array([valeur[0] for valeur in annuaire.valeurs["precisions"]])
    utiles, communes = np.unique(textes.endroits[seuls], return_inverse=True)
    fins = textes.fins[seuls]
    exceptions = np.flatnonzero(fins != "")
    return {
        "communes": [textes.noms_endroits[endroit] for endroit in utiles.tolist()],
        "lat": _pas(_entiers(annuaire.latitudes[seuls])),
        "lon": _pas(_entiers(annuaire.longitudes[seuls])),
        "type": annuaire.types[seuls].tolist(),
        "commune": _pas(communes),
        "precision": "".join(lettres[annuaire.precisions[seuls]]),
        "nom": textes.noms[seuls].tolist(),
        "slugs": {"rang": _pas(exceptions), "fin": fins[exceptions].tolist()},
    }


def _colonnes_des_groupes(groupes: Groupes) -> Json:
    latitudes, longitudes = _entiers(groupes.latitudes), _entiers(groupes.longitudes)
    return {
        "zoom": groupes.zoom,
        "groupes": {
            "lat": _pas(latitudes),
            "lon": _pas(longitudes),
            "nombre": groupes.nombres.tolist(),
            "ouest": (longitudes - _entiers(groupes.ouest)).tolist(),
            "sud": (latitudes - _entiers(groupes.sud)).tolist(),
            "est": (_entiers(groupes.est) - longitudes).tolist(),
            "nord": (_entiers(groupes.nord) - latitudes).tolist(),
        },
    }


def _entiers(degres: np.ndarray) -> np.ndarray:
    return np.round(degres * DEGRE).astype(np.int64)


def _pas(valeurs: np.ndarray) -> list[int]:
    """La première valeur, puis l'écart de chacune à la précédente."""
    return np.diff(valeurs, prepend=0).tolist()
