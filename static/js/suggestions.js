/**
 * Chaque champ [data-champ-recherche="adresse des suggestions"] propose des endroits, des besoins et des lieux pendant la frappe :
 * motif « combobox » avec liste, au clavier, à la souris et au doigt. Choisir une suggestion mène à sa page.
 * Sans JavaScript, sans réseau ou sans choisir, le formulaire cherche comme d'habitude.
 */
import { fetchJson, goTo } from "./http.js";
import { gettext, interpolate, ngettext } from "./langue.js";

const ATTENTE = 150; // millisecondes sans frappe avant de demander
const LONGUEUR_MIN = 2;
const EN_MEMOIRE = 50; // réponses
const MARGE = 16; // pixels, sous la liste
const PLACE_MIN = 200; // pixels : la place de trois suggestions
const connus = new WeakSet();
const reponses = new Map();
let nombre = 0;

/** Suggestions pour ce texte : gardées, sinon demandées. */
async function fetchSuggestions(base, q, signal) {
  const adresse = `${base}?${new URLSearchParams({ q })}`;
  if (!reponses.has(adresse)) {
    const { suggestions } = await fetchJson(adresse, { signal });
    if (reponses.size >= EN_MEMOIRE) reponses.delete(reponses.keys().next().value);
    reponses.set(adresse, suggestions);
  }
  return reponses.get(adresse);
}

function makeListe(champ) {
  nombre += 1;
  const liste = document.createElement("ul");
  liste.id = `suggestions-${nombre}`;
  liste.className = "suggestions";
  liste.hidden = true;
  liste.setAttribute("role", "listbox");
  liste.setAttribute("aria-label", gettext("Suggestions"));
  champ.setAttribute("role", "combobox");
  champ.setAttribute("aria-autocomplete", "list");
  champ.setAttribute("aria-expanded", "false");
  champ.setAttribute("aria-controls", liste.id);
  return liste;
}

function makeAnnonce() {
  const annonce = document.createElement("p");
  annonce.className = "invisible";
  annonce.setAttribute("role", "status");
  annonce.dataset.suggestionsAnnonce = "";
  return annonce;
}

class Suggestions {
  constructor(champ) {
    this.champ = champ;
    // Une page que « Retour » restaure peut contenir la liste d'avant.
    champ.form.querySelectorAll(".suggestions, [data-suggestions-annonce]").forEach((reste) => reste.remove());
    this.liste = makeListe(champ);
    this.annonce = makeAnnonce();
    champ.form.append(this.liste, this.annonce);
    champ.addEventListener("input", () => this.onFrappe());
    champ.addEventListener("keydown", (evenement) => this.onTouche(evenement));
    champ.addEventListener("blur", () => this.close());
    champ.form.addEventListener("submit", () => this.close());
    this.liste.addEventListener("mousedown", (evenement) => evenement.preventDefault()); // le champ garde le focus
    this.liste.addEventListener("click", ({ target }) => this.follow(target.closest("[role=option]")));
  }

  get options() {
    return [...this.liste.children];
  }

  get isOuverte() {
    return !this.liste.hidden;
  }

  /** Abandonne ce qui était demandé ; la suite de la frappe redemandera. */
  cancel() {
    clearTimeout(this.minuterie);
    this.demande?.abort();
  }

  onFrappe() {
    this.cancel();
    this.select(null);
    if (this.champ.value.trim().length < LONGUEUR_MIN) this.close();
    else this.minuterie = setTimeout(() => this.ask(), ATTENTE);
  }

  async ask() {
    this.cancel();
    const demande = new AbortController();
    this.demande = demande;
    const tape = this.champ.value.trim();
    try {
      const [suggestions, { makeOption }] = await Promise.all([
        fetchSuggestions(this.champ.dataset.champRecherche, tape, demande.signal),
        import("./suggestions-options.js"),
      ]);
      if (demande.signal.aborted) return;
      this.show(suggestions.map((suggestion, rang) => makeOption(suggestion, tape, `${this.liste.id}-${rang}`)));
    } catch {
      if (!demande.signal.aborted) this.close(); // sans réseau, le formulaire reste
    }
  }

