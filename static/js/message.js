/**
 * Un mot court au bas de l'écran, lu par les lecteurs d'écran, avec au plus un geste : « Retiré. Annuler ».
 * Il s'efface seul quand il n'offre rien à défaire ; sinon il reste jusqu'au prochain.
 */
const DUREE = 8000; // millisecondes
// Dans la page avant d'avoir à parler : un lecteur d'écran ne lit que ce qui change dans une boîte qu'il connaît.
const boite = document.createElement("p");
let minuterie = null;

boite.className = "avis message-bref non-imprime";
boite.setAttribute("role", "status");
document.body.append(boite);

function hide() {
  if (boite.contains(document.activeElement)) minuterie = setTimeout(hide, DUREE);
  else boite.replaceChildren();
}

/** `geste` : { texte, action } pour un bouton, { texte, href } pour un lien ; rend cet élément. */
export function say(texte, geste = null) {
  const element = geste && makeGeste(geste);
  clearTimeout(minuterie);
  boite.replaceChildren(texte, " ", element ?? "");
  if (!geste?.action) minuterie = setTimeout(hide, DUREE);
  return element;
}

function makeGeste({ texte, action, href }) {
  const element = document.createElement(href ? "a" : "button");
  element.textContent = texte;
  if (href) {
    element.href = href;
    return element;
  }
  element.type = "button";
  element.className = "bouton second";
  element.addEventListener("click", () => {
    boite.replaceChildren();
    action();
  });
  return element;
}
