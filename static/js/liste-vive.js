/**
 * La liste vive : un filtre, un tri, une puce, une page, la recherche demandent par htmx la page entière de leur adresse, la même
 * que sans JavaScript, et n'en prennent que ce qui diffère. Ici : l'historique, l'attente, les échecs, le focus.
 * Sans JavaScript, les mêmes liens et le même formulaire chargent cette page.
 */
import { accorde } from "./accord.js";
import { isPanneauOuvert } from "./filtres.js";
import { gettext } from "./langue.js";

const { htmx } = window;
const page = document.querySelector("[data-vif]");
const racine = document.documentElement;
const echec = document.createElement("p");
let adresse = getAdresse(); // celle que l'historique tient pour courante
let hauteur = null; // pixels : où remonter après un retour en arrière
let saisie = ""; // ce que disait le champ de recherche quand la demande est partie

function getAdresse() {
  return window.location.pathname + window.location.search;
}

function getRecherche(morceau) {
  return morceau.querySelector("[role=search] input");
}

/** Demande l'adresse et l'affiche ; une demande plus récente l'annule, et l'annulation n'est pas une erreur. */
function load(url) {
  htmx.ajax("GET", url, { source: page }).catch(() => {});
}

function removeVides({ detail: { formData } }) {
  const pleins = [...formData].filter(([, valeur]) => valeur !== "");
  for (const nom of [...formData.keys()]) formData.delete(nom);
  for (const [nom, valeur] of pleins) formData.append(nom, valeur);
}

function setAttente(attente) {
  racine.dataset.etatVif = attente ? "attente" : "pret";
  page.querySelector("[data-vignettes]")?.setAttribute("aria-busy", attente);
  if (attente) saisie = getRecherche(page)?.value;
}

function showEchec(url) {
  const lien = document.createElement("a");
  lien.href = url;
  lien.textContent = gettext("Recharger la page");
  echec.replaceChildren(gettext("La liste n'a pas changé : le site ne répond pas. Vérifiez votre connexion."), " ", lien);
  echec.hidden = false;
}

/** Le panneau ouvert est un seul pas de l'historique, et le reste ; ailleurs, chaque choix en est un. */
function pushAdresse(chemin) {
  const url = new URL(chemin, window.location.href);
  const nouvelle = url.pathname + url.search;
  if (nouvelle === getAdresse()) return;
  if (isPanneauOuvert()) {
    window.history.replaceState(null, "", nouvelle + window.location.hash);
  } else {
    window.history.replaceState({ hauteur: window.scrollY }, "");
    window.history.pushState(null, "", nouvelle);
  }
  adresse = nouvelle;
}

/** Met <main> à l'heure de celui qui arrive. Une réponse sans <main> n'est pas de nous (accueil d'un wifi…). */
function handleSwap(style, cible, { firstElementChild: venue }) {
  if (style !== "accorde") return false;
  if (!venue) {
    showEchec(getAdresse());
    return [];
  }
  const champ = getRecherche(cible);
  if (champ && champ.value === saisie) champ.value = getRecherche(venue).value;
  accorde(cible, venue);
  return [cible];
}

/** Après un retour, là où l'on était. Sinon le compte est en vue, et prend le focus s'il est perdu ou si l'on change de page. */
function showDebut({ detail: { requestConfig } }) {
  if (hauteur !== null) {
    window.scrollTo({ top: hauteur, behavior: "instant" });
    hauteur = null;
    return;
  }
  const compte = page.querySelector("[data-compte]");
  const { elt: source } = requestConfig;
  const clavierTactile = source.matches("[role=search]") && window.matchMedia("(pointer: coarse)").matches;
  if (document.activeElement === document.body || clavierTactile || source.closest("[data-remonte]")) {
    compte.focus({ preventScroll: true });
  }
  compte.scrollIntoView({ block: "nearest", behavior: "instant" });
}

function prepareHistorique() {
  document.body.addEventListener("htmx:beforeHistoryUpdate", ({ detail }) => pushAdresse(detail.history.path));
  window.addEventListener("popstate", ({ state }) => {
    if (getAdresse() === adresse) return; // seul le fragment a changé
    adresse = getAdresse();
    load(adresse);
    hauteur = state?.hauteur ?? 0;
  });
  document.addEventListener("vif:aller", (evenement) => {
    const { pathname } = new URL(evenement.detail.url, window.location.href);
    if (pathname !== window.location.pathname) return;
    evenement.preventDefault();
    load(evenement.detail.url);
  });
}

function prepareEchec() {
  echec.className = "avis avis--grave echec-vif";
  echec.setAttribute("role", "alert");
  echec.hidden = true;
  document.body.append(echec);
  for (const nom of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
    page.addEventListener(nom, ({ detail }) => showEchec(detail.pathInfo.finalRequestPath));
  }
}

if (htmx && page) {
  htmx.defineExtension("accord", { handleSwap });
  prepareHistorique();
  prepareEchec();
  page.addEventListener("htmx:configRequest", removeVides);
  // Un choix de plus annule tout de suite la demande d'avant : sa réponse décocherait ce qu'on vient de cocher.
  page.addEventListener("change", ({ target }) => {
    if (target.closest("[data-hx-trigger]")) htmx.trigger(page, "htmx:abort");
  });
  page.addEventListener("htmx:beforeSend", () => {
    echec.hidden = true;
    hauteur = null;
    setAttente(true);
  });
  page.addEventListener("htmx:afterRequest", () => setAttente(false));
  page.addEventListener("htmx:afterSwap", showDebut);
  setAttente(false);
}
