/**
 * La liste et la carte se répondent : montrer une vignette [data-lieu-vignette="slug"], à la souris ou au clavier,
 * allume son marqueur ou le groupe qui le contient ; montrer un marqueur allume sa vignette (classe « actif »).
 * Sans JavaScript, la vignette est un lien et suffit.
 */
import { getCouche } from "./carte-marqueurs.js";

function getVignette(element) {
  return element instanceof Element ? element.closest("[data-lieu-vignette]") : null;
}

function lightVignettes(slugs) {
  for (const vignette of document.querySelectorAll("[data-lieu-vignette]")) {
    vignette.classList.toggle("actif", slugs.includes(vignette.dataset.lieuVignette));
  }
}

/** Relie la carte aux vignettes de la page ; getMarqueur(slug) rend le marqueur du lieu, s'il est sur la carte. */
export function prepareVignettes(carte, groupe, getMarqueur) {
  const conteneur = carte.getContainer();
  let slugActif = null;

  const lightMarqueur = () => {
    conteneur.querySelectorAll("[data-repere].actif").forEach((element) => element.classList.remove("actif"));
    const marqueur = slugActif && getMarqueur(slugActif);
    if (marqueur) groupe.getVisibleParent(marqueur)?.getElement()?.classList.add("actif");
  };
  const onVignette = (evenement) => {
    const slug = getVignette(evenement.target)?.dataset.lieuVignette ?? null;
    if (slug !== slugActif) {
      slugActif = slug;
      lightMarqueur();
    }
  };
  const onMarqueur = (evenement) => {
    const couche = getCouche(evenement.target);
    const marqueurs = couche?.getAllChildMarkers?.() ?? (couche ? [couche] : []);
    lightVignettes(marqueurs.map((marqueur) => marqueur.lieu.slug));
  };

  document.addEventListener("mouseover", onVignette);
  document.addEventListener("focusin", onVignette);
  conteneur.addEventListener("mouseover", onMarqueur);
  conteneur.addEventListener("focusin", onMarqueur);
  conteneur.addEventListener("mouseleave", () => lightVignettes([]));
  groupe.on("animationend", lightMarqueur);
  carte.on("moveend", lightMarqueur);
}
