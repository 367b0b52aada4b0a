/**
 * « Autour de moi » : le bouton [data-autour] d'un formulaire (le sien, ou le premier de la page) demande la position, l'arrondit à trois décimales
 * (une centaine de mètres) avant de l'envoyer, et garde les autres critères du formulaire.
 * Sans JavaScript le bouton reste caché (attribut hidden) : le champ « commune » fait le travail.
 */

const DELAI = 10_000; // millisecondes
const RECHERCHE = "Recherche de votre position… Votre navigateur peut vous demander la permission.";
const PHRASES = {
  1: "Votre position n'a pas été partagée. Écrivez plutôt votre commune ou votre code postal.",
  2: "Votre position est introuvable. Écrivez plutôt votre commune ou votre code postal.",
  3: "Votre position tarde à venir. Écrivez plutôt votre commune ou votre code postal.",
};

/** Adresse de la liste triée par distance, avec les critères remplis du formulaire. */
function makeUrl(formulaire, base, { latitude, longitude }) {
  const parametres = new URLSearchParams();
  for (const [nom, valeur] of new FormData(formulaire)) {
    if (valeur && !["commune", "cp", "page", "pres", "tri", "zone"].includes(nom)) parametres.append(nom, valeur);
  }
  const suite = parametres.toString();
  const pres = `pres=${latitude.toFixed(3)},${longitude.toFixed(3)}&tri=distance`;
  return `${base}?${suite ? `${suite}&` : ""}${pres}`;
}

function prepareAutour(bouton) {
  const formulaire = bouton.form ?? document.querySelector("main form, form");
  const champ = formulaire.querySelector("[data-autour-champ], [type=search], [type=text]");
  const message = formulaire.querySelector("[data-autour-message]") ?? document.querySelector("[data-autour-message]");
  let essai = 0;

  const annoncer = (texte) => {
    if (!message) return;
    message.hidden = false;
    message.textContent = texte;
  };
  const renoncer = (code) => {
    bouton.removeAttribute("aria-busy");
    annoncer(PHRASES[code] ?? PHRASES[2]);
    champ?.focus();
  };

  bouton.hidden = false;
  bouton.addEventListener("click", () => {
    essai += 1;
    const numero = essai;
    const ecrit = champ?.value;
    const minuterie = setTimeout(() => renoncer(3), DELAI);
    bouton.setAttribute("aria-busy", "true");
    annoncer(RECHERCHE);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        clearTimeout(minuterie);
        // Une réponse tardive n'emporte pas la page de qui a commencé à écrire.
        if (numero !== essai || champ?.value !== ecrit) return;
        window.location.assign(makeUrl(formulaire, bouton.dataset.url ?? "/lieux/", coords));
      },
      ({ code }) => {
        clearTimeout(minuterie);
        if (numero === essai) renoncer(code);
      },
      { timeout: DELAI, maximumAge: 60_000 },
    );
  });
}

if ("geolocation" in navigator) {
  document.querySelectorAll("[data-autour]").forEach(prepareAutour);
}
