/**
 * Les repères affichés. Jusqu'à cinq cents lieux autour de la vue, un marqueur chacun, que leur voisinage réunit en groupes qui
 * s'ouvrent ; au-delà, les groupes d'une grille (carte-grille.js), refaits quand la vue sort de ce qui est préparé.
 * Sans JavaScript il n'y a pas de carte : la liste dit la même chose.
 */
import { makeMarqueur } from "./carte-marqueurs.js";

const MARQUEURS_MAX = 500;
const MARGE = 0.5; // part de la vue préparée de chaque côté
const PARTOUT = [
  [-90, -180],
  [90, 180],
];

/** Vrai si chaque lieu du lot peut avoir son marqueur, où que soit la vue. */
export function isPeu({ groupes, nombre }) {
  return !groupes.length && nombre <= MARQUEURS_MAX;
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

/**
 * Rend { show(lot, grille), clear(), getMarqueur(slug) }. show ne refait rien si la vue reste dans ce qu'il a préparé ; sans `grille`,
 * le lot est petit (isPeu). `bindBulle(marqueur)` pour chaque lieu.
 */
export function makeAffichage({ carte, groupe, bindBulle }) {
  const makeLieu = (points, rang) => {
    const marqueur = makeMarqueur(points.getLieu(rang));
    bindBulle(marqueur);
    return marqueur;
  };
  const marqueurs = makeMarqueurs(groupe, makeLieu);
  let pret = {}; // le lot affiché, le cadre préparé, et son zoom si les repères en dépendent

  const isPret = (lot) =>
    lot === pret.lot && pret.cadre.contains(carte.getBounds()) && [null, carte.getZoom()].includes(pret.zoom);
  const clear = () => {
    pret.grille?.clear();
    marqueurs.clear();
    pret = {};
  };

  return {
    clear,
    show(lot, grille) {
      if (isPret(lot)) return;
      const zoom = carte.getZoom();
      const cadre = isPeu(lot) ? L.latLngBounds(PARTOUT) : carte.getBounds().pad(MARGE);
      const rangs = lot.points.listDans(cadre);
      if (!lot.groupes.length && (rangs.length <= MARQUEURS_MAX || zoom === carte.getMaxZoom())) {
        grille?.clear();
        marqueurs.show(lot.points, rangs);
        pret = { lot, grille, cadre, zoom: null };
      } else {
        marqueurs.clear();
        grille.show(lot, { cadre, zoom, rangs, makeLieu });
        pret = { lot, grille, cadre, zoom };
      }
      carte.fire("reperes");
    },
    getMarqueur: (slug) => marqueurs.get(slug) ?? pret.lot?.points.findAbsent(slug),
  };
}
