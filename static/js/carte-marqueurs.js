/**
 * Marqueurs et groupes de la carte : une forme et une lettre par type de lieu, jamais la couleur seule.
 * Sans JavaScript, chaque lieu reste dans la liste, avec le même lien.
 */
import { gettext, interpolate, LANGUE } from "./langue.js";

const SVG = "http://www.w3.org/2000/svg";
const TAILLE = 36; // pixels, côté du dessin
const TAILLES = [
  [10, 40],
  [50, 46],
  [1000, 54],
  [10_000, 62],
  [Infinity, 72],
]; // côté d'un groupe qui a moins de lieux que cette borne
export const AGRANDIR = gettext(", agrandir");
export const OUVRIR = gettext(" au même endroit, ouvrir");

/** Tracés centrés sur (0, 0), dans un carré de 36. */
const FORMES = {
  goutte: "M0-15A15 15 0 0 1 0 15H-12A3 3 0 0 1-15 12V0A15 15 0 0 1 0-15Z",
  carre: "M-9-14H9A5 5 0 0 1 14-9V9A5 5 0 0 1 9 14H-9A5 5 0 0 1-14 9V-9A5 5 0 0 1-9-14Z",
  rond: "M0-15A15 15 0 1 1 0 15A15 15 0 1 1 0-15Z",
  ecu: "M-11-14H11A3 3 0 0 1 14-11V0C14 8 7 13 0 16C-7 13-14 8-14 0V-11A3 3 0 0 1-11-14Z",
  losange: "M0-16.5L16.5 0L0 16.5L-16.5 0Z",
  hexagone: "M-8-14.5H8L16.5 0L8 14.5H-8L-16.5 0Z",
};

const PRECISIONS = {
  r: gettext("Position à la rue près"),
  l: gettext("Position approximative : au centre de la localité"),
  c: gettext("Position approximative : au centre de la commune"),
};

/** Élément affiché → couche Leaflet (marqueur ou groupe), pour le clavier. */
const couches = new WeakMap();

export function getCouche(element) {
  return couches.get(element.closest("[data-repere]"));
}

export function isApproximatif({ precision }) {
  return precision === "l" || precision === "c";
}

export function getPrecision({ precision }) {
  return PRECISIONS[precision] ?? "";
}

/** « Lieu de liens » → « lieu de liens » ; un sigle garde ses capitales, et l'allemand celles de ses noms. */
function lowerInitiale(texte) {
  return !LANGUE.startsWith("de") && /^\p{Lu}\p{Ll}/u.test(texte) ? texte[0].toLowerCase() + texte.slice(1) : texte;
}

export function describeLieu(lieu) {
  const mots = [lieu.nom, lowerInitiale(lieu.type.libelle), lieu.commune];
  if (isApproximatif(lieu)) mots.push(gettext("position approximative"));
  return mots.filter(Boolean).join(", ");
}

function makeSvg(nom, attributs) {
  const element = document.createElementNS(SVG, nom);
  for (const [cle, valeur] of Object.entries(attributs)) element.setAttribute(cle, valeur);
  return element;
}

function makeDessin({ forme, lettre }) {
  const dessin = makeSvg("svg", { viewBox: "-18 -18 36 36", width: TAILLE, height: TAILLE, "aria-hidden": "true" });
  const texte = makeSvg("text", { y: forme === "ecu" ? 4.5 : 5.5, "text-anchor": "middle" });
  texte.textContent = lettre;
  dessin.append(makeSvg("path", { d: FORMES[forme] ?? FORMES.rond }), texte);
  return dessin;
}

/** Icône Leaflet dont l'élément porte un nom accessible ; son contenu n'est dessiné que s'il s'affiche. */
function makeIcone({ couche, nom, classe, donnees, taille, makeContenu }) {
  const icone = L.divIcon({ className: classe, iconSize: [taille, taille], popupAnchor: [0, -taille / 2 + 4] });
  const createIcon = icone.createIcon;
  icone.createIcon = (ancien) => {
    icone.options.html ||= makeContenu();
    const element = createIcon.call(icone, ancien);
    Object.assign(element.dataset, donnees);
    element.setAttribute("aria-label", nom);
    couches.set(element, couche);
    return element;
  };
  return icone;
}

export function makeMarqueur(lieu, options = {}) {
  const marqueur = L.marker(lieu.position, { riseOnHover: true, autoPanPadding: [24, 24], ...options });
  marqueur.lieu = lieu;
  marqueur.setIcon(
    makeIcone({
      couche: marqueur,
      nom: describeLieu(lieu),
      classe: isApproximatif(lieu) ? "marqueur marqueur--approximatif" : "marqueur",
      donnees: { repere: lieu.slug, forme: lieu.type.forme },
      taille: TAILLE,
      makeContenu: () => makeDessin(lieu.type),
    }),
  );
  return marqueur;
}

function isMemeEndroit(marqueurs) {
  return marqueurs.every((marqueur) => marqueur.getLatLng().equals(marqueurs[0].getLatLng()));
}

/** « 12 345 ». Un petit nombre se passe d'Intl, dont le premier appel bloque un téléphone un dixième de seconde. */
export function writeNombre(nombre) {
  return nombre < 1000 ? String(nombre) : nombre.toLocaleString(LANGUE);
}

/** Côté, en pixels, du repère de ce nombre de lieux. */
export function getTaille(nombre) {
  if (nombre === 1) return TAILLE;
  const [, taille] = TAILLES.find(([borne]) => nombre < borne);
  return taille;
}

/** Icône d'un groupe : son nombre de lieux, écrit et dit, avec ce que fait un clic. */
export function makeIconeGroupe(groupe, nombre, geste) {
  return makeIcone({
    couche: groupe,
    nom: interpolate(gettext("%(nombre)s lieux"), { nombre: writeNombre(nombre) }) + geste,
    classe: nombre < 1000 ? "marqueur-groupe" : "marqueur-groupe marqueur-groupe--grand",
    donnees: { repere: "" },
    taille: getTaille(nombre),
    makeContenu: () => {
      const texte = document.createElement("span");
      texte.textContent = writeNombre(nombre);
      return texte;
    },
  });
}

/** Groupe de marqueurs qui s'ouvre en zoomant, ou en éventail quand les lieux sont au même endroit. */
export function makeGroupe({ anime }) {
  return L.markerClusterGroup({
    animate: anime,
    iconCreateFunction: (groupe) => {
      const memeEndroit = isMemeEndroit(groupe.getAllChildMarkers());
      return makeIconeGroupe(groupe, groupe.getChildCount(), memeEndroit ? OUVRIR : AGRANDIR);
    },
    maxClusterRadius: 50, // pixels
    showCoverageOnHover: false,
    spiderfyOnMaxZoom: false, // c'est carte-lieux.js qui ouvre
    zoomToBoundsOnClick: false,
    spiderfyDistanceMultiplier: 1.7,
    spiderLegPolylineOptions: { className: "marqueur-patte", interactive: false },
  });
}