  show(options) {
    const combien = options.length;
    this.select(null);
    if (!this.isOuverte && combien) this.fit();
    this.liste.replaceChildren(...options);
    this.liste.scrollTop = 0;
    this.toggle(combien > 0);
    this.annonce.textContent = combien
      ? interpolate(ngettext("%(combien)s suggestion", "%(combien)s suggestions", combien), { combien })
      : gettext("Aucune suggestion");
  }

  /** Donne à la liste la place qui reste sous le champ, clavier du téléphone déduit ; s'il en reste trop peu, monte le champ. */
  fit() {
    const { form } = this.champ;
    const getPlace = () => {
      const { height, offsetTop } = window.visualViewport;
      return height + offsetTop - form.getBoundingClientRect().bottom - MARGE;
    };
    if (getPlace() < PLACE_MIN) form.scrollIntoView({ block: "start", behavior: "instant" });
    this.liste.style.setProperty("--place", `${Math.round(getPlace())}px`);
  }

  toggle(ouverte) {
    this.liste.hidden = !ouverte;
    this.champ.setAttribute("aria-expanded", String(ouverte));
  }

  close() {
    this.cancel();
    this.select(null);
    this.toggle(false);
    this.annonce.textContent = "";
  }

  select(option) {
    this.active?.setAttribute("aria-selected", "false");
    this.active = option;
    if (!option) {
      this.champ.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    this.champ.setAttribute("aria-activedescendant", option.id);
    // La liste défile, jamais la page.
    const { offsetTop, offsetHeight } = option;
    const haut = offsetTop + offsetHeight - this.liste.clientHeight;
    this.liste.scrollTop = Math.max(haut, Math.min(this.liste.scrollTop, offsetTop));
  }

  /** Ouvre la liste, ou avance de `pas` options ; la dernière mène à la première. */
  move(pas) {
    if (!this.isOuverte) {
      if (this.champ.value.trim().length >= LONGUEUR_MIN) this.ask().then(() => this.isOuverte && this.move(pas));
      return;
    }
    const { options } = this;
    const depart = this.active ? options.indexOf(this.active) : pas > 0 ? -1 : options.length;
    this.select(options[(depart + pas + options.length) % options.length]);
  }

  /** Va à l'adresse de l'option. Un filtre s'applique à la page du formulaire : la carte reste la carte. */
  follow(option) {
    if (!option) return;
    const { form } = this.champ;
    const adresse = new URL(option.dataset.adresse, window.location.href);
    this.champ.blur(); // ferme la liste, et le clavier du téléphone
    goTo(adresse.search ? new URL(adresse.search, form.action).href : adresse.href);
  }

  onTouche(evenement) {
    if (evenement.isComposing || evenement.ctrlKey || evenement.metaKey) return;
    const geste = {
      ArrowDown: () => this.move(1),
      ArrowUp: () => this.move(-1),
      Enter: () => this.follow(this.active),
      Escape: () => (this.isOuverte ? this.close() : this.clear()),
    }[evenement.key];
    if (!geste) {
      if (evenement.key === "Tab") this.close();
      else if (["Home", "End", "ArrowLeft", "ArrowRight"].includes(evenement.key)) this.select(null);
      return;
    }
    const isOrdinaire = { Enter: !this.active, Escape: !this.isOuverte && !this.champ.value }[evenement.key];
    if (!isOrdinaire) evenement.preventDefault();
    geste();
  }

  clear() {
    this.cancel();
    this.champ.value = "";
  }
}

/** Prépare une fois chaque champ de `racine`, elle-même comprise. */
function prepare(racine) {
  const champs = [...racine.querySelectorAll("[data-champ-recherche]")];
  if (racine.matches?.("[data-champ-recherche]")) champs.push(racine);
  for (const champ of champs) {
    if (connus.has(champ) || !champ.form) continue;
    connus.add(champ);
    new Suggestions(champ);
  }
}

prepare(document);
document.addEventListener("htmx:load", ({ target }) => prepare(target));
