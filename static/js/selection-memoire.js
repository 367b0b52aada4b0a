/**
 * La sélection du visiteur, gardée dans son navigateur et nulle part ailleurs : [{ slug, nom, note }], dans son ordre.
 * Un navigateur qui refuse de garder (navigation privée, mémoire pleine) le dit : write rend false.
 */
const CLE = "lieux-de-liens:selection";
const CHANGE = "selection:change";
export const MAXIMUM = 100;

/** Les lieux gardés. Une mémoire abîmée ou refusée se lit vide. */
export function read() {
  try {
    return JSON.parse(localStorage.getItem(CLE))
      .filter((element) => /^[\w-]+$/.test(element?.slug))
      .map(({ slug, nom = slug, note = "" }) => ({ slug, nom, note }));
  } catch {
    return [];
  }
}

export function write(elements) {
  try {
    localStorage.setItem(CLE, JSON.stringify(elements));
  } catch {
    return false;
  }
  document.dispatchEvent(new Event(CHANGE));
  return true;
}

/** Ajoute à la fin ceux qui n'y sont pas. Rend false si tout n'a pas pu être gardé. */
export function add(nouveaux) {
  const elements = read();
  const connus = elements.map(({ slug }) => slug);
  const tous = [...elements, ...nouveaux.filter(({ slug }) => !connus.includes(slug))];
  return write(tous.slice(0, MAXIMUM)) && tous.length <= MAXIMUM;
}

export function remove(slug) {
  return write(read().filter((element) => element.slug !== slug));
}

/** Appelle `suite` quand la sélection change, dans cet onglet ou dans un autre (`ailleurs` vaut alors true). */
export function onChange(suite) {
  document.addEventListener(CHANGE, () => suite({ ailleurs: false }));
  window.addEventListener("storage", ({ key }) => {
    if (!key || key === CLE) suite({ ailleurs: true });
  });
}
