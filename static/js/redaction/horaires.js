/**
 * Chaque <input data-apercu-horaires="URL"> reçoit dessous ses horaires en mots et la semaine prochaine en tableau,
 * relus à chaque pause de la frappe. Sans JavaScript, l'enregistrement refuse de mauvais horaires par la même phrase.
 */
import { fetchJson } from "../http.js";

const PAUSE = 400; // millisecondes
const ECHEC = "L'aperçu n'est pas disponible pour l'instant ; vous pouvez enregistrer sans lui.";

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
  const phrase = makeElement("p", "apercu-phrase");
  phrase.setAttribute("role", "status");
  const tableau = makeElement("table", "apercu-semaine");
  const bloc = makeElement("div", "apercu");
  bloc.append(phrase, tableau);
  champ.closest(".form-row").append(bloc);

  const show = ({ erreur, mots, titre, jours }) => {
    champ.setAttribute("aria-invalid", erreur ? "true" : "false");
    phrase.classList.toggle("apercu-erreur", Boolean(erreur));
    phrase.textContent = erreur || mots;
    tableau.hidden = !jours.length;
    tableau.replaceChildren(makeElement("caption", "", titre), ...jours.map(makeLigne));
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
      if (url === derniere) show({ erreur: "", mots: ECHEC, titre: "", jours: [] });
    }
  };
  champ.addEventListener("input", () => {
    clearTimeout(attente);
    attente = setTimeout(refresh, PAUSE);
  });
  champ.form.elements.calendrier_scolaire?.addEventListener("change", refresh);
  champ.dataset.apercuPret = "";
  tableau.hidden = true;
  if (champ.value) refresh();
}

/** Une ligne modèle (« __prefix__ ») n'est pas un champ : elle sera préparée quand Django la copiera. */
function prepareChamps(racine) {
  for (const champ of racine.querySelectorAll("[data-apercu-horaires]:not([data-apercu-pret])")) {
    if (!champ.name.includes("__prefix__")) prepareChamp(champ);
  }
}

prepareChamps(document);
document.addEventListener("formset:added", (evenement) => prepareChamps(evenement.target));
