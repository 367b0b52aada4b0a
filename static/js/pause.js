/** Découper un long travail : entre deux morceaux, le téléphone répond au doigt et dessine. Sans JavaScript, rien n'est long. */
export function pause() {
  return new Promise((suite) => {
    setTimeout(suite);
  });
}
