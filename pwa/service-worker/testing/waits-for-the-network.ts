/** A control: network first without an end to its patience; it works offline, but not in a stall. */
import { clientsClaim } from 'workbox-core';
import { matchPrecache, precacheAndRoute, type PrecacheEntry } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope;

const kept = self.__WB_MANIFEST as PrecacheEntry[];
registerRoute(
  ({ request }) => request.mode === 'navigate',
  async ({ request }) => {
    try {
      return await fetch(request);
    } catch {
      return (await matchPrecache(kept[0]?.url ?? '')) ?? Response.error();
    }
  },
);
precacheAndRoute(kept);
void self.skipWaiting();
clientsClaim();
