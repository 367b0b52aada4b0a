/**
 * La carte au clavier : Entrée ou Espace ouvre un marqueur ou un groupe, Échap referme et rend le focus
 * au marqueur quitté, et le focus suit quand un groupe se défait en zoomant.
 * Sans JavaScript il n'y a pas de carte : la liste se parcourt au clavier.
 */
import { makeBulle } from "./carte-bulles.js";
import { getCouche } from "./carte-marqueurs.js";

const FOCUSABLE = { preventScroll: true };

function getPremier(couche) {
  return couche.getAllChildMarkers?.()[0] ?? couche;
}

/** Hauteur que la barre de boutons cache en haut de la carte ; aucune si elle est posée dessous. */
function getMarge(carte, barre) {
  return barre.offsetTop < carte.getContainer().offsetHeight / 2 ? barre.offsetHeight + 24 : 16;
}

/**
 * Prépare la carte ; la bulle s'ouvre sous la barre de boutons. Rend bindBulle(marqueur), à appeler pour chaque marqueur,
 * et openListe(groupe, lieux), qui ouvre la bulle de tous ces lieux.
 */
export function prepareClavier(carte, groupe, barre) {
  const conteneur = carte.getContainer();
  let cible = null; // marqueur où se trouve le focus, même si son élément est remplacé
  let ouvert = null; // marqueur dont la bulle est ouverte
  let auClavier = false;
  const rangs = new WeakMap(); // profondeur de chaque marqueur avant qu'il ne reçoive le focus

  const focusMarqueur = (marqueur) => groupe.getVisibleParent(marqueur)?.getElement()?.focus(FOCUSABLE);
  const restoreFocus = () => {
    if (cible && (document.activeElement === document.body || !document.activeElement)) focusMarqueur(cible);
  };
  const fermer = () => {
    const marqueur = ouvert;
    carte.closePopup();
    if (marqueur) focusMarqueur(marqueur);
  };

  conteneur.addEventListener("keydown", (evenement) => {
    auClavier = true;
    const couche = getCouche(evenement.target);
    if (couche && (evenement.key === "Enter" || evenement.key === " ")) {
      evenement.preventDefault();
      cible = getPremier(couche);
      evenement.target.click();
    } else if (evenement.key === "Escape" && ouvert) {
      evenement.stopPropagation();
      fermer();
    } else if (evenement.key === "Escape" && cible) {
      groupe.unspiderfy();
    }
  });
  conteneur.addEventListener("focusin", (evenement) => {
    const couche = getCouche(evenement.target);
    if (couche) {
      cible = getPremier(couche);
      rangs.set(couche, couche.options.zIndexOffset);
      couche.setZIndexOffset(2_000_000); // au-dessus des voisins, sinon le contour du focus est caché
    }
  });
  conteneur.addEventListener("focusout", (evenement) => {
    const couche = getCouche(evenement.target);
    if (couche && evenement.target.isConnected) couche.setZIndexOffset(rangs.get(couche) ?? 0);
  });
  document.addEventListener("focusin", (evenement) => {
    if (!conteneur.contains(evenement.target)) cible = null;
  });
  document.addEventListener("pointerdown", () => {
    auClavier = false;
    cible = null;
  });

  groupe.on("spiderfied", ({ markers }) => auClavier && markers[0].getElement()?.focus(FOCUSABLE));
  groupe.on("unspiderfied animationend", restoreFocus);
  carte.on("moveend reperes", () => setTimeout(restoreFocus));
  carte.on("popupopen", ({ popup }) => {
    if (auClavier) popup.getElement().querySelector("a").focus(FOCUSABLE);
  });
  carte.on("popupclose", () => {
    ouvert = null;
  });

  const options = { closeButton: false, minWidth: 200, maxWidth: 260, autoPanPadding: [16, 16] };
  const getMarges = () => ({ autoPanPaddingTopLeft: [16, getMarge(carte, barre)] });
  return {
    bindBulle(marqueur) {
      marqueur.bindPopup(() => {
        ouvert = marqueur;
        Object.assign(marqueur.getPopup().options, getMarges()); // mesuré à l'ouverture, pas pour chaque marqueur
        return makeBulle(marqueur.lieu, fermer);
      }, options);
    },
    async openListe(couche, lieux) {
      const { makeBulleListe } = await import("./carte-bulle-liste.js");
      L.popup({ ...options, ...getMarges() }).setLatLng(couche.getLatLng()).setContent(makeBulleListe(lieux, fermer)).openOn(carte);
      ouvert = getPremier(couche);
    },
  };
}
