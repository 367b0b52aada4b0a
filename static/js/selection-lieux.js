/**
 * Ce que le guide sait des lieux gardés. Le navigateur demande tous les lieux à la fois et y prend les siens :
 * le site ne sait pas lesquels. Sans réseau, le service worker (ouvrier.js) rend la dernière réponse ; sans lui, il reste les noms et les notes.
 */
import { fetchJson } from "./http.js";
import { gettext, interpolate, PREFIXE } from "./langue.js";

const GESTES = { monte: gettext("Monter"), descend: gettext("Descendre"), retire: gettext("Retirer") };

/** Lieu par slug d'aujourd'hui, et slug d'aujourd'hui par ancien slug ; null si le site ne répond pas. */
export async function fetchLieux(source) {
  try {
    const { lieux, anciennes } = await fetchJson(source);
    return { parSlug: new Map(lieux.map((lieu) => [lieu.slug, lieu])), anciennes };
  } catch {
    return null;
  }
}

/** Les lieux gardés sous leur adresse et leur nom d'aujourd'hui, chacun une fois : deux adresses peuvent mener au même. */
export function updateGardes(gardes, { parSlug, anciennes }) {
  const parActuel = new Map();
  for (const garde of gardes) {
    const slug = anciennes[garde.slug] ?? garde.slug;
    const avant = parActuel.get(slug);
    const note = [avant?.note, garde.note].filter(Boolean).join("\n");
    parActuel.set(slug, { slug, nom: parSlug.get(slug)?.nom ?? garde.nom, note });
  }
  return [...parActuel.values()];
}

/** Écrit dans sa ligne ce qu'on sait d'un lieu gardé. Sans `lieu`, son nom et `absence`, la phrase qui dit pourquoi. */
export function fill(ligne, { slug, nom }, lieu, absence) {
  const connu = lieu ?? { nom, etat: absence };
  ligne.dataset.slug = slug;
  for (const element of ligne.querySelectorAll("[data-dit]")) setDit(element, connu[element.dataset.dit] ?? "");
  ligne.querySelector("[data-dit=nom]").href = `${PREFIXE}/lieux/${slug}/`;
  ligne.querySelector("[data-dit=telephone]").href = connu.appel ?? "";
  ligne.querySelector("[data-dit=courriel]").href = `mailto:${connu.courriel ?? ""}`;
  ligne.querySelector("[data-note-de]").textContent = interpolate(gettext(" sur %(nom)s"), connu);
  for (const [geste, mot] of Object.entries(GESTES)) {
    ligne.querySelector(`[data-${geste}]`).setAttribute("aria-label", `${mot} ${connu.nom}`);
  }
}

function setDit(element, valeur) {
  if (Array.isArray(valeur)) element.replaceChildren(...valeur.map(makePuce));
  else element.textContent = valeur;
  element.hidden = valeur.length === 0;
}

function makePuce(texte) {
  const puce = document.createElement("li");
  puce.textContent = texte;
  return puce;
}

/** Le texte à coller dans un message : les lieux l'un après l'autre, chacun avec l'adresse de sa page. Jamais les notes. */
export function makeTexte(gardes, lieux, racine) {
  return gardes
    .map(({ slug, nom }) => `${lieux?.parSlug.get(slug)?.texte ?? nom}\n${racine}${PREFIXE}/lieux/${slug}/`)
    .join("\n\n");
}
