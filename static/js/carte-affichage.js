/**
 * Les repères affichés. Jusqu'à cinq cents lieux autour de la vue, un marqueur chacun, que leur voisinage réunit en groupes qui
 * s'ouvrent ; au-delà, des groupes faits sur une grille (carte-grille.js), refaits quand la vue sort de ce qui est préparé.
 * Sans JavaScript il n'y a pas de carte : la liste dit la même chose.
 */
import { fusionne, groupByCellules } from "./carte-grille.js";
import { makeMarqueur, makeRepereGroupe } from "./carte-marqueurs.js";

const MARQUEURS_MAX = 500;
const MARGE = 0.5; // part de la vue préparée de chaque côté

/** Ce qui tient lieu de marqueur à un lieu qui n'en a pas encore : il est dans un groupe. */
function makeAbsent(points, rang) {
  return { lieu: { slug: points.getSlug(rang) }, getLatLng: () => L.latLng(points.getPosition(rang)) };
}

/** Marqueurs par slug, tenus par le groupe. */
function makeMarqueurs(groupe, makeLieu) {
  let parSlug = new Map();
  return {
    get: (slug) => parSlug.get(slug),
    clear() {
      parSlug.clear();
      groupe.clearLayers();
    },
    /** Montre ces lieux-là ; un marqueur déjà là y reste, avec sa bulle et le focus. */
    show(points, rangs) {
      const anciens = parSlug;
      const slugs = rangs.map((rang) => points.getSlug(rang));
      parSlug = new Map(slugs.map((slug, i) => [slug, anciens.get(slug) ?? makeLieu(points, rangs[i])]));
      groupe.removeLayers([...anciens].filter(([slug]) => !parSlug.has(slug)).map(([, marqueur]) => marqueur));
      groupe.addLayers([...parSlug].filter(([slug]) => !anciens.has(slug)).map(([, marqueur]) => marqueur));
    },
  };
}

/** Repères d'amas, d'un lieu ou de plusieurs. `lieux` : ceux d'un amas dont tous sont au même endroit. */
function makeGrille(carte, makeLieu, onGroupe) {
  const couche = L.layerGroup().addTo(carte);
  const makeRepere = (points, amas) => {
    const { nombre, rangs, ouest, sud, est, nord } = amas;
    if (nombre === 1) return makeLieu(points, rangs[0]);
    const lieux = rangs.length && ouest === est && sud === nord ? rangs.map((rang) => points.getLieu(rang)) : null;
    const repere = makeRepereGroupe({ ...amas, lieux }, () => rangs.map((rang) => makeAbsent(points, rang)));
    return repere.on("click", () => onGroupe(repere, { nombre, lieux }));
  };
  return {
    clear: () => couche.clearLayers(),
    show(points, amas) {
      couche.clearLayers();
      for (const un of amas) couche.addLayer(makeRepere(points, un));
    },
  };
}

/** Vrai si tous les lieux du cadre peuvent avoir leur marqueur. */
function isPeu(carte, { groupes }, rangs) {
  return !groupes.length && (rangs.length <= MARQUEURS_MAX || carte.getZoom() === carte.getMaxZoom());
}

/** Cadre à préparer : tout s'il y a peu de lieux en tout, sinon la vue et ses abords. */
function getCadre(carte, { groupes, nombre }) {
  if (!groupes.length && nombre <= MARQUEURS_MAX) return L.latLngBounds([-90, -180], [90, 180]);
  return carte.getBounds().pad(MARGE);
}

function listAmas({ groupes, points }, { cadre, zoom, rangs }) {
  const dedans = groupes.filter(({ lat, lon }) => cadre.contains([lat, lon]));
  return fusionne([...dedans, ...groupByCellules(points, rangs, zoom)], zoom);
}

/**
 * Rend { show(lot), clear(), getMarqueur(slug) }. show ne refait rien si la vue reste dans ce qu'il a préparé.
 * `bindBulle(marqueur)` pour chaque lieu ; `onGroupe(repère, { nombre, lieux })` quand on active un groupe de la grille.
 */
export function makeAffichage({ carte, groupe, bindBulle, onGroupe }) {
  const makeLieu = (points, rang) => {
    const marqueur = makeMarqueur(points.getLieu(rang));
    bindBulle(marqueur);
    return marqueur;
  };
  const marqueurs = makeMarqueurs(groupe, makeLieu);
  const grille = makeGrille(carte, makeLieu, onGroupe);
  let pret = {}; // le lot affiché, le cadre préparé, et son zoom si les repères en dépendent

  const isPret = (lot) =>
    lot === pret.lot && pret.cadre.contains(carte.getBounds()) && [null, carte.getZoom()].includes(pret.zoom);

  return {
    clear() {
      pret = {};
      marqueurs.clear();
      grille.clear();
    },
    show(lot) {
      if (isPret(lot)) return;
      const zoom = carte.getZoom();
      const cadre = getCadre(carte, lot);
      const rangs = lot.points.listDans(cadre);
      const peu = isPeu(carte, lot, rangs);
      pret = { lot, cadre, zoom: peu ? null : zoom };
      if (peu) {
        grille.clear();
        marqueurs.show(lot.points, rangs);
      } else {
        marqueurs.clear();
        grille.show(lot.points, listAmas(lot, { cadre, zoom, rangs }));
      }
      carte.fire("reperes");
    },
    getMarqueur(slug) {
      const rang = pret.lot?.points.findRang(slug);
      return marqueurs.get(slug) ?? (rang === undefined ? undefined : makeAbsent(pret.lot.points, rang));
    },
  };
}
