/**
 * « Chercher dans cette zone » : après un déplacement voulu, un lien relance la recherche sur ce que montre la carte,
 * en gardant les autres critères de l'adresse. Sans JavaScript, la recherche par commune suffit.
 */

const ECART = 0.25; // part de la largeur ou de la hauteur dont la carte doit avoir bougé

const OUBLIES = ["commune", "cp", "page", "pres", "rayon", "tri", "zone"];

/** ouest,sud,est,nord en degrés, à trois décimales. */
function getZone(carte) {
  const cadre = carte.getBounds();
  return [cadre.getWest(), cadre.getSouth(), cadre.getEast(), cadre.getNorth()].map((v) => v.toFixed(3)).join(",");
}

/** Vrai si la carte a changé d'échelle ou nettement bougé depuis son cadrage : une bulle la décale un peu. */
function isLoin(carte, { centre, zoom }) {
  const ecart = carte.latLngToContainerPoint(centre).subtract(carte.getSize().divideBy(2));
  const taille = carte.getSize();
  return carte.getZoom() !== zoom || Math.abs(ecart.x) > taille.x * ECART || Math.abs(ecart.y) > taille.y * ECART;
}

export function prepareZone(carte, barre, url) {
  const lien = document.createElement("a");
  lien.className = "carte-bouton";
  lien.textContent = "Chercher dans cette zone";
  lien.hidden = true;
  barre.prepend(lien);

  let depart = { centre: carte.getCenter(), zoom: carte.getZoom() };
  carte.on("cadrage", () => {
    depart = { centre: carte.getCenter(), zoom: carte.getZoom() };
    lien.hidden = true;
  });
  carte.on("moveend", () => {
    if (!isLoin(carte, depart)) return;
    const parametres = new URLSearchParams(window.location.search);
    OUBLIES.forEach((nom) => parametres.delete(nom));
    parametres.set("zone", getZone(carte));
    lien.href = `${url}?${parametres.toString().replaceAll("%2C", ",")}`;
    lien.hidden = false;
  });
}
