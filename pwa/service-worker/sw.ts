/**
 * Lets every page open without a network, and nothing more.
 *
 *     a page (tablet, console)        the network's, or after 3.5 s the one kept here
 *     what has a token in its address  the one kept here: a changed file has another address
 *     /api, and whatever is no GET     not touched at all; nothing of a person ever lies in a cache
 *
 * A new worker takes over at once. That is safe because the server goes on serving the assets of the
 * two builds before, so a page that is still open gets what it asks for.
 */
import { cacheNames, clientsClaim } from 'workbox-core';
import { precacheAndRoute, type PrecacheEntry } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { answerPage, pageAt } from './pages.ts';

declare const self: ServiceWorkerGlobalScope;

/** The build writes them in, under addresses that carry their content. */
const kept = self.__WB_MANIFEST as PrecacheEntry[];
const pages = kept.map(({ url }) => url).filter((url) => /\/\?v=/.test(url));

// Navigations come first: a page kept here is the second choice, an asset kept here the first.
registerRoute(
  ({ request, url }) => request.mode === 'navigate' && pageAt(url.pathname, pages) !== undefined,
  ({ request, url }) => answerPage(request, pageAt(url.pathname, pages)),
);
precacheAndRoute(kept, {
  cleanURLs: false,
  directoryIndex: '',
  ignoreURLParametersMatching: [],
});

async function deleteForeignCaches(): Promise<void> {
  const names = await caches.keys();
  const foreign = names.filter((name) => name !== cacheNames.precache);
  await Promise.all(foreign.map((name) => caches.delete(name)));
}

self.addEventListener('activate', (event) => {
  event.waitUntil(deleteForeignCaches());
});
void self.skipWaiting();
clientsClaim();
