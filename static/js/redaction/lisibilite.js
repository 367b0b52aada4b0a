/**
 * Sous chaque <textarea data-lisibilite="URL">, les conseils pour un texte facile à lire suivent la frappe, à chaque pause.
 * Sans JavaScript, la page porte ceux du texte enregistré. Aucun n'empêche d'enregistrer.
 */

const PAUSE = 600; // millisecondes
const PANNE = { resume: "Les conseils ne sont pas disponibles pour l'instant ; vous pouvez enregistrer sans eux.", conseils: [] };

function makeElement(nom, texte) {
  const element = document.createElement(nom);
  element.textContent = texte;
  return element;
}

function makeLigne({ passage, phrase }) {
  const ligne = document.createElement("li");
  ligne.append(makeElement("q", passage), " ", makeElement("span", phrase));
  return ligne;
}

/** Le texte voyage dans le corps de la demande : il est trop long pour une adresse. */
async function fetchConseils(champ, signal) {
  const body = new URLSearchParams({
    texte: champ.value,
    csrfmiddlewaretoken: champ.form.elements.csrfmiddlewaretoken.value,
  });
  const reponse = await fetch(champ.dataset.lisibilite, { method: "POST", body, signal, redirect: "error" });
  if (!reponse.ok) throw new Error(`réponse ${reponse.status}`);
  return reponse.json();
}

function prepareChamp(champ) {
  const [resume, liste] = champ.parentElement.querySelector("[data-conseils]").children;
  let attente;
  let demande = new AbortController();

  const show = (apercu) => {
    if (resume.textContent !== apercu.resume) resume.textContent = apercu.resume;
    liste.hidden = !apercu.conseils.length;
    liste.replaceChildren(...apercu.conseils.map(makeLigne));
  };
  const refresh = async () => {
    demande.abort();
    demande = new AbortController();
    const { signal } = demande;
    try {
      const apercu = await fetchConseils(champ, signal);
      if (!signal.aborted) show(apercu);
    } catch {
      if (!signal.aborted) show(PANNE);
    }
  };
  champ.addEventListener("input", () => {
    clearTimeout(attente);
    attente = setTimeout(refresh, PAUSE);
  });
}

document.querySelectorAll("[data-lisibilite]").forEach(prepareChamp);
