/**
 * La bulle d'un lieu sur la carte. Sans JavaScript, chaque lieu est dans la liste, avec le même lien.
 */
import { getPrecision } from "./carte-marqueurs.js";
import { gettext } from "./langue.js";

export function makeParagraphe(classe, texte) {
  const paragraphe = document.createElement("p");
  paragraphe.className = classe;
  paragraphe.textContent = texte;
  return paragraphe;
}

export function makeLien({ url, nom }) {
  const lien = document.createElement("a");
  lien.href = url;
  lien.textContent = nom;
  return lien;
}

/** Cadre d'une bulle, avec son bouton « Fermer ». */
export function makeCadre(nom, contenu, fermer) {
  const bulle = document.createElement("div");
  bulle.className = "bulle";
  bulle.setAttribute("role", "dialog");
  bulle.setAttribute("aria-label", nom);
  const bouton = document.createElement("button");
  bouton.type = "button";
  bouton.className = "bulle-fermer";
  bouton.setAttribute("aria-label", gettext("Fermer"));
  bouton.textContent = "×";
  bouton.addEventListener("click", fermer);
  bulle.append(...contenu, bouton);
  return bulle;
}

function writeType({ type, commune }) {
  return [type.libelle, commune].filter(Boolean).join(" · ");
}

/** Bulle d'un lieu : le nom en lien, le type, la commune, ce que vaut la position, et « Fermer ». */
export function makeBulle(lieu, fermer) {
  const nom = makeParagraphe("bulle-nom", "");
  nom.append(makeLien(lieu));
  const contenu = [nom, makeParagraphe("bulle-type", writeType(lieu))];
  if (getPrecision(lieu)) contenu.push(makeParagraphe("bulle-precision", getPrecision(lieu)));
  return makeCadre(lieu.nom, contenu, fermer);
}
