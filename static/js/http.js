/**
 * Lecture d'une réponse JSON de notre propre serveur, et passage à une autre adresse du site.
 * Sans JavaScript, rien n'est demandé : chaque page porte déjà son contenu.
 */

/** Contenu JSON de l'adresse. Une réponse autre que 200 est une erreur, jamais un contenu vide. `signal` permet d'abandonner. */
export async function fetchJson(url, { signal } = {}) {
  const reponse = await fetch(url, { signal, headers: { Accept: "application/json" } });
  if (!reponse.ok) {
    throw new Error(`${url} : réponse ${reponse.status}`);
  }
  return reponse.json();
}

/** Mène à l'adresse : sans recharger si la page tient une liste vive (liste-vive.js) à cette adresse-là. */
export function goTo(url) {
  const demande = new CustomEvent("vif:aller", { cancelable: true, detail: { url } });
  if (document.dispatchEvent(demande)) window.location.assign(url);
}
