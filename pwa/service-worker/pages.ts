/** Pages are the network's while it answers; when it does not, or not in time, the kept ones open. */
import { matchPrecache } from 'workbox-precaching';

/** As long as somebody waits who has gloves on and a part in the other hand. */
export const PATIENCE_MS = 3_500;

/**
 * The kept page an address opens: the tablet has one address, the console reads all below its own.
 * @param pages addresses of the kept pages, with their tokens
 */
export function pageAt(pathname: string, pages: readonly string[]): string | undefined {
  return pages.find((page) => {
    const [base = ''] = page.split('?');
    return pathname === base || (base !== '/' && `${pathname}/`.startsWith(base));
  });
}

/** @throws when the network has no page to give: it is gone, stalls, or stands before a dead server */
async function fromNetwork(request: Request): Promise<Response> {
  const response = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (response.status >= 500) throw new Error(`The server answered ${response.status}.`);
  if (!response.ok) return response;
  // To the last byte: headers that come alone show nobody a page.
  return new Response(await response.blob(), response);
}

export async function answerPage(request: Request, page: string | undefined): Promise<Response> {
  try {
    return await fromNetwork(request);
  } catch {
    const kept = page === undefined ? undefined : await matchPrecache(page);
    // Without one, the network's own failure is what the browser has to show.
    return kept ?? fetch(request);
  }
}
