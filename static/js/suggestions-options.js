/**
 * Les options de la liste de suggestions : ce que chacune montre, les lettres tapées mises en évidence.
 * Sans JavaScript, aucune liste ne s'ouvre : le formulaire de recherche suffit.
 */

/** Texte comparable, et pour chacun de ses caractères la place de celui dont il vient. « Œ » en donne deux, un accent aucun. */
function simplify(texte) {
  const places = [];
  let simple = "";
  let place = 0;
  for (const caractere of texte) {
    const lettres = caractere.replace(/œ/i, "oe").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    for (const lettre of lettres) {
      simple += /[\p{L}\p{N}]/u.test(lettre) ? lettre : " ".repeat(lettre.length);
      places.push(...Array(lettre.length).fill(place));
    }
    place += caractere.length;
  }
  return { simple, places: [...places, place] };
}

/** Morceaux [debut, fin] de `texte` où ce motif commence un mot. */
function findMorceaux(texte, motif) {
  const { simple, places } = simplify(texte);
  return [...simple.matchAll(new RegExp(`(^| )(${motif})`, "g"))].map(({ index, 0: tout, 1: avant }) => [
    places[index + avant.length],
    places[index + tout.length],
  ]);
}

/** Ce qui a été tapé, dans le libellé ou à défaut dans le complément : d'un seul tenant, sinon mot par mot. */
function findTape({ libelle, complement }, tape) {
  const mots = simplify(tape).simple.split(" ").filter(Boolean);
  for (const motif of mots.length ? [mots.join(" +"), mots.join("|")] : []) {
    const dansLibelle = findMorceaux(libelle, motif);
    if (dansLibelle.length) return [dansLibelle, []];
    const dansComplement = findMorceaux(complement, motif);
    if (dansComplement.length) return [[], dansComplement];
  }
  return [[], []];
}

/** <span> dont ces morceaux sont dans des <mark>. */
function makeTexte(texte, morceaux, classe) {
  const element = document.createElement("span");
  element.className = classe;
  let ecrit = 0;
  for (const [debut, fin] of morceaux) {
    const marque = document.createElement("mark");
    marque.textContent = texte.slice(debut, fin);
    element.append(texte.slice(ecrit, debut), marque);
    ecrit = fin;
  }
  element.append(texte.slice(ecrit));
  return element;
}

/** Option d'une liste : libellé, complément et nature de la suggestion. */
export function makeOption(suggestion, tape, id) {
  const { nature, libelle, complement, adresse } = suggestion;
  const [dansLibelle, dansComplement] = findTape(suggestion, tape);
  const option = document.createElement("li");
  option.id = id;
  option.className = "suggestion";
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  option.dataset.adresse = adresse;
  option.append(makeTexte(libelle, dansLibelle, "suggestion__libelle"), " ");
  if (complement) option.append(makeTexte(complement, dansComplement, "suggestion__complement"), " ");
  option.append(makeTexte(nature, [], "suggestion__nature"));
  return option;
}
