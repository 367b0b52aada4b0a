/**
 * Le service worker du guide. Le réseau d'abord, toujours : une page gardée ne sert que si le réseau ne répond pas, et dit son âge.
 * `FICHIERS`, `PAGES`, `REPLI`, `LANGUE` et `PHRASES` viennent de /sw.js. Sans service worker, le site marche de même, réseau compris.
 */
const STATIQUES = "statiques";
const GARDEES = "pages";
const PLACES = { [STATIQUES]: 200, [GARDEES]: 60 };
const DATE = "x-gardee-le";
const AGE_DES_PAGES = 6 * 3600 * 1000; // millisecondes : au-delà, la liste de tous les lieux se remet à jour
const JAMAIS = /^\/(?:(?:nl|de|en)\/)?(redaction|sante|suggestions)\/|\.(pdf|csv|xlsx|geojson)$/;
let miseAJour = null;

self.addEventListener("install", (evenement) => {
  evenement.waitUntil(install());
});
self.addEventListener("activate", (evenement) => {
  evenement.waitUntil(self.clients.claim());
});
self.addEventListener("fetch", (evenement) => {
  const { request } = evenement;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin || JAMAIS.test(url.pathname)) return;
  if (url.pathname.startsWith("/static/")) evenement.respondWith(getStatique(request));
  else if (request.mode === "navigate" || /(\.json|\/textes\.js)$/.test(url.pathname)) evenement.respondWith(getPage(evenement, request));
});

async function install() {
  const statiques = await caches.open(STATIQUES);
  await statiques.addAll(FICHIERS);
  await Promise.all(PAGES.map(refresh));
  await self.skipWaiting();
}

async function refresh(url) {
  const reponse = await fetch(url);
  if (reponse.ok) await keep(url, reponse);
}

/** Un fichier statique porte l'empreinte de son contenu dans son nom : gardé, il n'est jamais périmé. */
async function getStatique(request) {
  const gardee = await caches.match(request, { ignoreVary: true });
  if (gardee) return gardee;
  const reponse = await fetch(request);
  if (reponse.ok) await put(STATIQUES, request.url, reponse.clone());
  return reponse;
}

async function getPage(evenement, request) {
  try {
    const reponse = await fetch(request);
    evenement.waitUntil(update(request.url, reponse.clone()));
    return reponse;
  } catch (erreur) {
    return await getGardee(request) ?? Promise.reject(erreur);
  }
}

/** Ce que devient la copie d'une page à laquelle le réseau vient de répondre. */
async function update(url, reponse) {
  if ([404, 410].includes(reponse.status)) await (await caches.open(GARDEES)).delete(url);
  else if (reponse.ok && /public/.test(reponse.headers.get("Cache-Control"))) await keep(url, reponse);
  miseAJour ??= refreshOld().finally(() => {
    miseAJour = null;
  });
  await miseAJour;
}

async function refreshOld() {
  const cache = await caches.open(GARDEES);
  for (const url of PAGES) {
    const gardee = await cache.match(url, { ignoreVary: true });
    if (!gardee || Date.now() - getDate(gardee) > AGE_DES_PAGES) await refresh(url).catch(() => {});
  }
}

async function keep(url, reponse) {
  const headers = new Headers(reponse.headers);
  headers.set(DATE, new Date().toISOString());
  headers.delete("Content-Encoding"); // le corps gardé n'est plus comprimé
  await put(GARDEES, url, new Response(await reponse.blob(), { headers }));
}

/** Garde à la fin de la file, et oublie les plus anciens au-delà de la place prévue ; jamais les pages gardées d'avance. */
async function put(nom, url, reponse) {
  const cache = await caches.open(nom);
  await cache.delete(url);
  await cache.put(url, reponse);
  const oubliables = (await cache.keys()).filter((cle) => ![...PAGES, ...FICHIERS].includes(new URL(cle.url).pathname));
  for (const cle of oubliables.slice(0, Math.max(0, oubliables.length - PLACES[nom]))) await cache.delete(cle);
}

/** La copie de cette page avec son âge ; à défaut, celle de tous les lieux ; sinon rien. */
async function getGardee(request) {
  const cache = await caches.open(GARDEES);
  const gardee = await cache.match(request, { ignoreVary: true });
  if (request.mode !== "navigate") return gardee;
  const repli = gardee ?? (await cache.match(REPLI, { ignoreVary: true }));
  return repli && withAge(repli, !gardee);
}

async function withAge(reponse, inconnue) {
  const date = new Intl.DateTimeFormat(LANGUE === "en" ? "en-GB" : LANGUE, { dateStyle: "full", timeStyle: "short" }).format(getDate(reponse));
  const phrase = (inconnue ? PHRASES.inconnue : PHRASES.gardee).replace("%(date)s", date);
  const html = (await reponse.text()).replace(/<main[^>]*>/, (main) => `${main}\n<p class="avis" role="status">${phrase}</p>`);
  return new Response(html, { headers: reponse.headers });
}

function getDate(reponse) {
  return new Date(reponse.headers.get(DATE));
}
