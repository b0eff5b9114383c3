/**
 * The headers every answer carries, said before the answer is made: one that is touched afterwards
 * is made a second time, as a stream, which costs more than everything else a request does.
 */
import type { HttpBindings } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';

export const DOCS = '/api/docs';

export const isWithin = (path: string, base: string): boolean =>
  path === base || path.startsWith(`${base}/`);

const STRICT_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html service-worker',
].join('; ');
/** Swagger UI writes its own markup and style attributes; it is documentation, nobody signs in there. */
const DOCS_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
/** An answer of the API is data, whatever somebody wrote into it. */
const DATA_CSP = "default-src 'none'; frame-ancestors 'none'";

type Headers = readonly (readonly [name: string, value: string])[];

const EVERYWHERE: Headers = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
];
/** An answer of the API is data: what it may do when opened as a page is nothing. */
const DATA: Headers = [
  ...EVERYWHERE,
  ['Content-Security-Policy', DATA_CSP],
  ['Cache-Control', 'no-store'],
];
const pageHeaders = (policy: string): Headers => [
  ...EVERYWHERE,
  ['Content-Security-Policy', policy],
  ['X-Frame-Options', 'DENY'],
  ['Referrer-Policy', 'no-referrer'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Origin-Agent-Cluster', '?1'],
  ['Permissions-Policy', 'camera=(), microphone=(), geolocation=()'],
];
const PAGE = pageHeaders(STRICT_CSP);
const DOCS_PAGE = pageHeaders(DOCS_CSP);

function headersFor(path: string): Headers {
  if (isWithin(path, DOCS)) return DOCS_PAGE;
  return isWithin(path, '/api') ? DATA : PAGE;
}

/** TLS is the proxy's to promise, so there is no Strict-Transport-Security here. */
export function answerHeaders(isDraining: () => boolean): MiddlewareHandler {
  return async (c, next) => {
    const { outgoing } = (c.env ?? {}) as Partial<HttpBindings>;
    // Straight onto Node's answer where there is one: fetch's Headers copy and sort them twice.
    const say = (name: string, value: string) =>
      outgoing ? outgoing.setHeader(name, value) : c.header(name, value);
    for (const [name, value] of headersFor(c.req.path)) say(name, value);
    await next();
    // Asked when the answer is there: the signal may have come while it was waited for.
    if (isDraining()) say('Connection', 'close');
  };
}
