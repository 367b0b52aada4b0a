/**
 * La liste des filtres s'applique dès qu'un choix change, sur grand écran ; sur téléphone, le bouton la valide.
 * Les champs vides ne vont pas dans l'adresse. Sans JavaScript, le bouton « Voir les lieux » suffit.
 */
const formulaire = document.querySelector("[data-filtres]");
const large = window.matchMedia("(min-width: 64rem)");

function submitSansVides() {
  for (const champ of formulaire.elements) {
    if (champ.name && champ.value === "") champ.disabled = true;
  }
  formulaire.submit();
}

if (formulaire) {
  // « Retour » rend la page telle qu'on l'a quittée, champs vides désactivés compris : les remettre en service.
  window.addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    for (const champ of formulaire.elements) champ.disabled = false;
    formulaire.reset();
  });
  formulaire.addEventListener("submit", (evenement) => {
    evenement.preventDefault();
    submitSansVides();
  });
  formulaire.addEventListener("change", () => {
    if (large.matches) submitSansVides();
  });
}
