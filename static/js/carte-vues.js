/**
 * Quand les lieux sont trop nombreux pour venir d'un coup, la carte demande, à chaque déplacement, ce que montre sa vue : des lieux,
 * ou des groupes faits par le serveur. Une vue déjà reçue n'est pas redemandée. N'est chargé que s'il y a plus de cinq cents lieux.
 * Sans JavaScript il n'y a pas de carte : la liste dit la même chose.
 */
import { readLot } from "./carte-points.js";
import { fetchJson } from "./http.js";

const LATITUDE = 5 / 8; // hauteur d'une tuile en degrés, pour un degré de large (lieux/carte_grille.py)
const VUES_GARDEES = 40;

/** Ouest, sud, est, nord de la vue, élargis aux tuiles entières : une cellule de la grille n'est jamais coupée. */
function getTuiles(carte, zoom) {
  const largeur = 360 / 2 ** zoom;
  const hauteur = largeur * LATITUDE;
  const cadre = carte.getBounds();
  return [
    Math.floor((cadre.getWest() + 180) / largeur) * largeur - 180,
    Math.floor((cadre.getSouth() + 90) / hauteur) * hauteur - 90,
    Math.ceil((cadre.getEast() + 180) / largeur) * largeur - 180,
    Math.ceil((cadre.getNorth() + 90) / hauteur) * hauteur - 90,
  ];
}

/** Partie de la vue qui est aussi dans la zone que l'adresse demande déjà ; rien si elles ne se touchent pas. */
function cutZone([ouest, sud, est, nord], parametre) {
  if (!parametre) return [ouest, sud, est, nord];
  const [o, s, e, n] = parametre.split(",").map(Number);
  const zone = [Math.max(ouest, o), Math.max(sud, s), Math.min(est, e), Math.min(nord, n)];
  return zone[0] < zone[2] && zone[1] < zone[3] ? zone : null;
}

/** Ce qu'il faut demander pour cette vue : l'adresse, le zoom et le cadre ; rien si la recherche n'y a aucun lieu. */
function makeVue(carte, adresse) {
  const url = new URL(adresse, window.location.href);
  const zoom = Math.floor(carte.getZoom());
  const tuiles = getTuiles(carte, zoom);
  const zone = cutZone(tuiles, url.searchParams.get("zone"));
  if (!zone) return null;
  url.searchParams.set("zone", zone.map((valeur) => Number(valeur.toFixed(9))).join(","));
  url.searchParams.set("zoom", zoom);
  const [ouest, sud, est, nord] = tuiles;
  return { url: url.href.replaceAll("%2C", ","), cadre: L.latLngBounds([sud, ouest], [nord, est]) };
}

/** Lots déjà reçus, les plus récents. Un lot sans groupe vaut pour toute vue qui tient dans son cadre. */
function makeMemoire() {
  const lots = new Map();
  return {
    find: (url, cadre) =>
      lots.get(url)?.lot ?? [...lots.values()].find((un) => !un.lot.groupes.length && un.cadre.contains(cadre))?.lot,
    add(url, lot, cadre) {
      lots.set(url, { lot, cadre });
      if (lots.size > VUES_GARDEES) lots.delete(lots.keys().next().value);
    },
  };
}

/** Rend getLot() : promesse du lot de la vue, ou de rien si une vue plus récente l'a remplacée. `ensemble` : le lot de toute l'adresse. */
export function makeVues(carte, adresse, ensemble) {
  const memoire = makeMemoire();
  let demande = null; // celle qui est en route

  const load = async ({ url, cadre }, abandon) => {
    try {
      const lot = readLot(await fetchJson(url, { signal: abandon.signal }));
      memoire.add(url, lot, cadre);
      return lot;
    } catch (erreur) {
      if (abandon.signal.aborted) return null;
      throw erreur;
    } finally {
      if (demande?.abandon === abandon) demande = null;
    }
  };
  return function getLot() {
    const tout = !ensemble.groupes.length || Math.floor(carte.getZoom()) <= ensemble.zoom;
    const vue = tout ? null : makeVue(carte, adresse);
    if (vue && demande?.url === vue.url) return demande.promesse;
    demande?.abandon.abort();
    demande = null;
    const connu = vue ? memoire.find(vue.url, carte.getBounds()) : ensemble;
    if (connu) return Promise.resolve(connu);
    const abandon = new AbortController();
    demande = { url: vue.url, abandon, promesse: load(vue, abandon) };
    return demande.promesse;
  };
}
