/**
 * Dessine sous les marqueurs le fond de carte du site : terres, limites et noms, lus dans fond.json.
 * Le format de ce fichier est décrit dans outils/fond_de_carte.py. Les couleurs viennent de carte.css.
 * Sans JavaScript il n'y a pas de carte : la liste des lieux dit la même chose.
 */

import { pause } from "./pause.js";

const REGION_FLAMANDE = "02000";

/** Du plus important au moins important : le premier placé garde sa place. Bornes de zoom comprises. */
const NOMS = [
  { rang: "ville", de: 7, a: 22 },
  { rang: "pays", de: 6, a: 10 },
  { rang: "region", de: 6, a: 8.4 },
  { rang: "province", de: 8.5, a: 9.9 },
  { rang: "bourg", de: 8.5, a: 22 },
  { rang: "commune", de: 10, a: 22 },
];

const LOCALITES = ["ville", "bourg", "commune"];

/** Points [latitude, longitude] d'un arc écrit en pas relatifs ; le premier nombre de l'arc est son rang. */
function decodeArc(arc, echelle) {
  const points = [];
  let x = 0;
  let y = 0;
  for (let i = 1; i < arc.length; i += 2) {
    x += arc[i];
    y += arc[i + 1];
    points.push([y / echelle, x / echelle]);
  }
  return points;
}

function assembleAnneau(indices, arcs) {
  return indices.flatMap((i) => (i < 0 ? [...arcs[-1 - i]].reverse() : arcs[i]));
}

/** Les terres puis leurs limites, faites une à une, à mesure qu'on les demande. */
function* makeCouches(fond, options) {
  const arcs = fond.arcs.map((arc) => decodeArc(arc, fond.echelle));
  for (const [region, anneaux] of Object.entries(fond.terres)) {
    const className = region === REGION_FLAMANDE ? "carte-terre carte-terre--voisine" : "carte-terre";
    const contours = anneaux.map((anneau) => assembleAnneau(anneau, arcs));
    yield L.polygon(contours, { ...options, stroke: false, fillRule: "evenodd", className });
  }
  for (const rang of [3, 2, 1, 0]) {
    const traits = arcs.filter((_, i) => fond.arcs[i][0] === rang);
    yield L.polyline(traits, { ...options, fill: false, className: `carte-limite carte-limite--${rang}` });
  }
}

/** Décalages essayés en pixels, pour qu'un nom ne passe pas sous un marqueur : au centre, dessous, dessus. */
const DECALAGES = [0, 30, -30, 40, -40];

/** Vrai si le rectangle ne touche aucun de ceux déjà posés. */
function isLibre(boite, poses) {
  return poses.every(
    (pose) => boite.d < pose.g || boite.g > pose.d || boite.b < pose.h || boite.h > pose.b,
  );
}

/** Partie visible de la carte, dans le repère des couches. */
function getCadre(carte) {
  const coin = carte.containerPointToLayerPoint([0, 0]);
  const { x, y } = carte.getSize();
  return { g: coin.x, d: coin.x + x, h: coin.y, b: coin.y + y };
}

function isDedans(boite, cadre) {
  return boite.g > cadre.g && boite.d < cadre.d && boite.h > cadre.h && boite.b < cadre.b;
}

/** Rectangles occupés par les marqueurs affichés. */
function listReperes(carte) {
  return [...carte.getContainer().querySelectorAll("[data-repere]")].map((element) => {
    const { x, y } = L.DomUtil.getPosition(element);
    const demi = element.offsetWidth / 2 - 4;
    return { g: x - demi, d: x + demi, h: y - demi, b: y + demi };
  });
}

/** Première place libre pour ce nom, ou rien. Un nom de ville se décale, un nom de région non. */
function findPlace(carte, { position, largeur }, mobile, poses) {
  const { x, y } = carte.latLngToLayerPoint(position);
  const demi = largeur / 2 + 4;
  return (mobile ? DECALAGES : [0])
    .map((decalage) => ({ x, y: y + decalage, g: x - demi, d: x + demi, h: y + decalage - 9, b: y + decalage + 9 }))
    .find((boite) => isLibre(boite, poses));
}

