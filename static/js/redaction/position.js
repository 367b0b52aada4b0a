/**
 * Sous les champs latitude et longitude d'un lieu, une carte : on pose le repère d'un clic, on le glisse, on le pousse
 * aux flèches. Les deux nombres restent visibles et modifiables, et suivent. Aucune rue n'est demandée à un tiers avant
 * « Afficher les rues ». Sans JavaScript, on écrit les deux nombres.
 */
import { prepareGestes } from "../carte-gestes.js";
import { prepareRues } from "../carte-rues.js";
import { prepareFond } from "../fond.js";
import { fetchJson } from "../http.js";

const CADRE = [
  [49.5, 2.84],
  [50.92, 6.4],
]; // Wallonie et Bruxelles, [latitude, longitude]
const METRES_PAR_DEGRE = 111_320;
const PAS = 10; // mètres
const GRAND_PAS = 100; // mètres, avec la touche Maj
const FLECHES = { ArrowUp: [1, 0], ArrowDown: [-1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
const MODE_D_EMPLOI =
  "Cliquez sur la carte ou glissez le repère. Au clavier, les flèches le poussent de 10 m, avec Maj de 100 m.";

function makeElement(nom, classe, texte = "") {
  const element = document.createElement(nom);
  element.className = classe;
  element.textContent = texte;
  return element;
}

function makeBouton(texte, action) {
  const bouton = makeElement("button", "carte-bouton", texte);
  bouton.type = "button";
  bouton.addEventListener("click", action);
  return bouton;
}

/** Position écrite dans les deux champs ; null si elle est absente ou illisible. */
function readPosition(champs) {
  const [lat, lng] = champs.map((champ) => Number(champ.value.trim().replace(",", ".") || NaN));
  const lisible = Math.abs(lat) <= 85 && Math.abs(lng) <= 180;
  return lisible ? L.latLng(lat, lng) : null;
}

function writePosition(champs, position) {
  const nombres = position ? [position.lat, position.lng] : [];
  champs.forEach((champ, rang) => {
    champ.value = nombres[rang]?.toFixed(6).replace(".", ",") ?? "";
  });
}

function makeBloc(apres) {
  const bloc = makeElement("div", "position");
  const cadre = makeElement("div", "carte position-carte");
  const barre = makeElement("div", "carte-barre");
  const toile = makeElement("div", "carte-toile");
  toile.setAttribute("role", "region");
  toile.setAttribute("aria-label", "Carte de la position du lieu");
  const etat = makeElement("p", "position-etat", MODE_D_EMPLOI);
  etat.setAttribute("role", "status");
  const outils = makeElement("div", "position-outils");
  cadre.append(barre, toile);
  bloc.append(cadre, outils, etat);
  apres.after(bloc);
  const annoncer = (texte) => {
    etat.textContent = texte || MODE_D_EMPLOI;
  };
  return { barre, toile, outils, annoncer };
}

function makeCarte(toile, position, centre) {
  const anime = !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const carte = L.map(toile, {
    attributionControl: false, zoomControl: false, minZoom: 6, maxZoom: 18,
    zoomAnimation: anime, fadeAnimation: anime, markerZoomAnimation: anime, inertia: anime,
  });
  L.control.zoom({ position: "topright", zoomInTitle: "Zoom avant", zoomOutTitle: "Zoom arrière" }).addTo(carte);
  if (position) {
    carte.setView(position, 13);
  } else if (centre) {
    carte.setView(centre.split(",").map(Number), 12);
  } else {
    carte.fitBounds(CADRE);
  }
  return carte;
}

function makeCredit(carte, fond) {
  const bloc = makeElement("p", "carte-credit");
  const controle = L.control({ position: "bottomright" });
  controle.onAdd = () => bloc;
  controle.addTo(carte);
  const setRues = (credit) => {
    bloc.textContent = [fond?.credit, credit].filter(Boolean).join(" · ");
  };
  setRues("");
  return { setRues };
}

function makeRepere(position) {
  const icon = L.divIcon({ className: "repere", html: makeElement("span", "repere-dessin"), iconSize: [44, 44], iconAnchor: [22, 44] });
  return L.marker(position, { icon, draggable: true, autoPan: true, bubblingMouseEvents: false });
}

/** Position déplacée de tant de mètres vers le nord et vers l'est. */
function movePosition({ lat, lng }, nord, est) {
  const parallele = METRES_PAR_DEGRE * Math.cos((lat * Math.PI) / 180);
  return L.latLng(lat + nord / METRES_PAR_DEGRE, lng + est / parallele);
}

/** Le repère, ses gestes et son clavier. `onMove(position)` est appelé après chaque geste, jamais par setPosition. */
function prepareRepere(carte, onMove) {
  let repere = null;
  const setPosition = (position) => {
    if (!position) {
      repere?.remove();
      repere = null;
    } else if (repere) {
      repere.setLatLng(position);
    } else {
      repere = makeRepere(position).addTo(carte);
      repere.on("dragend", () => onMove(repere.getLatLng()));
      const element = repere.getElement();
      element.setAttribute("aria-label", "Repère du lieu. Les flèches le déplacent de 10 mètres, avec Maj de 100 mètres.");
      element.addEventListener("keydown", pushRepere);
    }
  };
  function pushRepere(evenement) {
    const sens = FLECHES[evenement.key];
    if (!sens) return;
    evenement.preventDefault();
    evenement.stopPropagation();
    const pas = evenement.shiftKey ? GRAND_PAS : PAS;
    const position = movePosition(repere.getLatLng(), sens[0] * pas, sens[1] * pas);
    setPosition(position);
    carte.panInside(position, { padding: [60, 60], animate: false });
    onMove(position);
  }
  return { setPosition, focus: () => repere?.getElement().focus() };
}

function preparePosition(champs, precision) {
  const [latitude] = champs;
  const { barre, toile, outils, annoncer } = makeBloc(latitude.closest(".form-row"));
  const depart = readPosition(champs);
  const carte = makeCarte(toile, depart, latitude.dataset.centre);
  const rappel = () => (precision && !precision.value ? " Dites aussi sa précision, juste en dessous." : "");
  const onMove = (position) => {
    writePosition(champs, position);
    const [lat, lng] = champs.map((champ) => champ.value);
    annoncer(`Repère posé à ${lat} de latitude et ${lng} de longitude.${rappel()}`);
    effacer.disabled = false;
  };
  const repere = prepareRepere(carte, onMove);
  const poser = makeBouton("Poser le repère au centre", () => {
    repere.setPosition(carte.getCenter());
    onMove(carte.getCenter());
    repere.focus();
  });
  const effacer = makeBouton("Effacer la position", () => {
    repere.setPosition(null);
    writePosition(champs, null);
    if (precision) precision.value = "";
    annoncer("Position effacée : le lieu ne sera pas sur la carte.");
    poser.focus();
    effacer.disabled = true;
  });
  outils.append(poser, effacer);
  repere.setPosition(depart);
  effacer.disabled = !depart;

  carte.on("click", ({ latlng }) => {
    repere.setPosition(latlng);
    onMove(latlng);
  });
  for (const champ of champs) {
    champ.addEventListener("input", () => {
      const position = readPosition(champs);
      repere.setPosition(position);
      effacer.disabled = !champs.some(({ value }) => value);
      if (position) carte.setView(position, Math.max(carte.getZoom(), 13), { animate: false });
    });
  }
  prepareGestes(carte, barre, { plein: false, unique: false });
  new ResizeObserver(() => carte.invalidateSize()).observe(toile);
  prepareDecor(carte, barre, latitude.dataset, annoncer);
}

/** Le fond maison, puis le bouton des rues, qui le remplace à la demande. */
async function prepareDecor(carte, barre, donnees, annoncer) {
  const contenu = await fetchJson(donnees.fond).catch(() => null);
  const fond = prepareFond(carte);
  if (contenu) await fond.draw(contenu);
  const credit = makeCredit(carte, contenu);
  if (donnees.tuiles) prepareRues({ carte, barre, fond, donnees, annoncer, credit });
}

const champs = ["latitude", "longitude"].map((axe) => document.querySelector(`[data-coordonnee="${axe}"]`));
if (window.L && champs.every(Boolean)) preparePosition(champs, document.querySelector('[name="precision"]'));
