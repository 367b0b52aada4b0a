/**
 * Montre les lieux d'une liste sur la carte : demande ceux de la vue s'il le faut, ouvre les groupes, répond au clavier et aux vignettes.
 * Sans JavaScript il n'y a pas de carte : la liste dit la même chose.
 */
import { isPeu, makeAffichage } from "./carte-affichage.js";
import { prepareClavier } from "./carte-clavier.js";
import { getCouche, makeGroupe } from "./carte-marqueurs.js";
import { readLot } from "./carte-points.js";
import { fetchJson } from "./http.js";
import { gettext } from "./langue.js";
import { prepareVignettes } from "./vignettes.js";

const EVENTAIL_MAX = 30; // au-delà, une liste se lit mieux
const PORTEE = 100; // pixels : un repère plus loin n'est pas celui du lieu
const SANS_LIEU = gettext("Aucun lieu à montrer sur la carte.");
const SANS_VUE = gettext("Les lieux de cette partie de la carte n'ont pas pu être chargés.");

/** Repère affiché qui montre ce point : le groupe dont la boîte le contient, sinon le plus proche. */
function findRepere(carte, point) {
  const place = carte.latLngToLayerPoint(point);
  const [proche] = [...carte.getContainer().querySelectorAll("[data-repere]")]
    .map(getCouche)
    .map((couche) => ({ couche, distance: place.distanceTo(carte.latLngToLayerPoint(couche.getLatLng())) }))
    .map((un) => ({ ...un, dedans: Boolean(un.couche.cadre?.contains(point)) }))
    .filter(({ dedans, distance }) => dedans || distance < PORTEE)
    .sort((a, b) => b.dedans - a.dedans || a.distance - b.distance);
  return proche?.couche;
}

/** Vrai si même le plus fort zoom ne défait pas ce groupe. */
function isInseparable(carte, groupe) {
  let bas = groupe;
  while (bas._childClusters.length === 1) [bas] = bas._childClusters;
  return bas._zoom === carte.getMaxZoom() && bas.getChildCount() === groupe.getChildCount();
}

/** Ouvre un groupe de marqueurs : en zoomant, en éventail, ou en liste s'ils sont beaucoup au même endroit. */
function openGroupe(carte, groupe, openListe) {
  if (!isInseparable(carte, groupe)) groupe.zoomToBounds();
  else if (groupe.getChildCount() <= EVENTAIL_MAX) groupe.spiderfy();
  else openListe(groupe, groupe.getAllChildMarkers().map(({ lieu }) => lieu));
}

/** Groupe de marqueurs dont getVisibleParent connaît aussi les repères de la grille. */
function makeGroupes(carte, anime) {
  const groupe = makeGroupe({ anime });
  const { getVisibleParent } = groupe;
  groupe.getVisibleParent = (couche) =>
    couche.__parent || couche._icon ? getVisibleParent.call(groupe, couche) : findRepere(carte, couche.getLatLng());
  return groupe.addTo(carte);
}

/** Ce qui ne sert qu'à une foule de lieux n'est chargé qu'alors. */
async function loadFoule() {
  const [{ makeGrille }, { makeVues }] = await Promise.all([import("./carte-grille.js"), import("./carte-vues.js")]);
  return { makeGrille, makeVues };
}

/** Le lot de cette adresse. Une adresse sans paramètre s'écrit sans « ? » : l'accueil et la liste partagent ainsi leurs points. */
export async function fetchLot(adresse) {
  const lot = readLot(await fetchJson(adresse.replace(/\?$/, "")));
  return { ...lot, foule: isPeu(lot) ? null : await loadFoule() };
}

/** Rend show(adresse, lot, cadre), rappelé quand les filtres changent ; `lot` : voir fetchLot ; cadre() place la carte. */
export function prepareLieux({ carte, barre, annoncer, anime }) {
  const groupe = makeGroupes(carte, anime);
  const { bindBulle, openListe } = prepareClavier(carte, groupe, barre);
  const affichage = makeAffichage({ carte, groupe, bindBulle });
  let grille = null;
  let getLot = null; // promesse du lot de la vue

  const setAttente = (attente) => carte.getContainer().setAttribute("aria-busy", attente);
  let seRecadre = false; // la carte bouge pour montrer une bulle entière : refaire les repères fermerait cette bulle
  const follow = async () => {
    if (seRecadre) {
      seRecadre = false;
      return;
    }
    const demande = getLot;
    setAttente(true);
    try {
      const lot = await demande?.();
      if (!lot || demande !== getLot) return; // une vue ou une recherche plus récente est en route
      affichage.show(lot, grille);
    } catch {
      annoncer(SANS_VUE);
      carte.once("movestart", () => annoncer(""));
    }
    setAttente(false);
  };
  carte.on("autopanstart", () => {
    seRecadre = true;
  });
  carte.on("moveend popupclose", follow);
  groupe.on("clusterclick", ({ layer }) => openGroupe(carte, layer, openListe));
  groupe.on("animationend spiderfied unspiderfied", () => carte.fire("reperes"));
  prepareVignettes(carte, groupe, affichage.getMarqueur);

  return function show(adresse, lot, cadre) {
    grille ??= lot.foule?.makeGrille({ carte, openListe, annoncer });
    getLot = lot.foule?.makeVues(carte, adresse, lot) ?? (async () => lot);
    affichage.clear();
    cadre();
    affichage.show(lot, grille);
    follow();
    if (!lot.nombre) annoncer(SANS_LIEU);
    carte.fire("cadrage");
  };
}
