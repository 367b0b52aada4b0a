/**
 * Sous le champ des horaires, une grille repliée : les heures de chaque jour, et de quoi les recopier vers le bas.
 * Un bouton met la semaine en une phrase dans le champ, que le serveur comprend. Sans JavaScript, le champ se tape.
 */

const JOURS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
const FERIES = "jours fériés";

function makeElement(nom, proprietes, ...enfants) {
  const element = Object.assign(document.createElement(nom), proprietes);
  element.append(...enfants);
  return element;
}

/** « lundi à vendredi, dimanche » : trois jours de suite ou plus en disent deux. */
function makeListe(noms) {
  const suites = [];
  for (const nom of noms) {
    const precedente = suites.at(-1);
    const suit = precedente && JOURS.indexOf(nom) === JOURS.indexOf(precedente.at(-1)) + 1;
    if (suit) precedente.push(nom);
    else suites.push([nom]);
  }
  return suites.map((suite) => (suite.length > 2 ? `${suite[0]} à ${suite.at(-1)}` : suite.join(", "))).join(", ");
}

/** « lundi à vendredi 10-17 ; samedi 9-12 », les jours vides laissés de côté. */
function makePhrase(cases) {
  const groupes = new Map();
  for (const [nom, champ] of cases) {
    const heures = champ.value.trim();
    if (heures) groupes.set(heures, [...(groupes.get(heures) ?? []), nom]);
  }
  return [...groupes].map(([heures, noms]) => `${makeListe(noms)} ${heures}`).join(" ; ");
}

function copyVersLeBas(cases, rang, etat) {
  const [nom, source] = cases[rang];
  for (const [jour, champ] of cases.slice(rang + 1)) {
    if (jour !== FERIES) champ.value = source.value;
  }
  etat.textContent = `Les heures du ${nom} sont recopiées jusqu'au dimanche.`;
}

/** Entrée passe au jour suivant, comme dans un tableur, au lieu d'enregistrer la fiche. */
function goSuivant(evenement, cases, rang) {
  if (evenement.key !== "Enter") return;
  evenement.preventDefault();
  const [, suivant] = cases[Math.min(rang + 1, cases.length - 1)];
  suivant.focus();
  suivant.select();
}

function makeLigne(cases, rang, etat) {
  const [nom, champ] = cases[rang];
  champ.addEventListener("keydown", (evenement) => goSuivant(evenement, cases, rang));
  const ligne = makeElement("div", { className: "grille-jour" }, makeElement("label", { htmlFor: champ.id }, nom), champ);
  if (rang < JOURS.length - 1) {
    const bouton = makeElement("button", { type: "button" }, "Recopier vers le bas");
    bouton.setAttribute("aria-label", `Recopier vers le bas les heures du ${nom}`);
    bouton.addEventListener("click", () => copyVersLeBas(cases, rang, etat));
    ligne.append(bouton);
  }
  return ligne;
}

/** La grille qui remplit ce champ. */
export function makeGrille(champ) {
  const cases = [...JOURS, FERIES].map((nom, rang) => {
    const proprietes = { type: "text", id: `${champ.id}-grille-${rang}`, autocomplete: "off", spellcheck: false };
    return [nom, makeElement("input", proprietes)];
  });
  const aide = "Par jour : « 10-17 », « 9-12 et 13-17 » ou « fermé ». La grille remplace ce que contient le champ.";
  const etat = makeElement("p", { className: "grille-etat" });
  etat.setAttribute("role", "status");
  const bouton = makeElement("button", { type: "button" }, "Mettre ces heures dans le champ");
  bouton.addEventListener("click", () => {
    const phrase = makePhrase(cases);
    etat.textContent = phrase ? "Le champ est rempli : relire l'aperçu avant d'enregistrer." : "Donner d'abord les heures d'un jour.";
    if (!phrase) return;
    champ.value = phrase;
    champ.dispatchEvent(new Event("input", { bubbles: true }));
  });
  const lignes = cases.map((_, rang) => makeLigne(cases, rang, etat));
  const titre = makeElement("summary", {}, "Remplir jour par jour");
  return makeElement("details", { className: "grille" }, titre, makeElement("p", {}, aide), ...lignes, bouton, etat);
}
