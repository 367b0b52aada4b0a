/** Montre le bouton « Imprimer ». Sans JavaScript, le menu du navigateur imprime la même page. */
for (const bouton of document.querySelectorAll("[data-imprime]")) {
  bouton.hidden = false;
  bouton.addEventListener("click", () => window.print());
}