/** Mesure, en une fois, les noms qui ne l'ont pas encore été : une page n'en montre que quelques-uns. */
function measure(volet, etiquettes) {
  const nouvelles = etiquettes.filter(({ largeur }) => !largeur);
  volet.append(...nouvelles.map(({ element }) => element));
  for (const etiquette of nouvelles) etiquette.largeur = etiquette.element.firstChild.offsetWidth;
}

/** Écrit les noms visibles à ce zoom, sans chevauchement. Le lecteur d'écran ne les lit pas : décor. */
function writeNoms(carte, volet, etiquettes) {
  const zoom = carte.getZoom();
  const vue = carte.getBounds().pad(0.3);
  const cadre = getCadre(carte);
  const poses = listReperes(carte);
  const candidates = NOMS.filter(({ de, a }) => zoom >= de && zoom <= a)
    .flatMap(({ rang }) => etiquettes[rang])
    .filter(({ position }) => vue.contains(position));
  measure(volet, candidates);
  const gardes = [];
  for (const etiquette of candidates) {
    const boite = findPlace(carte, etiquette, LOCALITES.includes(etiquette.rang), poses);
    if (!boite || (etiquette.rang === "pays" && !isDedans(boite, cadre))) continue;
    poses.push(boite);
    L.DomUtil.setPosition(etiquette.element, L.point(boite.x, boite.y));
    gardes.push(etiquette.element);
  }
  volet.replaceChildren(...gardes);
}

/** Crée un texte par nom. */
function makeEtiquettes(fond) {
  const etiquettes = {};
  for (const [rang, noms] of Object.entries(fond.noms)) {
    etiquettes[rang] = noms.map(([texte, x, y]) => {
      const element = document.createElement("span");
      element.className = `carte-nom carte-nom--${rang}`;
      const contenu = document.createElement("span");
      contenu.textContent = texte;
      element.append(contenu);
      return { rang, element, position: L.latLng(y / fond.echelle, x / fond.echelle) };
    });
  }
  return etiquettes;
}

async function drawTerres(carte, fond, volet) {
  const renderer = L.svg({ pane: "fond", padding: 0.5 });
  const options = { pane: "fond", renderer, interactive: false, smoothFactor: 1.2 };
  for (const couche of makeCouches(fond, options)) {
    await pause();
    couche.addTo(carte);
    await pause();
  }
  volet.querySelector("svg")?.setAttribute("aria-hidden", "true");
}

/** Écrit les noms, et les récrit une fois par image quand la vue ou les repères changent. */
function drawNoms(carte, fond, volet) {
  const etiquettes = makeEtiquettes(fond);
  let demande = 0;
  const refresh = () => {
    demande = 0;
    carte.getContainer().dataset.echelle = carte.getZoom() < 8.5 ? "pays" : "region";
    writeNoms(carte, volet, etiquettes);
  };
  carte.on("moveend reperes resize", () => {
    demande ||= requestAnimationFrame(refresh);
  });
  carte.on("zoomstart", () => volet.replaceChildren());
  refresh();
}
/**
 * Prépare le fond de la carte. draw(contenu de fond.json) le dessine en plusieurs fois, pour ne pas bloquer un téléphone ;
 * setNoms(visible) : les rues, une fois affichées par-dessus, ont leurs propres noms.
 */
export function prepareFond(carte) {
  const volet = carte.createPane("fond");
  const voletNoms = carte.createPane("noms");
  voletNoms.setAttribute("aria-hidden", "true");
  return {
    async draw(fond) {
      await drawTerres(carte, fond, volet);
      await pause();
      drawNoms(carte, fond, voletNoms);
    },
    setNoms(visible) {
      voletNoms.hidden = !visible;
      if (visible) carte.fire("reperes"); // caché, il ne mesurait rien
    },
  };
}
