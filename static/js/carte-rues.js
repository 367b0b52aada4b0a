/**
 * « Afficher les rues » : les tuiles d'un tiers ne sont demandées qu'après ce geste. Si elles manquent, une phrase le dit
 * et la carte simple reste.
 * Sans JavaScript, aucune tuile n'est demandée.
 */
import { gettext } from "./langue.js";

const ECHEC = gettext("Les rues ne sont pas disponibles pour l'instant ; la carte simple reste utilisable.");
const ZOOM_DE_RUE = 16;

/** Une image de la grille. L.TileLayer n'est pas utilisé : il vide ses images par une adresse data: que la CSP refuse. */
function makeTuile(url, { x, y, z }, onFin) {
  const image = document.createElement("img");
  image.alt = "";
  image.referrerPolicy = "strict-origin-when-cross-origin"; // les hôtes de tuiles veulent savoir quel site les appelle
  image.onload = () => onFin(null, image);
  image.onerror = () => onFin(new Error(`tuile ${z}/${x}/${y}`), image);
  image.src = L.Util.template(url, { x, y, z });
  return image;
}

/** Grille de tuiles qui renonce dès que les échecs dépassent les réussites. */
function makeTuiles(url, onEchec) {
  const tuiles = L.gridLayer({ maxZoom: 19 });
  tuiles.createTile = (coordonnees, onFin) => makeTuile(url, coordonnees, onFin);
  let reussites = 0;
  let echecs = 0;
  tuiles.on("tileload", () => {
    reussites += 1;
  });
  tuiles.on("tileerror", () => {
    echecs += 1;
    if (echecs > reussites) onEchec();
  });
  return tuiles;
}

export function prepareRues({ carte, barre, fond, donnees, annoncer, credit }) {
  const bouton = document.createElement("button");
  bouton.type = "button";
  bouton.className = "carte-bouton";
  let tuiles = null;

  const cacher = () => {
    tuiles?.remove();
    tuiles = null;
    fond?.setNoms(true);
    credit.setRues("");
    bouton.textContent = gettext("Afficher les rues");
  };
  const afficher = () => {
    annoncer("");
    tuiles = makeTuiles(donnees.tuiles, () => {
      cacher();
      annoncer(ECHEC);
      carte.once("dragstart zoomstart", () => annoncer(""));
    });
    credit.setRues(donnees.tuilesCredit ?? "", donnees.tuilesLien);
    bouton.textContent = gettext("Cacher les rues");
    tuiles.once("load", () => fond?.setNoms(tuiles === null)); // le fond reste visible tant que les rues tardent
    const zoom = Math.floor(carte.getZoom()); // un zoom entier garde les tuiles nettes
    carte.setZoom(donnees.lieu ? Math.max(zoom, ZOOM_DE_RUE) : zoom);
    tuiles.addTo(carte);
  };

  cacher();
  bouton.addEventListener("click", () => (tuiles ? cacher() : afficher()));
  barre.append(bouton);
}
