/**
 * Donne leur nom aux listes de choix avec recherche que Django construit sans nom pour le lecteur d'écran.
 * Sans JavaScript, le navigateur montre la liste ordinaire, déjà nommée.
 */

/** Nom du <select> que ce conteneur remplace ; une liste dépliée n'en remplace aucun. */
function getNom(conteneur) {
  const select = conteneur.previousElementSibling;
  const nom = select?.labels?.[0]?.textContent ?? select?.getAttribute("aria-label");
  return nom?.replace(/\s*:\s*$/, "").trim() || "Chercher";
}

function nameConteneur(conteneur) {
  const nom = getNom(conteneur);
  for (const choix of conteneur.querySelectorAll('[role="combobox"], .select2-search__field')) {
    const valeur = choix.querySelector(".select2-selection__rendered[role=textbox]");
    choix.removeAttribute("aria-labelledby");
    choix.setAttribute("aria-label", valeur?.title ? `${nom} : ${valeur.title}` : nom);
    valeur?.setAttribute("aria-label", nom);
    const liste = choix.getAttribute("aria-owns");
    if (liste) choix.setAttribute("aria-controls", liste);
  }
  if (conteneur.parentElement === document.body) {
    conteneur.setAttribute("role", "region");
    conteneur.setAttribute("aria-label", "Choix proposés");
  }
}

function nameTous() {
  document.querySelectorAll(".select2-container").forEach(nameConteneur);
}

new MutationObserver(nameTous).observe(document.body, { childList: true, subtree: true });
nameTous();
