/** A control: throws the old build away before the new one is there, so an update is a gap. */
import type { PrecacheEntry } from 'workbox-precaching';

declare const self: ServiceWorkerGlobalScope;

const kept = self.__WB_MANIFEST as PrecacheEntry[];
const CACHE = 'only-one';

async function fill(): Promise<void> {
  await caches.delete(CACHE);
  const cache = await caches.open(CACHE);
  await cache.addAll(kept.map(({ url }) => url));
}

async function answer(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    const found = await caches.match(request, { ignoreSearch: true });
    return found ?? Response.error();
  }
}

self.addEventListener('install', (event) => {
  event.waitUntil(fill());
});
self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});
self.addEventListener('fetch', (event) => {
  event.respondWith(answer(event.request));
});
void self.skipWaiting();
