/** Retire le service worker de ce navigateur et efface ce qu'il gardait. Servi à sa place quand le site tourne avec HORS_LIGNE=0. */
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (evenement) => {
  evenement.waitUntil(clear());
});

async function clear() {
  for (const nom of await caches.keys()) await caches.delete(nom);
  await self.registration.unregister();
}
