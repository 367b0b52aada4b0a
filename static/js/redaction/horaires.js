/**
 * Sous chaque <input data-apercu-horaires="URL">, ce que l'on comprend des horaires et la semaine prochaine sont relus
 * à chaque pause de la frappe. Sans JavaScript, la page les porte déjà, et l'enregistrement les redit.
 */
import { fetchJson } from "../http.js";
import { makeGrille } from "./grille-horaires.js";

const PAUSE = 400; // millisecondes
const ECHEC = "L'aperçu n'est pas disponible pour l'instant ; vous pouvez enregistrer sans lui.";
const PANNE = { erreur: "", avant: "", faute: "", apres: "", mots: ECHEC, osm: "", titre: "", jours: [] };

function makeElement(nom, classe, texte = "") {
  const element = document.createElement(nom);
  element.className = classe;
  element.textContent = texte;
  return element;
}

function makeLigne({ nom, texte, mention }) {
  const ligne = document.createElement("tr");
  const jour = makeElement("th", "", nom);
  jour.scope = "row";
  ligne.append(jour, makeElement("td", "", mention ? `${texte} (${mention})` : texte));
  return ligne;
}

/** Adresse de l'aperçu : les congés scolaires suivis dépendent de la commune. */
function makeAdresse(champ) {
  const formulaire = champ.form.elements;
  const parametres = new URLSearchParams({
    expression: champ.value.trim(),
    commune: formulaire.commune?.value ?? "",
    calendrier_scolaire: formulaire.calendrier_scolaire?.value ?? "",
  });
  return `${champ.dataset.apercuHoraires}?${parametres}`;
}

function prepareChamp(champ) {
  const bloc = champ.parentElement.querySelector("[data-apercu]");
  const [phrase, faute, osm, tableau] = bloc.children;

  const show = (apercu) => {
    champ.setAttribute("aria-invalid", apercu.erreur ? "true" : "false");
    phrase.classList.toggle("apercu-erreur", Boolean(apercu.erreur));
    phrase.textContent = apercu.erreur || apercu.mots;
    faute.hidden = !apercu.erreur;
    faute.replaceChildren(apercu.avant, makeElement("mark", "", apercu.faute), apercu.apres);
    osm.hidden = !apercu.osm;
    osm.querySelector("code").textContent = apercu.osm;
    tableau.hidden = !apercu.jours.length;
    tableau.replaceChildren(makeElement("caption", "", apercu.titre), ...apercu.jours.map(makeLigne));
  };
  let attente;
  let derniere = "";
  const refresh = async () => {
    const url = makeAdresse(champ);
    derniere = url;
    try {
      const reponse = await fetchJson(url);
      if (url === derniere) show(reponse);
    } catch {
      if (url === derniere) show(PANNE);
    }
  };
  champ.addEventListener("input", () => {
    clearTimeout(attente);
    attente = setTimeout(refresh, PAUSE);
  });
  champ.form.elements.calendrier_scolaire?.addEventListener("change", refresh);
  champ.dataset.apercuPret = "";
  bloc.after(makeGrille(champ));
}

/** Une ligne modèle (« __prefix__ ») n'est pas un champ : elle sera préparée quand Django la copiera. */
function prepareChamps(racine) {
  for (const champ of racine.querySelectorAll("[data-apercu-horaires]:not([data-apercu-pret])")) {
    if (!champ.name.includes("__prefix__")) prepareChamp(champ);
  }
}

prepareChamps(document);
document.addEventListener("formset:added", (evenement) => prepareChamps(evenement.target));
