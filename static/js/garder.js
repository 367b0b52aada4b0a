/**
 * Sur toutes les pages : « Garder » sur chaque vignette et sur la page d'un lieu, et le nombre gardé près de « Ma sélection ».
 * C'est aussi ici que le navigateur apprend à lire le guide sans réseau (ouvrier.js). Toutes l'attendent : le mot bref au bas de l'écran ne se charge donc qu'au premier geste.
 * Sans JavaScript, rien de cela n'apparaît, et la page « Ma sélection » dit comment faire autrement.
 */
import { gettext, interpolate, LANGUE } from "./langue.js";
import { add, MAXIMUM, onChange, read, remove } from "./selection-memoire.js";

const lien = document.querySelector("[data-selection-lien]");

function addBouton(vignette) {
  if (vignette.querySelector("[data-garder]")) return;
  const bouton = document.createElement("button");
  bouton.type = "button";
  bouton.className = "garder non-imprime";
  bouton.textContent = gettext("Garder");
  bouton.dataset.garder = vignette.dataset.lieuVignette;
  bouton.dataset.nom = vignette.querySelector("a").textContent;
  vignette.append(bouton);
}

function show() {
  const gardes = read();
  document.querySelectorAll("[data-lieu-vignette]").forEach(addBouton);
  for (const bouton of document.querySelectorAll("[data-garder]")) {
    const { garder, nom } = bouton.dataset;
    bouton.setAttribute("aria-pressed", gardes.some(({ slug }) => slug === garder));
    bouton.setAttribute("aria-label", interpolate(gettext("Garder %(nom)s dans ma sélection"), { nom }));
    bouton.hidden = false;
  }
  lien.querySelector("[data-selection-nombre]").textContent = gardes.length ? `\u00a0(${gardes.length})` : "";
}

/** Ce qu'il faut dire après avoir gardé ce lieu, ou cessé de le garder. */
function toggle({ garder: slug, nom }) {
  const gardes = read();
  if (gardes.some((garde) => garde.slug === slug)) {
    remove(slug);
    return interpolate(gettext("« %(nom)s » n'est plus dans votre sélection."), { nom });
  }
  if (gardes.length >= MAXIMUM) return interpolate(gettext("Une sélection va jusqu'à %(maximum)s lieux."), { maximum: MAXIMUM });
  if (add([{ slug, nom }])) return interpolate(gettext("« %(nom)s » est dans votre sélection."), { nom });
  return gettext("Votre navigateur ne veut rien garder (navigation privée ?). Vous pouvez imprimer cette page.");
}

document.addEventListener("click", async ({ target }) => {
  const bouton = target.closest("[data-garder]");
  if (!bouton) return;
  const phrase = toggle(bouton.dataset);
  const { say } = await import("./message.js");
  say(phrase, { texte: gettext("Voir ma sélection"), href: lien.href });
});
document.addEventListener("htmx:afterSettle", show);
window.addEventListener("pageshow", show);
onChange(show);
show();
navigator.serviceWorker?.register(`/sw.js?langue=${LANGUE.slice(0, 2)}`);
