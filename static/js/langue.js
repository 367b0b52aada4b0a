/**
 * La langue de la page. En français, les phrases des modules se lisent telles quelles ; dans une autre langue, /nl/textes.js,
 * chargé avant eux, donne à la page les traductions que Django a compilées.
 */
const html = document.documentElement;

/** « /nl », rien en français. */
export const PREFIXE = html.dataset.prefixe ?? "";
export const LANGUE = html.lang;
export const gettext = window.gettext ?? ((phrase) => phrase);
export const ngettext = window.ngettext ?? ((une, plusieurs, nombre) => (nombre > 1 ? plusieurs : une));

/** « %(nom)s » remplacé par sa valeur. */
export function interpolate(phrase, valeurs) {
  return phrase.replace(/%\((\w+)\)s/g, (_, nom) => valeurs[nom]);
}

/** Le choix de la langue se referme comme un menu : par Échap, ou en touchant ailleurs. */
const choix = document.querySelector("[data-langues]");
function closeChoix({ key, target }) {
  if (!choix?.open || (key ? key !== "Escape" : choix.contains(target))) return;
  choix.open = false;
  if (key) choix.querySelector("summary").focus();
}
document.addEventListener("keydown", closeChoix);
document.addEventListener("click", closeChoix);
