/** A control: the usual few lines that cache whatever passes, people's data too. */
declare const self: ServiceWorkerGlobalScope;

async function answer(request: Request): Promise<Response> {
  const response = await fetch(request);
  const cache = await caches.open(`everything-${self.__WB_MANIFEST.length}`);
  if (request.method === 'GET') await cache.put(request, response.clone());
  return response;
}

self.addEventListener('fetch', (event) => {
  event.respondWith(answer(event.request));
});
self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});
void self.skipWaiting();
