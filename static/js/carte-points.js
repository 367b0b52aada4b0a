/**
 * Les lieux et les groupes que porte points.json, en colonnes ; le format est décrit dans lieux/carte_points.py.
 * Un lieu n'est écrit en toutes lettres (nom, slug, adresse) que lorsqu'on le montre : ils peuvent être dix mille.
 * Sans JavaScript, la liste dit la même chose.
 */
import { PREFIXE } from "./langue.js";

const DEGRE = 1e5;
const FICHES = `${PREFIXE}/lieux/`;

/** Valeurs d'une colonne d'écarts. */
function cumule(ecarts) {
  let valeur = 0;
  return ecarts.map((ecart) => {
    valeur += ecart;
    return valeur;
  });
}

/** Le slug que le serveur donne à ce nom : « L'Été, un café » → « lete-un-cafe ». */
function slugify(nom) {
  return nom
    .normalize("NFKD")
    .replace(/\P{ASCII}/gu, "")
    .toLowerCase()
    .replace(/[^\w\s-]/g, "")
    .replace(/[-\s]+/g, "-")
    .replace(/^[-_]+|[-_]+$/g, "");
}

/** Lieux montrés un par un, désignés par leur rang. */
class Points {
  constructor(colonnes) {
    this.colonnes = colonnes;
    this.nombre = colonnes.nom.length;
    this.latitudes = Float64Array.from(cumule(colonnes.lat), (valeur) => valeur / DEGRE);
    this.longitudes = Float64Array.from(cumule(colonnes.lon), (valeur) => valeur / DEGRE);
    this.communes = cumule(colonnes.commune);
    const rangs = cumule(colonnes.slugs.rang);
    this.fins = new Map(rangs.map((rang, i) => [rang, colonnes.slugs.fin[i]]));
  }

  getPosition(rang) {
    return [this.latitudes[rang], this.longitudes[rang]];
  }

  getSlug(rang) {
    const fin = this.fins.get(rang) ?? "";
    return fin.startsWith("=") ? fin.slice(1) : slugify(this.colonnes.nom[rang]) + fin;
  }

  getLieu(rang) {
    const { nom, type, types, communes, precision } = this.colonnes;
    const slug = this.getSlug(rang);
    return {
      slug,
      position: this.getPosition(rang),
      nom: nom[rang],
      commune: communes[this.communes[rang]],
      precision: precision[rang],
      type: types[type[rang]],
      url: `${FICHES}${slug}/`,
    };
  }

  /** Ce qui tient lieu de marqueur à un lieu qui n'en a pas : il est dans un groupe de la grille. */
  makeAbsent(rang) {
    return { lieu: { slug: this.getSlug(rang) }, getLatLng: () => L.latLng(this.getPosition(rang)) };
  }

  /** La même chose pour le lieu qui a ce slug ; rien s'il n'est pas là. */
  findAbsent(slug) {
    this.rangs ??= new Map(this.colonnes.nom.map((_, rang) => [this.getSlug(rang), rang]));
    return this.rangs.has(slug) ? this.makeAbsent(this.rangs.get(slug)) : undefined;
  }

  /** Rangs des lieux de ce cadre. */
  listDans(cadre) {
    const [ouest, sud, est, nord] = [cadre.getWest(), cadre.getSouth(), cadre.getEast(), cadre.getNorth()];
    const rangs = [];
    for (let rang = 0; rang < this.nombre; rang += 1) {
      const lat = this.latitudes[rang];
      const lon = this.longitudes[rang];
      if (lat >= sud && lat <= nord && lon >= ouest && lon <= est) rangs.push(rang);
    }
    return rangs;
  }
}

/** Groupes faits par le serveur, comme ceux de carte-grille.js, mais sans le rang de leurs lieux. */
function readGroupes({ lat, lon, nombre, ouest, sud, est, nord }) {
  const lons = cumule(lon);
  return cumule(lat).map((centre, i) => ({
    nombre: nombre[i],
    lat: centre / DEGRE,
    lon: lons[i] / DEGRE,
    ouest: (lons[i] - ouest[i]) / DEGRE,
    sud: (centre - sud[i]) / DEGRE,
    est: (lons[i] + est[i]) / DEGRE,
    nord: (centre + nord[i]) / DEGRE,
    rangs: [],
  }));
}

/** Une réponse de points.json. `groupes` est vide si tous les lieux demandés sont dans `points` ; `zoom` : l'échelle des groupes. */
export function readLot(reponse) {
  return {
    nombre: reponse.nombre,
    zoom: reponse.zoom,
    points: new Points(reponse),
    groupes: reponse.groupes ? readGroupes(reponse.groupes) : [],
  };
}

/** Cadre de tout ce que contient le lot ; rien s'il est vide. */
export function getCadreDuLot({ points, groupes }) {
  const cadre = L.latLngBounds([]);
  for (let rang = 0; rang < points.nombre; rang += 1) cadre.extend(points.getPosition(rang));
  for (const { ouest, sud, est, nord } of groupes) cadre.extend([sud, ouest]).extend([nord, est]);
  return cadre.isValid() ? cadre : null;
}
