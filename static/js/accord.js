/**
 * Met un élément de la page à l'heure du même élément reçu du serveur, en ne touchant que ce qui diffère : le focus, la carte et
 * les panneaux ouverts restent. Deux éléments se valent s'ils ont même balise, même id, même nom et même première classe.
 * Sans JavaScript, la page se recharge entière.
 */

const A_PART = "[data-garde], [role=search]"; // tenus par d'autres scripts
const AU_VISITEUR = ["open"]; // attributs que le serveur ne retire pas
const DE_LA_CARTE = ["data-points", "data-libelle"]; // le reste de la carte est dessiné ici

function isElement(noeud) {
  return noeud.nodeType === Node.ELEMENT_NODE;
}

function getCle(noeud) {
  if (!isElement(noeud)) return noeud.nodeName;
  const classe = [...noeud.classList].find((nom) => !nom.startsWith("htmx-"));
  return [noeud.nodeName, noeud.id, noeud.getAttribute("name"), classe].join();
}

/** Premier frère qui vaut `venu`, à partir de `place`. Un texte n'enjambe aucun élément. */
function findPareil(place, venu) {
  const cle = getCle(venu);
  while (place && getCle(place) !== cle) place = isElement(venu) ? place.nextSibling : null;
  return place;
}

function accordeAttributs(ancien, nouveau) {
  for (const { name } of [...ancien.attributes]) {
    if (!nouveau.hasAttribute(name) && !AU_VISITEUR.includes(name)) ancien.removeAttribute(name);
  }
  for (const { name, value } of nouveau.attributes) {
    if (ancien.getAttribute(name) !== value) ancien.setAttribute(name, value);
  }
}

function accordeEnfants(ancien, nouveau) {
  let place = ancien.firstChild;
  for (const venu of [...nouveau.childNodes]) {
    const pareil = findPareil(place, venu);
    if (!pareil) {
      ancien.insertBefore(venu, place);
      continue;
    }
    while (place !== pareil) place = remove(place);
    accorde(pareil, venu);
    place = pareil.nextSibling;
  }
  while (place) place = remove(place);
}

/** Retire un nœud et rend le suivant. */
function remove(noeud) {
  const suivant = noeud.nextSibling;
  noeud.remove();
  return suivant;
}

function accordeCarte(ancien, nouveau) {
  for (const nom of DE_LA_CARTE) {
    const valeur = nouveau.getAttribute(nom);
    if (ancien.getAttribute(nom) !== valeur) ancien.setAttribute(nom, valeur);
  }
}

/** Rend `ancien` semblable à `nouveau`, qui en sort vidé. */
export function accorde(ancien, nouveau) {
  if (!isElement(ancien)) {
    if (ancien.data !== nouveau.data) ancien.data = nouveau.data;
    return;
  }
  if (ancien.matches(A_PART)) return;
  if (ancien.matches("[data-carte]")) {
    accordeCarte(ancien, nouveau);
    return;
  }
  const { checked, value } = nouveau; // avant que ses options ne partent
  accordeAttributs(ancien, nouveau);
  accordeEnfants(ancien, nouveau);
  if (ancien.matches("[type=checkbox], [type=radio]")) ancien.checked = checked;
  else if (ancien.matches("select, input")) ancien.value = value;
}
