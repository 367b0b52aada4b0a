/**
 * La bulle de lieux trop nombreux au même endroit pour s'ouvrir en éventail : une liste. N'est chargée que si on l'ouvre.
 * Sans JavaScript, chaque lieu est dans la liste de la page, avec le même lien.
 */
import { makeCadre, makeLien, makeParagraphe } from "./carte-bulles.js";
import { getPrecision, writeNombre } from "./carte-marqueurs.js";
import { gettext, interpolate } from "./langue.js";

/** Bulle de plusieurs lieux au même endroit : un lien par lieu, dans l'ordre alphabétique. */
export function makeBulleListe(lieux, fermer) {
  const titre = interpolate(gettext("%(nombre)s lieux au même endroit"), { nombre: writeNombre(lieux.length) });
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
