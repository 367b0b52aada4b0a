/**
 * Bulles de la carte : celle d'un lieu, et la liste de lieux trop nombreux au même endroit pour s'ouvrir en éventail.
 * Sans JavaScript, chaque lieu est dans la liste, avec le même lien.
 */
import { getPrecision, writeNombre } from "./carte-marqueurs.js";

function makeParagraphe(classe, texte) {
  const paragraphe = document.createElement("p");
  paragraphe.className = classe;
  paragraphe.textContent = texte;
  return paragraphe;
}

function makeLien({ url, nom }) {
  const lien = document.createElement("a");
  lien.href = url;
  lien.textContent = nom;
  return lien;
}

function makeCadre(nom, contenu, fermer) {
  const bulle = document.createElement("div");
  bulle.className = "bulle";
  bulle.setAttribute("role", "dialog");
  bulle.setAttribute("aria-label", nom);
  const bouton = document.createElement("button");
  bouton.type = "button";
  bouton.className = "bulle-fermer";
  bouton.setAttribute("aria-label", "Fermer");
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

/** Bulle de plusieurs lieux au même endroit : un lien par lieu, dans l'ordre alphabétique. */
export function makeBulleListe(lieux, fermer) {
  const titre = `${writeNombre(lieux.length)} lieux au même endroit`;
  const liste = document.createElement("ul");
  liste.className = "bulle-liste";
  liste.append(
    ...[...lieux]
      .sort((a, b) => a.nom.localeCompare(b.nom, "fr"))
      .map((lieu) => {
        const ligne = document.createElement("li");
        ligne.append(makeLien(lieu), makeParagraphe("bulle-type", lieu.type.libelle));
        return ligne;
      }),
  );
  const contenu = [makeParagraphe("bulle-nom", titre), liste];
  if (getPrecision(lieux[0])) contenu.push(makeParagraphe("bulle-precision", getPrecision(lieux[0])));
  return makeCadre(titre, contenu, fermer);
}
