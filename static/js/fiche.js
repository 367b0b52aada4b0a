/**
 * Boutons « Imprimer » et « Partager » de la fiche : montrés seulement si le navigateur sait le faire.
 * Sans JavaScript, le menu du navigateur imprime et l'adresse écrite en bas de la fiche se copie.
 */
import { gettext, interpolate } from "./langue.js";

const imprimer = document.querySelector("[data-imprimer]");
const partager = document.querySelector("[data-partager]");
const message = document.querySelector("[data-partage-message]");

function say(texte) {
  message.hidden = false;
  message.textContent = texte;
}

async function share() {
  const donnees = { title: document.title, url: location.href };
  try {
    if (navigator.share) {
      await navigator.share(donnees);
    } else {
      await navigator.clipboard.writeText(location.href);
      say(gettext("L'adresse de cette page est copiée : il reste à la coller dans un message."));
    }
  } catch (erreur) {
    if (erreur.name !== "AbortError") say(interpolate(gettext("Le partage n'a pas marché. L'adresse à copier : %(adresse)s"), { adresse: location.href }));
  }
}

if (imprimer) {
  imprimer.hidden = false;
  imprimer.addEventListener("click", () => window.print());
}
if (partager && (navigator.share || navigator.clipboard)) {
  partager.hidden = false;
  partager.addEventListener("click", share);
}
