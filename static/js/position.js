/**
 * « Autour de moi » : le bouton [data-autour] d'un formulaire (le sien, ou le premier de la page) demande la position, l'arrondit à
 * trois décimales (une centaine de mètres) avant de l'envoyer, et garde les autres critères du formulaire.
 * Refusée, introuvable, trop lente ou ignorée du navigateur : une phrase le dit, et le focus va au champ où dire sa commune.
 * Sans JavaScript le bouton reste caché (attribut hidden) : ce champ fait le travail.
 */
import { goTo } from "./http.js";
import { gettext, PREFIXE } from "./langue.js";

const DELAI = 10_000; // millisecondes
const RECHERCHE = gettext("Recherche de votre position… Votre navigateur peut vous demander la permission.");
const RAISONS = {
  0: gettext("Votre navigateur ne sait pas dire où vous êtes."),
  1: gettext("Votre position n'a pas été partagée."),
  2: gettext("Votre position est introuvable."),
  3: gettext("Votre position tarde à venir."),
};
const OUBLIES = ["commune", "cp", "page", "pres", "tri", "zone"];

let essai = 0;

/** Adresse de la liste triée par distance, avec les critères remplis du formulaire. */
function makeUrl(formulaire, base, { latitude, longitude }) {
  const parametres = new URLSearchParams();
  for (const [nom, valeur] of new FormData(formulaire)) {
    if (valeur && !OUBLIES.includes(nom)) parametres.append(nom, valeur);
  }
  const suite = parametres.toString();
  const pres = `pres=${latitude.toFixed(3)},${longitude.toFixed(3)}&tri=distance`;
  return `${base}?${suite ? `${suite}&` : ""}${pres}`;
}

/** Autre voie que la position : choisir sa commune dans un menu, ou l'écrire. */
function getAutreVoie(champ) {
  return champ?.matches("select") ? gettext("Choisissez plutôt votre commune.") : gettext("Écrivez plutôt votre commune ou votre code postal.");
}

/** Demande la position. Passé le délai, on renonce ; une réponse tardive (la permission se lit) sert encore. */
function locate(onPosition, onEchec) {
  essai += 1;
  const numero = essai;
  if (!navigator.geolocation) {
    onEchec(0);
    return;
  }
  const minuterie = setTimeout(() => numero === essai && onEchec(3), DELAI);
  const conclude = (suite) => (reponse) => {
    clearTimeout(minuterie);
    if (numero === essai) suite(reponse);
  };
  navigator.geolocation.getCurrentPosition(
    conclude(({ coords }) => onPosition(coords)),
    conclude(({ code }) => onEchec(code)),
    { timeout: DELAI, maximumAge: 60_000 },
  );
}

function prepareAutour(bouton) {
  const formulaire = bouton.form ?? document.querySelector("main form, form");
  const champ = formulaire.querySelector("[data-autour-champ], [type=search], [type=text]");
  const message = formulaire.querySelector("[data-autour-message]") ?? document.querySelector("[data-autour-message]");
  const announce = (texte) => {
    message.hidden = !texte;
    message.textContent = texte;
    bouton.setAttribute("aria-busy", texte === RECHERCHE);
  };
  const renounce = (code) => {
    announce(`${RAISONS[code] ?? RAISONS[2]} ${getAutreVoie(champ)}`);
    champ?.focus();
  };

  bouton.hidden = false;
  bouton.addEventListener("click", () => {
    const ecrit = champ?.value;
    announce(RECHERCHE);
    locate((coords) => {
      announce("");
      // Une réponse tardive n'emporte pas la page de qui a commencé à écrire.
      if (champ?.value === ecrit) goTo(makeUrl(formulaire, bouton.dataset.url ?? `${PREFIXE}/lieux/`, coords));
    }, renounce);
  });
}

document.querySelectorAll("[data-autour]").forEach(prepareAutour);
