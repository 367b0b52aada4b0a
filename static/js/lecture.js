/**
 * Sur la page d'un lieu qui a un texte facile à lire, retient dans le navigateur le texte choisi : le lieu suivant s'ouvre sur le même.
 * Sans JavaScript, ou si le navigateur ne garde rien, le choix vaut pour la page.
 */
const CLE = "lieux-de-liens:lecture";
const boutons = document.querySelectorAll("[data-lecture] input");

function read() {
  try {
    return localStorage.getItem(CLE);
  } catch {
    return null;
  }
}

function write({ target }) {
  try {
    localStorage.setItem(CLE, target.value);
  } catch {
    // Le choix vaut pour cette page.
  }
}

function show() {
  const choisi = read();
  for (const bouton of boutons) {
    if (bouton.value === choisi) bouton.checked = true;
  }
}

boutons.forEach((bouton) => bouton.addEventListener("change", write));
window.addEventListener("pageshow", show);
show();
