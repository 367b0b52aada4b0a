/**
 * « Chercher dans cette zone » : après un déplacement voulu, un lien relance la recherche sur ce que montre la carte,
 * en gardant les autres critères de l'adresse, sans recharger une page vive ni recadrer la carte.
 * Sans JavaScript, la recherche par commune suffit.
 */
import { goTo } from "./http.js";
import { gettext } from "./langue.js";

const ECART = 0.25; // part de la largeur ou de la hauteur dont la carte doit avoir bougé
const JEU = 0.02; // part de la zone : l'adresse n'en garde que trois décimales

const OUBLIES = ["commune", "cp", "page", "pres", "rayon", "tri", "zone"];

/** ouest,sud,est,nord en degrés. */
function getCadre(carte) {
  const cadre = carte.getBounds();
  return [cadre.getWest(), cadre.getSouth(), cadre.getEast(), cadre.getNorth()];
}

function isDejaMontree(carte, zone) {
  if (carte.getZoom() === undefined) return false; // la carte n'a pas encore de vue
  const jeu = Math.max(0.001, (zone[2] - zone[0]) * JEU);
  const cadre = getCadre(carte);
  return zone.every((valeur, i) => Math.abs(valeur - cadre[i]) < jeu);
}

/** Montre la zone que demande l'adresse des points, sans bouger si la carte la montre déjà. Faux si elle n'en demande pas. */
export function showZone(carte, points) {
  const zone = new URL(points, window.location.href).searchParams.get("zone")?.split(",").map(Number);
  if (zone?.length !== 4 || !zone.every(Number.isFinite)) return false;
  const [ouest, sud, est, nord] = zone;
  if (!isDejaMontree(carte, zone)) carte.fitBounds(L.latLngBounds([sud, ouest], [nord, est]).pad(-JEU));
  return true;
}

/** Vrai si la carte a changé d'échelle ou nettement bougé depuis son cadrage : une bulle la décale un peu. */
function isLoin(carte, { centre, zoom }) {
  const ecart = carte.latLngToContainerPoint(centre).subtract(carte.getSize().divideBy(2));
  const taille = carte.getSize();
  return carte.getZoom() !== zoom || Math.abs(ecart.x) > taille.x * ECART || Math.abs(ecart.y) > taille.y * ECART;
}

/** Adresse de la page `url` pour ce que montre la carte. */
function makeUrl(carte, url) {
  const parametres = new URLSearchParams(window.location.search);
  OUBLIES.forEach((nom) => parametres.delete(nom));
  parametres.set("zone", getCadre(carte).map((v) => v.toFixed(3)).join(","));
  return `${url}?${parametres.toString().replaceAll("%2C", ",")}`;
}

export function prepareZone(carte, barre, url) {
  const lien = document.createElement("a");
  lien.className = "carte-bouton";
  lien.href = url;
  lien.textContent = gettext("Chercher dans cette zone");
  lien.hidden = true;
  barre.prepend(lien);

  let depart = { centre: carte.getCenter(), zoom: carte.getZoom() };
  carte.on("cadrage", () => {
    depart = { centre: carte.getCenter(), zoom: carte.getZoom() };
    lien.hidden = true;
  });
  carte.on("moveend", () => {
    if (!isLoin(carte, depart)) return;
    lien.href = makeUrl(carte, url);
    lien.hidden = false;
  });
  lien.addEventListener("click", (evenement) => {
    if (evenement.ctrlKey || evenement.metaKey || evenement.shiftKey) return;
    evenement.preventDefault();
    carte.getContainer().focus({ preventScroll: true }); // le lien va disparaître
    goTo(makeUrl(carte, url));
  });
}
