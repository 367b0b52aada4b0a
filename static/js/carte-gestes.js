/**
 * Une carte au milieu d'une page ne retient ni le doigt ni la molette de qui fait défiler la page.
 * Sur un écran tactile, un bouton visible rend la carte mobile ; deux doigts la déplacent toujours.
 * Sans JavaScript il n'y a pas de carte.
 */
import { gettext } from "./langue.js";

export function isTactile() {
  return window.matchMedia("(hover: none) and (pointer: coarse)").matches;
}

function prepareDoigt(carte, barre) {
  const bouton = document.createElement("button");
  bouton.type = "button";
  bouton.className = "carte-bouton";
  const setMobile = (mobile) => {
    carte.dragging[mobile ? "enable" : "disable"]();
    bouton.textContent = mobile ? gettext("Touchez pour faire défiler la page") : gettext("Touchez pour déplacer la carte");
  };
  setMobile(false);
  bouton.addEventListener("click", () => setMobile(!carte.dragging.enabled()));
  barre.append(bouton);
}

/** La molette zoome après un clic dans la carte, jusqu'à ce que la souris en sorte. */
function prepareMolette(carte) {
  carte.on("click", () => carte.scrollWheelZoom.enable());
  carte.getContainer().addEventListener("mouseleave", () => carte.scrollWheelZoom.disable());
}

export function prepareGestes(carte, barre, { plein, unique }) {
  if (plein) return;
  carte.scrollWheelZoom.disable();
  if (isTactile()) {
    prepareDoigt(carte, barre);
  } else if (!unique) {
    prepareMolette(carte);
  }
}
