/** A control: keeps its pages first of all, so a new build is not seen. */
import { clientsClaim } from 'workbox-core';
import { matchPrecache, precacheAndRoute, type PrecacheEntry } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope;

const kept = self.__WB_MANIFEST as PrecacheEntry[];
registerRoute(
  ({ request }) => request.mode === 'navigate',
  async ({ request }) => (await matchPrecache(kept[0]?.url ?? '')) ?? fetch(request),
);
precacheAndRoute(kept);
void self.skipWaiting();
clientsClaim();
