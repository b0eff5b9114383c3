/** Starts the service worker, where the browser has one to start. */

/** As the content security policy names it (server/http/answer-headers.ts). */
const POLICY = 'service-worker';
const ADDRESS = '/sw.js';

/** The one script address these pages ever make. Older browsers know no Trusted Types and take text. */
function workerAddress(): string {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy(POLICY, { createScriptURL: () => ADDRESS });
  return policy ? policy.createScriptURL('') : ADDRESS;
}

/** What TypeScript's DOM does not know yet; a trusted address is taken where a string is. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ): { createScriptURL(address: string): string };
}

/**
 * @returns undefined where there is none: over plain http, or when the browser refuses. The page
 *   then works like any other page, with the network.
 */
export async function startServiceWorker(): Promise<ServiceWorkerRegistration | undefined> {
  // Over plain http the property is not there at all, whatever its type says.
  if (!('serviceWorker' in navigator)) return undefined;
  try {
    const options = { updateViaCache: 'none' } as const;
    return await navigator.serviceWorker.register(workerAddress(), options);
  } catch (error) {
    console.warn('This page does not open without a network: no service worker.', error);
    return undefined;
  }
}
