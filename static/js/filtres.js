/**
 * Le panneau des filtres, plein écran sur téléphone, à côté sur la carte : « Voir les 14 lieux » et Échap le ferment, puisque la
 * liste est déjà à jour ; plein écran, il se ferme aussi quand le focus en sort, pour ne pas le cacher.
 * Sans JavaScript, « Voir les lieux » envoie le formulaire.
 */
const formulaire = document.querySelector("[data-filtres]");
const large = window.matchMedia("(min-width: 64rem)");

/** Vrai si les filtres s'ouvrent par-dessus la page, faux s'ils sont à demeure à côté de la liste. */
export function isPanneauOuvert() {
  return Boolean(formulaire?.getClientRects().length) && getComputedStyle(formulaire).position === "fixed";
}

function close(suite = document.querySelector("[data-compte]")) {
  if (!isPanneauOuvert()) return;
  formulaire.querySelector("[data-filtres-fermer]").click();
  suite.focus({ preventScroll: true });
}

if (formulaire) {
  formulaire.addEventListener("submit", () => close());
  formulaire.addEventListener("focusout", ({ relatedTarget: suivant }) => {
    // Un appui entre deux cases donne le focus à <main>, qui contient le panneau : ce n'est pas en sortir.
    const sorti = suivant && !formulaire.contains(suivant) && !suivant.contains(formulaire);
    if (sorti && !large.matches) close(suivant);
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") close();
  });
}
