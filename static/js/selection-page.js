/**
 * La page « Ma sélection » : ranger, annoter, retirer, imprimer, partager. Tout se lit et s'écrit dans ce navigateur.
 * Sans JavaScript, la page dit comment imprimer une liste autrement, et un lien partagé (selection-partagee.js) se lit entier.
 */
import { gettext, interpolate } from "./langue.js";
import { say } from "./message.js";
import { fetchLieux, fill, makeTexte, updateGardes } from "./selection-lieux.js";
import { onChange, read, write } from "./selection-memoire.js";

const TITRE = gettext("Des lieux de liens");
const PARTI = gettext("Ce lieu n'est plus dans le guide.");
const ATTENTE = gettext("Adresse et horaires arrivent…");
const HORS_LIGNE = gettext("Adresse et horaires : quand le site répondra.");
/** Au-delà, des téléphones et des messageries coupent le message : il ne porte plus que le lien. */
const MESSAGE_MAX = 1900;
const liste = document.querySelector("[data-selection-liste]");
const outils = document.querySelector("[data-selection-outils]");
const vider = document.querySelector("[data-selection-vider]");
const avis = document.querySelector("[data-selection-avis]");
const modele = document.querySelector("[data-selection-modele]").content;
const { racine, source } = liste.dataset;
let lieux = null; // ce que le site en dit, quand il a répondu
let absence = ATTENTE;

function makeLigne({ note }) {
  const ligne = modele.cloneNode(true).querySelector("li");
  ligne.querySelector("[data-note]").value = note;
  return ligne;
}

function getSlugs(gardes) {
  return gardes.map(({ slug }) => slug).join(",");
}

function getLien(gardes) {
  return `${racine}${location.pathname}?lieux=${getSlugs(gardes)}`;
}

function getMessage(gardes) {
  const entier = encodeURIComponent(makeTexte(gardes, lieux, racine));
  return entier.length > MESSAGE_MAX ? encodeURIComponent(`${TITRE}\n${getLien(gardes)}`) : entier;
}

/** Refait les lignes : l'ordre ou le nombre a changé. */
function show() {
  liste.replaceChildren(...read().map(makeLigne));
  showSavoir();
}

/** Écrit dans les lignes ce que le site sait, sans toucher aux notes : quelqu'un en écrit peut-être une. */
function showSavoir() {
  const gardes = read();
  gardes.forEach((garde, rang) => fill(liste.children[rang], garde, lieux?.parSlug.get(garde.slug), absence));
  outils.hidden = vider.hidden = gardes.length === 0;
  for (const vide of document.querySelectorAll("[data-selection-vide]")) vide.hidden = gardes.length > 0;
  const texte = getMessage(gardes);
  for (const lien of outils.querySelectorAll("[data-guide]")) lien.search = `?format=${lien.dataset.guide}&lieux=${getSlugs(gardes)}`;
  outils.querySelector("[data-envoie=sms]").href = `sms:?&body=${texte}`;
  outils.querySelector("[data-envoie=courriel]").href = `mailto:?subject=${encodeURIComponent(TITRE)}&body=${texte}`;
}

async function load() {
  lieux = await fetchLieux(source);
  absence = lieux ? PARTI : HORS_LIGNE;
  avis.hidden = lieux !== null;
  avis.textContent = lieux ? "" : gettext("Le site ne répond pas : voici les noms et vos notes, gardés dans ce navigateur.");
  const gardes = read();
  const suivis = lieux ? updateGardes(gardes, lieux) : gardes;
  if (JSON.stringify(suivis) !== JSON.stringify(gardes)) write(suivis);
  if (suivis.length === liste.children.length) showSavoir();
  else show();
}

function start() {
  show();
  if (!lieux && read().length) load();
}

function move(ligne, pas) {
  const gardes = read();
  const de = [...liste.children].indexOf(ligne);
  const vers = de + pas;
  if (vers < 0 || vers >= gardes.length) {
    say(pas < 0 ? gettext("Il est déjà le premier.") : gettext("Il est déjà le dernier."));
    return;
  }
  gardes.splice(vers, 0, ...gardes.splice(de, 1));
  write(gardes);
  show();
  liste.children[vers].querySelector(pas < 0 ? "[data-monte]" : "[data-descend]").focus();
  say(interpolate(gettext("« %(nom)s » est en place %(place)s sur %(nombre)s."), { nom: gardes[vers].nom, place: vers + 1, nombre: gardes.length }));
}

/** Écrit ce qui reste, et offre de tout remettre comme avant. */
function keepOnly(restent, phrase) {
  const avant = read();
  write(restent);
  show();
  const action = () => {
    write(avant);
    show();
    liste.focus({ preventScroll: true });
  };
  say(phrase, { texte: gettext("Annuler"), action }).focus();
}

function remove(ligne) {
  const { slug } = ligne.dataset;
  const gardes = read();
  const retire = gardes.find((garde) => garde.slug === slug);
  keepOnly(gardes.filter((garde) => garde !== retire), interpolate(gettext("« %(nom)s » est retiré."), retire));
}

function note({ value }, { slug }) {
  const gardee = write(read().map((garde) => (garde.slug === slug ? { ...garde, note: value } : garde)));
  if (!gardee) say(gettext("Cette note n'a pas pu être gardée : votre navigateur n'a plus de place."));
}

function preparePapier() {
  const avec = outils.querySelector("[data-imprime-notes]").checked;
  for (const ligne of liste.children) {
    const texte = ligne.querySelector("[data-note]").value.trim();
    const imprimee = ligne.querySelector("[data-note-imprimee]");
    imprimee.hidden = !(avec && texte);
    imprimee.textContent = interpolate(gettext("Note : %(texte)s"), { texte });
  }
}

async function copy(texte, phrase) {
  try {
    await navigator.clipboard.writeText(texte);
    say(phrase);
  } catch {
    say(interpolate(gettext("La copie n'a pas marché. À copier à la main : %(texte)s"), { texte }));
  }
}

async function share() {
  const url = getLien(read());
  try {
    await navigator.share({ title: TITRE, url });
  } catch (erreur) {
    if (erreur.name !== "AbortError") copy(url, gettext("Le lien est copié, sans vos notes : il reste à le coller dans un message."));
  }
}

const GESTES = {
  "[data-monte]": (bouton) => move(bouton.closest("li"), -1),
  "[data-descend]": (bouton) => move(bouton.closest("li"), 1),
  "[data-retire]": (bouton) => remove(bouton.closest("li")),
  "[data-vide-selection]": () => keepOnly([], gettext("Votre sélection est vide.")),
  "[data-partage-lien]": share,
  "[data-copie-texte]": () => copy(makeTexte(read(), lieux, racine), gettext("Le texte est copié, sans vos notes.")),
  "[data-imprime-selection]": () => window.print(),
};

document.querySelector("main").addEventListener("click", ({ target }) => {
  for (const [selecteur, geste] of Object.entries(GESTES)) {
    const bouton = target.closest(selecteur);
    if (bouton) geste(bouton);
  }
});
liste.addEventListener("input", ({ target }) => note(target, target.closest("li").dataset));
window.addEventListener("beforeprint", preparePapier);
onChange(({ ailleurs }) => {
  if (ailleurs) start();
});
window.addEventListener("pageshow", ({ persisted }) => {
  if (persisted) start();
});
start();
