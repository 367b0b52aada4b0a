/**
 * Réunit en groupes les lieux trop serrés pour être montrés un par un : d'abord par cellules d'une grille, puis de proche en
 * proche. Dix mille lieux prennent quelques millisecondes, quand dix mille marqueurs bloqueraient un téléphone.
 * N'est chargé que s'il y a plus de cinq cents lieux. Sans JavaScript il n'y a pas de carte : la liste dit la même chose.
 */
import { AGRANDIR, OUVRIR, getTaille, makeIconeGroupe, writeNombre } from "./carte-marqueurs.js";
import { gettext, interpolate } from "./langue.js";

const CELLULE = 32; // pixels
const TUILE = 256; // pixels : le monde au zoom 0

/** Place en pixels sur un monde de ce côté (projection de Mercator, comme la carte). */
function projette(lat, lon, cote) {
  const nord = Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
  return { x: ((lon + 180) / 360) * cote, y: (0.5 - nord / (2 * Math.PI)) * cote };
}

/** Un groupe, même d'un seul lieu : nombre, centre moyen, boîte (degrés) et rangs de ses lieux. */
function makeAmas({ latitudes, longitudes }, rangs) {
  const amas = { nombre: rangs.length, lat: 0, lon: 0, ouest: 180, sud: 90, est: -180, nord: -90, rangs };
  for (const rang of rangs) {
    const [lat, lon] = [latitudes[rang], longitudes[rang]];
    amas.lat += lat / rangs.length;
    amas.lon += lon / rangs.length;
    amas.ouest = Math.min(amas.ouest, lon);
    amas.sud = Math.min(amas.sud, lat);
    amas.est = Math.max(amas.est, lon);
    amas.nord = Math.max(amas.nord, lat);
  }
  return amas;
}

/** Tous en un seul, qui reste à la place du premier, le plus grand : il n'en couvre ainsi aucun autre. */
function joint(amas) {
  const [{ lat, lon }] = amas;
  return {
    lat,
    lon,
    nombre: amas.reduce((somme, { nombre }) => somme + nombre, 0),
    ouest: Math.min(...amas.map(({ ouest }) => ouest)),
    sud: Math.min(...amas.map(({ sud }) => sud)),
    est: Math.max(...amas.map(({ est }) => est)),
    nord: Math.max(...amas.map(({ nord }) => nord)),
    rangs: amas.flatMap(({ rangs }) => rangs),
  };
}

/** Amas des lieux de ces rangs, un par cellule de la grille à ce zoom. */
function groupByCellules(points, rangs, zoom) {
  const cote = (TUILE / CELLULE) * 2 ** zoom;
  const cellules = new Map();
  for (const rang of rangs) {
    const { x, y } = projette(points.latitudes[rang], points.longitudes[rang], cote);
    const cellule = Math.floor(y) * 2 ** 24 + Math.floor(x);
    if (cellules.has(cellule)) cellules.get(cellule).push(rang);
    else cellules.set(cellule, [rang]);
  }
  return [...cellules.values()].map((membres) => makeAmas(points, membres));
}

/** Joint chaque amas au plus proche des plus grands dont il toucherait le repère. */
function fusionne(amas, zoom) {
  const gardes = [];
  for (const un of [...amas].sort((a, b) => b.nombre - a.nombre)) {
    const { x, y } = projette(un.lat, un.lon, TUILE * 2 ** zoom);
    const taille = getTaille(un.nombre);
    let voisin = null;
    let carre = Infinity;
    for (const garde of gardes) {
      const distance = (garde.x - x) ** 2 + (garde.y - y) ** 2;
      if (distance < carre && distance < ((garde.taille + taille) / 2) ** 2) [voisin, carre] = [garde, distance];
    }
    if (voisin) voisin.joints.push(un);
    else gardes.push({ x, y, taille, joints: [un] });
  }
  return gardes.map(({ joints }) => joint(joints));
}

/** Groupes et lieux seuls du cadre, à ce zoom. `rangs` : ceux des lieux du cadre. */
function listAmas({ groupes, points }, { cadre, zoom, rangs }) {
  const dedans = groupes.filter(({ lat, lon }) => cadre.contains([lat, lon]));
  return fusionne([...dedans, ...groupByCellules(points, rangs, zoom)], zoom);
}

/** Lieux d'un amas, s'ils sont connus et tous au même endroit. */
function listMemeEndroit(points, { rangs, ouest, sud, est, nord }) {
  return rangs.length && ouest === est && sud === nord ? rangs.map((rang) => points.getLieu(rang)) : null;
}

function makeRepere(points, amas, memeEndroit) {
  const repere = L.marker([amas.lat, amas.lon], { riseOnHover: true });
  repere.setIcon(makeIconeGroupe(repere, amas.nombre, memeEndroit ? OUVRIR : AGRANDIR));
  repere.cadre = L.latLngBounds([amas.sud, amas.ouest], [amas.nord, amas.est]);
  repere.getAllChildMarkers = () => amas.rangs.map((rang) => points.makeAbsent(rang));
  return repere;
}

/** Zoome sur ce que contient le groupe, d'un cran au moins. */
function zoomTo(carte, { cadre }) {
  const zoom = Math.max(carte.getBoundsZoom(cadre, false, L.point(36, 36)), carte.getZoom() + 1);
  carte.setView(cadre.getCenter(), Math.min(zoom, carte.getMaxZoom()));
}

/** Repères de la grille : show(lot, { cadre, zoom, rangs, makeLieu }) les remplace, clear() les enlève. */
export function makeGrille({ carte, openListe, annoncer }) {
  const couche = L.layerGroup().addTo(carte);
  const makeGroupe = (points, amas) => {
    const lieux = listMemeEndroit(points, amas);
    const repere = makeRepere(points, amas, lieux);
    return repere.on("click", () => {
      if (lieux) openListe(repere, lieux);
      else if (carte.getZoom() < carte.getMaxZoom()) zoomTo(carte, repere);
      else annoncer(interpolate(gettext("%(nombre)s lieux au même endroit : la liste les montre un par un."), { nombre: writeNombre(amas.nombre) }));
    });
  };
  return {
    clear: () => couche.clearLayers(),
    show(lot, vue) {
      couche.clearLayers();
      for (const amas of listAmas(lot, vue)) {
        couche.addLayer(amas.nombre === 1 ? vue.makeLieu(lot.points, amas.rangs[0]) : makeGroupe(lot.points, amas));
      }
    },
  };
}
