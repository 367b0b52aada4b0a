/**
 * La page d'un lien partagé : l'imprimer, ou garder ses lieux dans sa propre sélection.
 * Sans JavaScript, ces deux boutons restent cachés ; les lieux et leur texte à copier sont là.
 */
import { gettext, interpolate } from "./langue.js";
import { say } from "./message.js";
import { add, MAXIMUM } from "./selection-memoire.js";

const outils = document.querySelector("[data-selection-outils]");
const lignes = [...document.querySelectorAll("[data-slug]")];

function keepAll() {
  const gardes = add(lignes.map(({ dataset }) => ({ slug: dataset.slug, nom: dataset.nom })));
  say(
    gardes
      ? gettext("Ces lieux sont dans votre sélection.")
      : interpolate(gettext("Tout n'a pas pu être gardé : une sélection va jusqu'à %(maximum)s lieux, et votre navigateur doit vouloir les garder."), { maximum: MAXIMUM }),
    { texte: gettext("Voir ma sélection"), href: window.location.pathname },
  );
}

outils.hidden = lignes.length === 0;
outils.querySelector("[data-imprime-selection]").addEventListener("click", () => window.print());
outils.querySelector("[data-garde-tout]").addEventListener("click", keepAll);
