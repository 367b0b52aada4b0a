/**
 * Lecture d'une réponse JSON de notre propre serveur.
 * Sans JavaScript, rien n'est demandé : chaque page porte déjà son contenu.
 */

/** Contenu JSON de l'adresse. Une réponse autre que 200 est une erreur, jamais un contenu vide. */
export async function fetchJson(url) {
  const reponse = await fetch(url, { headers: { Accept: "application/json" } });
  if (!reponse.ok) {
    throw new Error(`${url} : réponse ${reponse.status}`);
  }
  return reponse.json();
}
